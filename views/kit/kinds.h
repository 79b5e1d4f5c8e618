#pragma once
#include <string>

#include <QString>

namespace habitus::kit {

/// The kinds of definitions as people call them, and the view that edits each.
QString kind_title(const std::string& kind);  ///< "Funnels"
QString kind_view(const std::string& kind);   ///< "funnel"; empty when none does

}  // namespace habitus::kit
