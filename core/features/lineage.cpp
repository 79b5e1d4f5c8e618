#include "core/features/lineage.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/hash.h"
#include "core/base/spec.h"
#include "core/events/log.h"
#include "core/features/build.h"
#include "core/identity/people.h"
#include "core/objectives/moments.h"
#include "core/objectives/window.h"
#include "core/project/project.h"
#include "core/segments/scope.h"

namespace habitus::features {
namespace {

struct Place {
  Feature* feature = nullptr;
  size_t column = 0;
};

std::optional<Place> place_of(Recipe& recipe, const std::string& column, std::vector<std::string>& names) {
  for (const auto& feature : recipe.features)
    for (size_t c = 0; c < feature->columns().size(); ++c) {
      names.push_back(feature->columns()[c].name);
      if (names.back() == column) return Place{feature.get(), c};
    }
  return std::nullopt;
}

void read_rows(const events::Slab& slab, const events::Dictionary& events, const std::vector<uint32_t>& rows,
               Lineage& out) {
  for (const uint32_t i : rows)
    out.rows.push_back(
        {slab.time[i], slab.arrival[i], std::string(events.word(slab.event[i])), slab.batch[i], slab.row[i]});
}

Done trace(Project& project, const Pass& pass, const events::Scope& scope, const taxonomy::Lens& lens,
           const Place& place, Lineage& out) {
  Demand demand;
  demand.need.arrival = demand.need.origin = true;
  place.feature->bind(demand);
  place.feature->prepare({out.as_of});
  TRY(const Pickers pickers, Pickers::make(project, lens, demand));
  TRY(const auto events, events::dictionary(project, "event"));
  std::shared_ptr<const events::Dictionary> words;
  if (!place.feature->words().empty()) {
    TRY(words, events::dictionary(project, place.feature->words()));
  }
  const auto finish = [&](const View& view) {
    std::vector<double> values(place.feature->columns().size());
    place.feature->value(view, values.data());
    out.value = values[place.column];
    if (words) out.word = words->word(static_cast<uint32_t>(out.value));
    std::vector<uint32_t> rows;
    place.feature->sources(view, place.column, rows);
    std::sort(rows.begin(), rows.end());
    out.known = view.rows.size();
    read_rows(view.slab, *events, rows, out);
  };
  bool met = false;
  CHECK(events::scan(project, pass, scope, demand.need, Exec{1, nullptr}, [&](const events::Slab& slab) {
    if (slab.person.empty()) return;
    met = true;
    Pickers::Masks scratch;
    const auto& masks = pickers.apply(slab, scratch);
    objectives::Known known;
    pickers.know(slab, 0, out.as_of, known, scratch);
    finish(View{slab, slab.person[0], out.as_of, known.rows, masks});
  }));
  if (!met) finish(View{events::Slab{}, 0, out.as_of, {}, {}});
  return {};
}
}  // namespace

Result<Lineage> lineage(Project& project, const Pass& pass, const Json& set, const std::string& column,
                        const std::string& actor, const std::string& as_of) {
  if (!pass.rows())
    return fail(Kind::refused, QT_TRANSLATE_NOOP("core", "Lineage shows single events"), {},
                QT_TRANSLATE_NOOP("core", "Ask the gate for rows"));
  TRY(const Json frame, complete_frame(project, {{"set", set}, {"as_of", as_of}}));
  const Json& complete = frame["set"];
  TRY(const auto key, events::person_key(project, actor));
  if (!key)
    return fail(Kind::missing,
                Text(QT_TRANSLATE_NOOP("core", "The log has no actor “%1”"), {excerpt(actor)}));
  TRY(Recipe recipe, recipe_of(complete));
  Lineage out;
  out.column = column;
  out.as_of = objectives::moments_of(frame["as_of"]).front();
  std::vector<std::string> names;
  for (const Json& f : recipe.attributes) {
    names.push_back(f["name"]);
    if (names.back() != column) continue;
    TRY(const auto values, identity::column(project, f["attribute"].get<std::string>()));
    out.spec = canonical(f);
    out.version = sha256(out.spec);
    out.value = values->number(*key, out.as_of).value_or(std::numeric_limits<double>::quiet_NaN());
    if (const auto word = values->text(*key, out.as_of)) out.word = *word;
    return out;
  }
  const auto place = place_of(recipe, column, names);
  if (!place) return spec::unknown("feature column", column, names, "feature");
  out.spec = canonical(place->feature->spec());
  out.version = place->feature->columns()[place->column].version;
  TRY(auto scope, scope_of_set(project, complete, {out.as_of}, {}));
  scope.persons = std::make_shared<events::PersonSet>(events::PersonSet{{*key}});
  TRY(const auto lens, segments::lens_of(project, complete["scope"]));
  CHECK(trace(project, pass, scope, lens, *place, out));
  return out;
}

}  // namespace habitus::features
