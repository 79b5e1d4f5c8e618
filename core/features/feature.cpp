#include "core/features/feature.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/hash.h"
#include "core/features/kinds.h"
#include "core/taxonomy/test.h"

namespace habitus::features {

View::Range View::within(Duration window, Duration ends) const {
  const auto before = [&](Time t) {
    const auto at =
        std::partition_point(rows.begin(), rows.end(), [&](uint32_t row) { return slab.time[row] < t; });
    return static_cast<size_t>(at - rows.begin());
  };
  const size_t last = ends == 0 ? rows.size() : before(as_of - ends);
  return {window == 0 ? 0 : std::min(last, before(as_of - ends - window)), last};
}

size_t Demand::pick(const Json& complete) {
  for (size_t i = 0; i < picks.size(); ++i)
    if (picks[i] == complete) return i;
  picks.push_back(complete);
  return picks.size() - 1;
}
size_t Demand::number(const std::string& property) { return taxonomy::column_of(need.number, property); }
size_t Demand::text(const std::string& property) { return taxonomy::column_of(need.text, property); }

Result<Pickers> Pickers::make(Project& project, const taxonomy::Lens& lens, Demand& demand) {
  Pickers out;
  for (size_t i = 0; i < demand.picks.size(); i += 32) {
    const auto first = demand.picks.begin() + static_cast<std::ptrdiff_t>(i);
    const auto last =
        demand.picks.begin() + static_cast<std::ptrdiff_t>(std::min(i + 32, demand.picks.size()));
    TRY(auto picker, taxonomy::Picker::make(project, lens, std::vector<Json>(first, last)));
    picker.bind(demand.need);
    out.all_.push_back(std::move(picker));
  }
  return out;
}

const std::vector<const uint32_t*>& Pickers::apply(const events::Slab& slab, Masks& masks) const {
  masks.scratch.resize(all_.size());
  masks.of.clear();
  masks.revised = SIZE_MAX;
  for (size_t i = 0; i < all_.size(); ++i) masks.of.push_back(all_[i].apply(slab, masks.scratch[i]));
  return masks.of;
}

void Pickers::know(const events::Slab& slab, size_t p, Time as_of, objectives::Known& known,
                   Masks& masks) const {
  objectives::known_as_of(slab, slab.first[p], slab.first[p + 1], as_of, known);
  if (all_.empty() || !all_.front().several() || (known.late == 0 && masks.revised != p)) return;
  masks.revised = p;
  for (size_t i = 0; i < all_.size(); ++i) all_[i].apply_as_of(slab, p, as_of, masks.scratch[i]);
}

Feature::Feature(Json spec)
    : spec_(std::make_shared<const Json>(std::move(spec))),
      name_((*spec_)["name"].get<std::string>()),
      version_(sha256(canonical(*spec_))) {
  if (spec_->contains("ends")) ends_ = parse_duration((*spec_)["ends"].get<std::string>()).value_or(0);
}

void Feature::add_column(const std::string& suffix, Duration window, const std::string& unit,
                         Column::Kind kind) {
  Column c;
  c.name = name_ + (suffix.empty() ? "" : " " + suffix);
  c.kind = kind;
  c.source = name_;
  c.version = version_;
  c.window = window;
  c.known_after = "arrival";
  c.unit = unit;
  columns_.push_back(std::move(c));
}

Result<std::unique_ptr<Feature>> make_feature(const Json& spec, const Zone& zone) {
  const std::string type = spec["type"];
  if (auto made = make_count_kind(type, spec)) return made;
  if (auto made = make_value_kind(type, spec, zone)) return made;
  if (auto made = make_step_kind(type, spec, zone)) return made;
  if (type == "sessions") return make_session_kind(spec, zone);
  return fail(Kind::internal, Text("There is no feature type “%1”", {type}));
}

}  // namespace habitus::features
