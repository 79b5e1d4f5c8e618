#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/spec.h"
#include "core/fairness/subject_parts.h"
#include "core/funnels/funnel.h"
#include "core/taxonomy/lens.h"

namespace habitus::fairness {

Result<Json> complete_funnel(Project& project, const Json& of, const Json& scope) {
  CHECK(spec::only(of, {"type", "funnel", "step"}, "fairness.of"));
  Json funnel = of.value("funnel", Json::object());
  if (funnel.is_string()) {
    TRY(const auto found, taxonomy::find_definition(project, "funnel", funnel.get<std::string>()));
    TRY(funnel, parse_json(found.spec, found.text));
  }
  if (funnel.is_object()) {
    funnel.erase("breakdown");  // the audit makes its own groups
    funnel["scope"] = scope;
  }
  Json out{{"type", "funnel"}};
  TRY(out["funnel"], funnels::question().complete(project, funnel));
  const auto steps = static_cast<int64_t>(out["funnel"]["steps"].size());
  TRY(out["step"], spec::whole(of, "step", steps, 2, steps, "fairness.of"));
  return out;
}

Result<Subject> funnel_subject(Project& project, const Json& of,
                               const std::vector<events::PersonKey>& everybody, const std::vector<Time>& last,
                               const Exec& exec) {
  const auto reached = [&](int64_t step) {
    return funnels::question().people(project, of["funnel"], Json{{"step", step}, {"outcome", "reached"}},
                                      exec);
  };
  TRY(const auto before, reached(of["step"].get<int64_t>() - 1));
  TRY(const auto after, reached(of["step"].get<int64_t>()));
  Subject out;
  for (const events::PersonKey person : before) {
    const auto at = std::lower_bound(everybody.begin(), everybody.end(), person);
    if (at == everybody.end() || *at != person) continue;
    out.person.push_back(person);
    out.moment.push_back(last[static_cast<size_t>(at - everybody.begin())]);
    out.selected.push_back(std::binary_search(after.begin(), after.end(), person));
  }
  out.label.assign(out.person.size(), std::nan(""));
  out.score = out.label;
  return out;
}

}  // namespace habitus::fairness
