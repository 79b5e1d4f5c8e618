#include <algorithm>
#include <bit>
#include <map>
#include <nlohmann/json.hpp>

#include "core/features/build.h"
#include "core/objectives/moments.h"
#include "core/project/project.h"
#include "core/segments/scope.h"

namespace habitus::features {
namespace {

bool same(double a, double b) {
  return (std::isnan(a) && std::isnan(b)) || std::bit_cast<uint64_t>(a) == std::bit_cast<uint64_t>(b);
}

void compare(const Values& built, size_t first, const Values& again, const std::vector<std::string>& names,
             std::map<size_t, Verification::Mismatch>& found) {
  for (size_t i = 0; i < again.person.size(); ++i)
    for (size_t c = 0; c < names.size(); ++c) {
      const double a = built.cell[(first + i) * built.width + c], b = again.cell[i * again.width + c];
      if (same(a, b)) continue;
      auto& m = found[c];
      if (m.count++ == 0) m = {names[c], 1, again.as_of[i], a, b};
    }
}
}  // namespace

Result<Verification> verify(Project& project, const Pass& pass, const events::Scope& scope,
                            const taxonomy::Lens& lens, const std::vector<std::unique_ptr<Feature>>& features,
                            const std::vector<Time>& as_of, const Exec& exec) {
  std::vector<std::string> names;
  for (const auto& feature : features)
    for (const auto& column : feature->columns()) names.push_back(column.name);
  TRY(const Values built, evaluate(project, pass, scope, lens, features, as_of, {}, exec));
  Verification out;
  out.rows = built.person.size();
  out.values = built.cell.size();
  std::map<size_t, Verification::Mismatch> found;
  size_t row = 0;
  for (const Time t : as_of) {
    events::Scope cut = scope;
    cut.to = std::min(cut.to, t);
    cut.known_by = std::min(cut.known_by, t);
    size_t last = row;
    while (last < built.person.size() && built.as_of[last] == t) ++last;
    const Wanted rows{
        {std::vector<events::PersonKey>(built.person.begin() + static_cast<std::ptrdiff_t>(row),
                                        built.person.begin() + static_cast<std::ptrdiff_t>(last))}};
    TRY(const Values again, evaluate(project, pass, cut, lens, features, {t}, rows, exec));
    compare(built, row, again, names, found);
    row = last;
  }
  for (auto& [column, mismatch] : found) out.mismatches.push_back(std::move(mismatch));
  return out;
}

Result<Verification> verify(Project& project, const Json& frame, const Exec& exec) {
  const auto as_of = objectives::moments_of(frame["as_of"]);
  TRY(const auto scope, scope_of_set(project, frame["set"], as_of, exec));
  TRY(const auto lens, segments::lens_of(project, frame["set"]["scope"]));
  TRY(const Recipe recipe, recipe_of(frame["set"]));
  TRY(const Pass pass, project.gate().aggregates(Purpose::audit));
  return verify(project, pass, scope, lens, recipe.features, as_of, exec);
}

}  // namespace habitus::features
