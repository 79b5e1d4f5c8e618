#pragma once
#include <vector>

#include <QString>

#include "core/report/question.h"

class QWidget;

namespace habitus::kit {

/// Asks where, and writes the figures (as they may leave the program) with definition and reason as one web
/// page or PDF. What to tell then; empty when nothing was written.
QString save_report(QWidget* parent, const QString& title, const report::Answer& answer,
                    const std::vector<report::Figure>& figures);

}  // namespace habitus::kit
