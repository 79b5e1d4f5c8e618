#include "core/models/split.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/random.h"

namespace habitus::models {
namespace {

constexpr uint64_t kDealStage = 0x6465616c;  // "deal"

Json date_or_null(const std::optional<Time>& t) { return t ? Json(iso(*t)) : Json(nullptr); }

bool trains_both(const features::Frame& frame, const std::vector<Part>& parts) {
  size_t positives = 0, negatives = 0;
  for (size_t i = 0; i < parts.size(); ++i) {
    if (parts[i] != Part::train) continue;
    (frame.label[i] == 1 ? positives : negatives) += 1;
  }
  return positives >= 5 && negatives >= 5;
}

Part dated(const features::Frame& frame, size_t i, Duration span, const Split& s) {
  const Time t = frame.as_of[i];
  if (s.only && t != *s.only) return Part::none;
  const Part group = s.isolate ? group_of(s, frame.person[i]) : Part::none;
  const auto belongs = [&](Part part) { return !s.isolate || group == part ? part : Part::none; };
  if (s.holdout_from && t >= *s.holdout_from) return belongs(Part::holdout);
  if (s.test_from && t >= *s.test_from) return belongs(Part::test);
  if (s.isolate && (group == Part::holdout || group == Part::test))
    return (group == Part::holdout ? s.holdout_from : s.test_from) ? Part::none : group;
  const std::optional<Time> next = s.test_from ? s.test_from : s.holdout_from;
  if (next && t + span > *next) return Part::none;
  if (!s.calibration_from) return s.isolate ? group : Part::train;
  if (t >= *s.calibration_from) return belongs(Part::calibration);
  return t + span > *s.calibration_from ? Part::none : belongs(Part::train);
}

}  // namespace

Json to_json(const Split& s) {
  return {{"shares",
           {{"train", s.train}, {"calibration", s.calibration}, {"test", s.test}, {"holdout", s.holdout}}},
          {"isolate", s.isolate},
          {"only", date_or_null(s.only)},
          {"calibration_from", date_or_null(s.calibration_from)},
          {"test_from", date_or_null(s.test_from)},
          {"holdout_from", date_or_null(s.holdout_from)},
          {"seed", s.seed}};
}

std::vector<Time> mature_dates(const features::Frame& frame) {
  std::set<Time> dates;
  for (size_t i = 0; i < frame.label.size(); ++i)
    if (!std::isnan(frame.label[i])) dates.insert(frame.as_of[i]);
  return {dates.begin(), dates.end()};
}

Split resolve(const features::Frame& frame, Duration span, Split s) {
  if (!s.automatic) return s;
  s.automatic = false;
  const auto dates = mature_dates(frame);
  if (dates.size() >= 3) {
    Split timed = s;
    timed.holdout_from = s.holdout > 0 ? std::optional(dates.back()) : std::nullopt;
    timed.test_from = dates[dates.size() - (s.holdout > 0 ? 2 : 1)];
    if (trains_both(frame, deal(frame, span, timed))) return timed;
  }
  if (!dates.empty()) s.only = dates.back();
  return s;
}

std::vector<Part> deal(const features::Frame& frame, Duration span, const Split& s) {
  std::vector<Part> parts(frame.rows(), Part::none);
  for (size_t i = 0; i < frame.rows(); ++i) {
    const Part part = dated(frame, i, span, s);
    const bool learns = part == Part::train || part == Part::calibration;
    parts[i] = learns && (frame.label.empty() || std::isnan(frame.label[i])) ? Part::none : part;
  }
  return parts;
}

Part group_of(const Split& s, events::PersonKey person) {
  const double u = Random(s.seed, kDealStage, person).uniform();
  if (u < s.train) return Part::train;
  if (u < s.train + s.calibration) return Part::calibration;
  if (u < s.train + s.calibration + s.test || s.holdout == 0) return Part::test;
  return Part::holdout;
}

std::vector<size_t> rows_of(const std::vector<Part>& parts, Part part) {
  std::vector<size_t> rows;
  for (size_t i = 0; i < parts.size(); ++i)
    if (parts[i] == part) rows.push_back(i);
  return rows;
}

}  // namespace habitus::models
