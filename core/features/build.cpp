#include "core/features/build.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/objectives/window.h"
#include "core/project/project.h"
#include "core/segments/scope.h"

namespace habitus::features {
namespace {

struct DatePart {
  std::vector<events::PersonKey> person;
  std::vector<double> cell;
};
struct Part {
  std::vector<DatePart> dates;
  std::vector<double> late;
};

struct Visitor {
  const std::vector<std::unique_ptr<Feature>>& features;
  const Pickers& pickers;
  const std::vector<Time>& as_of;
  const Wanted& wanted;
  size_t width;

  void operator()(Part& part, const events::Slab& slab) const {
    part.dates.resize(as_of.size());
    part.late.assign(as_of.size(), 0);
    Pickers::Masks scratch;
    const auto& masks = pickers.apply(slab, scratch);
    objectives::Known known;
    for (size_t p = 0; p < slab.person.size(); ++p)
      for (size_t d = 0; d < as_of.size(); ++d) {
        if (wanted && !std::binary_search((*wanted)[d].begin(), (*wanted)[d].end(), slab.person[p])) continue;
        pickers.know(slab, p, as_of[d], known, scratch);
        part.late[d] += static_cast<double>(known.late);
        if (known.rows.empty() && !wanted) continue;
        DatePart& to = part.dates[d];
        to.person.push_back(slab.person[p]);
        to.cell.resize(to.cell.size() + width);
        double* out = to.cell.data() + to.cell.size() - width;
        const View view{slab, slab.person[p], as_of[d], known.rows, masks};
        for (const auto& feature : features) {
          feature->value(view, out);
          out += feature->columns().size();
        }
      }
  }
};

void merge(Part& into, Part& from) {
  if (into.dates.empty()) {
    into = std::move(from);
    return;
  }
  for (size_t d = 0; d < into.dates.size(); ++d) {
    DatePart& to = into.dates[d];
    to.person.insert(to.person.end(), from.dates[d].person.begin(), from.dates[d].person.end());
    to.cell.insert(to.cell.end(), from.dates[d].cell.begin(), from.dates[d].cell.end());
    into.late[d] += from.late[d];
    from.dates[d] = {};
  }
}

/// What features say about somebody of whom nothing is known.
std::vector<double> empty_history(const std::vector<std::unique_ptr<Feature>>& features, size_t width) {
  std::vector<double> out(width);
  const events::Slab nothing{};
  double* at = out.data();
  for (const auto& feature : features) {
    feature->value(View{nothing, 0, 0, {}, {}}, at);
    at += feature->columns().size();
  }
  return out;
}

Values collect(const Part& part, const std::vector<Time>& as_of, const Wanted& wanted,
               const std::vector<double>& empty) {
  Values out;
  out.width = empty.size();
  out.late = part.late;
  const auto add = [&](size_t d, events::PersonKey person, const double* from) {
    out.person.push_back(person);
    out.as_of.push_back(as_of[d]);
    out.cell.insert(out.cell.end(), from, from + out.width);
  };
  for (size_t d = 0; d < as_of.size(); ++d) {
    static const DatePart none;
    const DatePart& from = d < part.dates.size() ? part.dates[d] : none;
    if (!wanted) {
      for (size_t i = 0; i < from.person.size(); ++i)
        add(d, from.person[i], from.cell.data() + i * out.width);
      continue;
    }
    size_t i = 0;
    for (const events::PersonKey person : (*wanted)[d]) {
      while (i < from.person.size() && from.person[i] < person) ++i;
      const bool here = i < from.person.size() && from.person[i] == person;
      add(d, person, here ? from.cell.data() + i * out.width : empty.data());
    }
  }
  return out;
}
}  // namespace

Result<Values> evaluate(Project& project, const Pass& pass, const events::Scope& scope,
                        const taxonomy::Lens& lens, const std::vector<std::unique_ptr<Feature>>& features,
                        const std::vector<Time>& as_of, const Wanted& wanted, const Exec& exec) {
  Demand demand;
  demand.need.arrival = true;
  size_t width = 0;
  for (const auto& feature : features) {
    feature->bind(demand);
    feature->prepare(as_of);
    width += feature->columns().size();
  }
  TRY(const auto pickers, Pickers::make(project, lens, demand));
  const Visitor visitor{features, pickers, as_of, wanted, width};
  TRY(const Part part, events::scan_reduce<Part>(project, pass, scope, demand.need, exec, visitor, merge));
  return collect(part, as_of, wanted, empty_history(features, width));
}

Result<events::Scope> scope_of_set(Project& project, const Json& set, const std::vector<Time>& as_of,
                                   const Exec& exec) {
  TRY(auto scope, segments::scope_of(project, set["scope"], exec));
  scope.to = std::min(scope.to, as_of.back());
  return scope;
}

}  // namespace habitus::features
