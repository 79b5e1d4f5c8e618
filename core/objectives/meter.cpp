#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>

#include "core/objectives/formula.h"
#include "core/segments/scope.h"
#include "core/stats/intervals.h"

namespace habitus::objectives {

using Count = Formula::Count;

namespace {
bool any_event(const std::string& text) {
  const Json pick = Json::parse(text, nullptr, false);
  return pick["any"].size() == 1 && pick["any"][0]["word"] == "*" && !pick["any"][0].contains("where");
}
}  // namespace

Result<Meter> Meter::make(Project& project, const Json& scope, const std::vector<std::string>& formulas,
                          const Json& sessions, const segments::Extent& extent) {
  Meter out;
  TRY(auto lens, segments::lens_of(project, scope));
  TRY(const auto properties, segments::property_names(project));
  std::vector<std::string> texts;
  for (const std::string& text : formulas) {
    TRY(Formula formula, parse_formula(text, lens, properties, text));
    std::vector<size_t> place;
    for (const auto& term : formula.terms) {
      const auto known = std::find(out.terms_.begin(), out.terms_.end(), term);
      place.push_back(static_cast<size_t>(known - out.terms_.begin()));
      if (known != out.terms_.end()) continue;
      const auto pick = std::find(texts.begin(), texts.end(), term.pick);
      out.bit_.push_back(1u << ((pick - texts.begin()) % 32));
      if (pick == texts.end()) texts.push_back(term.pick);
      out.terms_.push_back(term);
    }
    out.place_.push_back(std::move(place));
    out.formulas_.push_back(std::move(formula));
  }
  if (texts.size() > 32)
    return fail(Kind::input, "At most 32 different behaviours can be counted at once", "formula",
                "Ask for fewer indicators");
  std::vector<Json> picks;
  for (const std::string& text : texts) picks.push_back(Json::parse(text, nullptr, false));
  TRY(auto picker, taxonomy::Picker::make(project, std::move(lens), picks));
  out.picker_ = std::make_shared<taxonomy::Picker>(std::move(picker));
  const auto asks = [&](auto... counts) {
    return std::any_of(out.terms_.begin(), out.terms_.end(),
                       [&](const auto& t) { return ((t.count == counts) || ...); });
  };
  if (asks(Count::sessions, Count::duration)) {
    Json cut = sessions;
    cut["scope"] = scope;
    TRY(auto made, sessions::Sessioniser::make(project, cut, extent));
    out.cut_ = std::make_shared<sessions::Sessioniser>(std::move(made));
  }
  if (asks(Count::days)) {
    TRY(const Zone zone, segments::zone_of(scope));
    out.calendar_ = std::make_shared<segments::Calendar>(zone, Grain::day, extent.first, extent.last);
  }
  return out;
}

void Meter::bind(events::Need& need) {
  need.weight = true;
  picker_->bind(need);
  if (cut_) cut_->bind(need);
  number_.clear();
  for (const auto& term : terms_)
    number_.push_back(term.property.empty() ? 0 : taxonomy::column_of(need.number, term.property));
}

void Meter::prepare(const events::Slab& slab, Scratch& scratch) const {
  if (cut_) cut_->apply(slab, scratch.cuts, scratch.session);
  scratch.masks = picker_->apply(slab, scratch.picks);
}

void Meter::measure(const events::Slab& slab, const Scratch& scratch, std::span<const uint32_t> rows,
                    std::vector<double>& out) const {
  out.assign(terms_.size(), 0);
  for (size_t k = 0; k < terms_.size(); ++k) {
    const Formula::Term& term = terms_[k];
    const uint32_t bit = bit_[k];
    double events = 0;
    size_t day = 0, last_day = SIZE_MAX;
    uint32_t session = UINT32_MAX;
    for (size_t r = 0; r < rows.size(); ++r) {
      const uint32_t i = rows[r];
      if (term.count == Count::sessions || term.count == Count::duration) {
        const bool begins = r == 0 || scratch.session[i] != session;
        if (term.count == Count::sessions)
          out[k] += begins;
        else if (!begins)
          out[k] += static_cast<double>(slab.time[i] - slab.time[rows[r - 1]]) / kSecond;
        session = scratch.session[i];
        continue;
      }
      if (!(scratch.masks[i] & bit)) continue;
      events += slab.weight[i];
      if (term.count == Count::sum) {
        const double x = slab.number[number_[k]][i];
        if (!std::isnan(x)) out[k] += x * slab.weight[i];
      } else if (term.count == Count::days) {
        day = calendar_->index_from(slab.time[i], day);
        out[k] += day != last_day;
        last_day = day;
      }
    }
    if (term.count == Count::events) out[k] = events;
    if (term.count == Count::persons) out[k] = events >= static_cast<double>(term.times);
  }
}

double Meter::value(size_t f, std::span<const double> terms, double days) const {
  std::vector<double> own;
  for (const size_t k : place_[f]) own.push_back(terms_[k].count == Count::window ? days : terms[k]);
  return formulas_[f].value(own);
}

std::optional<std::pair<size_t, size_t>> Meter::share(size_t f) const {
  const Formula& formula = formulas_[f];
  if (formula.code.size() != 3 || formula.code[2].what != Formula::Op::What::over) return {};
  for (const size_t i : {0, 1})
    if (formula.code[i].what != Formula::Op::What::term ||
        formula.terms[formula.code[i].term].count != Count::persons)
      return {};
  const auto &part = formula.terms[formula.code[0].term], &base = formula.terms[formula.code[1].term];
  const bool within = any_event(base.pick) || base.pick == part.pick;
  if (!within || base.times > part.times) return {};
  return std::pair{place_[f][formula.code[0].term], place_[f][formula.code[1].term]};
}

namespace {

struct BlockSums {
  std::vector<std::vector<double>> blocks;  ///< by block that has people: sums by term
};

/// The counts without one block, at full size again, so that totals vary as they should.
std::vector<double> without(const std::vector<double>& whole, const std::vector<double>& block,
                            double groups) {
  std::vector<double> out(whole);
  for (size_t k = 0; k < out.size(); ++k) out[k] = (out[k] - block[k]) * groups / (groups - 1);
  return out;
}

Json estimate(const Meter& meter, size_t f, const BlockSums& part, const std::vector<double>& whole,
              double days, double persons) {
  if (const auto share = meter.share(f))
    return segments::rate_json(whole[share->first], whole[share->second]);
  const double value = meter.value(f, whole, days);
  Json out{{"value", segments::number_json(value)}, {"lo", nullptr}, {"hi", nullptr}, {"n", persons}};
  const double groups = static_cast<double>(part.blocks.size());
  if (groups < 2 || !std::isfinite(value)) return out;
  std::vector<double> less;
  for (const auto& block : part.blocks) less.push_back(meter.value(f, without(whole, block, groups), days));
  const double mean = stats::mean(less);
  double squares = 0;
  for (const double x : less) squares += (x - mean) * (x - mean);
  const double half = stats::t_quantile(.975, groups - 1) * std::sqrt((groups - 1) / groups * squares);
  out["lo"] = segments::number_json(value - half);
  out["hi"] = segments::number_json(value + half);
  return out;
}

}  // namespace

Result<double> days_of(const Json& scope, const segments::Extent& extent) {
  if (extent.empty()) return 0.0;
  TRY(const Zone zone, segments::zone_of(scope));
  const auto bound = [&](const char* key, Time fallback) {
    return scope.contains(key) ? parse_iso(scope[key].get<std::string>()).value_or(fallback) : fallback;
  };
  const Time from = bound("from", extent.first), to = bound("to", extent.last + 1) - 1;
  return static_cast<double>(period_of(zone.to_local(to), Grain::day) -
                             period_of(zone.to_local(from), Grain::day) + 1);
}

Result<Measured> measure(Project& project, const Json& scope, const std::vector<std::string>& formulas,
                         const Json& sessions, const Exec& exec) {
  Measured out;
  TRY(const auto read, segments::scope_of(project, scope, exec));
  TRY(out.extent, segments::extent_of(project, read, exec));
  TRY(Meter meter, Meter::make(project, scope, formulas, sessions, out.extent));
  events::Need need;
  meter.bind(need);
  TRY(const auto pass, project.gate().aggregates(Purpose::explore));
  const auto visit = [&](BlockSums& part, const events::Slab& slab) {
    if (slab.person.empty()) return;
    Meter::Scratch scratch;
    meter.prepare(slab, scratch);
    std::vector<double> sums(meter.terms()), own;
    std::vector<uint32_t> rows;
    for (size_t p = 0; p < slab.person.size(); ++p) {
      rows.resize(slab.first[p + 1] - slab.first[p]);
      std::iota(rows.begin(), rows.end(), slab.first[p]);
      meter.measure(slab, scratch, rows, own);
      for (size_t k = 0; k < own.size(); ++k) sums[k] += own[k];
    }
    part.blocks.push_back(std::move(sums));
  };
  TRY(const BlockSums all, events::scan_reduce<BlockSums>(project, pass, read, need, exec, visit,
                                                          [](BlockSums& into, BlockSums& from) {
                                                            for (auto& b : from.blocks)
                                                              into.blocks.push_back(std::move(b));
                                                          }));
  std::vector<double> whole(meter.terms());
  for (const auto& block : all.blocks)
    for (size_t k = 0; k < whole.size(); ++k) whole[k] += block[k];
  TRY(const double days, days_of(scope, out.extent));
  for (size_t f = 0; f < formulas.size(); ++f)
    out.values.push_back(estimate(meter, f, all, whole, days, static_cast<double>(out.extent.persons)));
  return out;
}

}  // namespace habitus::objectives
