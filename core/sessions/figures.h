#pragma once
#include <vector>

#include "core/base/json.h"
#include "core/report/figure.h"

namespace habitus::sessions {

std::vector<report::Figure> figures(const Json& answer);

report::Figure mixture_figure(const Json& answer);  ///< pauses, absences and where they cross
report::Figure timeout_figure(const Json& answer);  ///< every KPI by timeout
report::Figure begun_figure(const Json& answer);    ///< what begins a session
report::Figure against_figure(const Json& answer);  ///< two recipes
report::Figure labels_figure(const Json& answer);   ///< against labelled boundaries

report::Quantity duration_at(const Json& answer, const std::string& pointer);
report::Column right_column(const char* title);
report::Column left_column(const char* title);

}  // namespace habitus::sessions
