#pragma once
#include <string>

#include <QString>

class QWidget;

namespace habitus {

/// "1 Feb – 30 Jun 2023"; "All time" when both are empty. `to` is the first day after the period, as in every
/// spec.
QString period_words(const std::string& from, const std::string& to);
QString day_words(const std::string& day);

/// Small boxes under the button that asks. They write ISO days; true when the user applied.
bool ask_period(QWidget* below, std::string& from, std::string& to);
bool ask_moment(QWidget* below, std::string& moment);

}  // namespace habitus
