#include "core/events/block.h"

#include <algorithm>

#include "core/events/condition.h"

namespace habitus::events {
namespace {

using What = Wanted::What;
}  // namespace

Result<Plan> plan_of(Snapshot& log, const Scope& scope, const Need& need, const Exec& exec) {
  Plan plan;
  for (const Run& run : log.runs) plan.until = std::max(plan.until, Time{run.last});
  plan.until = std::min({plan.until, scope.to - 1, scope.known_by - 1});
  plan.event = plan.want(What::code, kEventName);
  for (const auto& name : need.text) plan.text.push_back(plan.want(What::code, name));
  for (const auto& name : need.number) {
    if (log.events && !log.resident->knows(name)) CHECK(log.resident->words(name, exec));
    plan.number.push_back(plan.want(What::number, name));
  }
  if (need.arrival || scope.known_by < kEnd) plan.arrival = plan.want(What::arrival);
  if (need.weight) plan.weight = plan.want(What::weight);
  if (need.origin) {
    plan.batch = plan.want(What::batch);
    plan.row = plan.want(What::row);
  }
  std::vector<Condition> where = scope.where;
  if (!scope.sources.empty()) where.push_back({"source", Condition::Op::in, scope.sources});
  for (const Condition& c : where) {
    TRY(const auto words, log.resident->words(c.property, exec));
    plan.filters.push_back({plan.want(What::code, c.property), truth(c, *words)});
  }
  return plan;
}

namespace {

template <class T>
void pick(const Lane& from, const std::vector<uint32_t>& keep, Lane& to) {
  const auto source = from.span<T>();
  T* out = to.as<T>();
  for (const uint32_t i : keep) *out++ = source[i];
}

class Visit {
 public:
  Visit(const Plan& plan, const Scope& scope, const Need& need, const Loaded& loaded) : plan_(plan), scope_(scope), need_(need), loaded_(loaded) {}

  Slab block(size_t b, Copy& copy) const {
    const Skeleton& s = (*loaded_.skeletons)[b];
    std::vector<const Lane*> lanes;
    for (const auto& l : loaded_.lanes) lanes.push_back(&(*l)[b]);
    if (untouched(s)) return slab(b, s.person, s.first, s.time, lanes);
    copy = {};
    copy.lanes.reserve(lanes.size());
    choose(s, lanes, copy);
    copy.time.reserve(copy.keep.size());
    for (const uint32_t i : copy.keep) copy.time.push_back(s.time[i]);
    for (const Lane* lane : lanes) {
      Lane& to = copy.lanes.emplace_back(copy.keep.size(), lane->width());
      if (lane->width() == 1) pick<uint8_t>(*lane, copy.keep, to);
      else if (lane->width() == 2) pick<uint16_t>(*lane, copy.keep, to);
      else if (lane->width() == 4) pick<uint32_t>(*lane, copy.keep, to);
      else pick<uint64_t>(*lane, copy.keep, to);
    }
    for (size_t i = 0; i < lanes.size(); ++i) lanes[i] = &copy.lanes[i];
    return slab(b, copy.person, copy.first, copy.time, lanes);
  }

 private:
  bool untouched(const Skeleton& s) const {
    if (!plan_.filters.empty() || scope_.persons || scope_.known_by < kEnd) return false;
    if (scope_.from <= kBeginning && scope_.to >= kEnd) return true;
    return std::all_of(s.time.begin(), s.time.end(), [&](int64_t t) { return t >= scope_.from && t < scope_.to; });
  }

  /// Which events of the block are in scope, person by person.
  void choose(const Skeleton& s, const std::vector<const Lane*>& lanes, Copy& copy) const {
    const std::vector<uint8_t> in = marks(s, lanes);
    copy.first.push_back(0);
    auto known = scope_.persons ? scope_.persons->keys.begin() : std::vector<PersonKey>::const_iterator();
    for (size_t p = 0; p < s.person.size(); ++p) {
      if (scope_.persons) {
        known = std::lower_bound(known, scope_.persons->keys.end(), s.person[p]);
        if (known == scope_.persons->keys.end()) break;
        if (*known != s.person[p]) continue;
      }
      for (uint32_t i = s.first[p]; i < s.first[p + 1]; ++i)
        if (in[i]) copy.keep.push_back(i);
      if (copy.keep.size() == copy.first.back()) continue;
      copy.person.push_back(s.person[p]);
      copy.first.push_back(static_cast<uint32_t>(copy.keep.size()));
    }
  }

  std::vector<uint8_t> marks(const Skeleton& s, const std::vector<const Lane*>& lanes) const {
    std::vector<uint8_t> in(s.time.size());
    for (size_t i = 0; i < in.size(); ++i) in[i] = s.time[i] >= scope_.from && s.time[i] < scope_.to;
    if (scope_.known_by < kEnd) {
      const auto arrival = lanes[plan_.arrival]->span<int64_t>();
      for (size_t i = 0; i < in.size(); ++i) in[i] = in[i] & (arrival[i] < scope_.known_by);
    }
    for (const auto& f : plan_.filters)
      lanes[f.lane]->codes().with([&](const auto* codes) {
        for (size_t i = 0; i < in.size(); ++i) in[i] = in[i] & f.truth[codes[i]];
      });
    return in;
  }

  Slab slab(size_t b, std::span<const uint64_t> person, std::span<const uint32_t> first, std::span<const int64_t> time,
            const std::vector<const Lane*>& lanes) const {
    Slab slab;
    slab.block = b;
    slab.until = plan_.until;
    slab.person = person;
    slab.first = first;
    slab.time = time;
    slab.event = lanes[plan_.event]->codes();
    if (need_.arrival) slab.arrival = lanes[plan_.arrival]->span<int64_t>();
    if (need_.weight) slab.weight = lanes[plan_.weight]->span<double>();
    for (const size_t i : plan_.text) slab.text.push_back(lanes[i]->codes());
    for (const size_t i : plan_.number) slab.number.push_back(lanes[i]->span<double>());
    if (need_.origin) {
      slab.batch = lanes[plan_.batch]->span<uint32_t>();
      slab.row = lanes[plan_.row]->span<int64_t>();
    }
    return slab;
  }

  const Plan& plan_;
  const Scope& scope_;
  const Need& need_;
  const Loaded& loaded_;
};

}  // namespace

Slab slab_of(size_t b, const Plan& plan, const Scope& scope, const Need& need, const Loaded& loaded, Copy& copy) {
  return Visit(plan, scope, need, loaded).block(b, copy);
}

size_t rows_at_once(const Snapshot& log, const Plan& plan) {
  const size_t per_row = 64 + plan.wanted.size() * 16;  // while it is decoded and merged
  return std::max(log.budget / per_row, log.least_group);
}

Result<std::unique_ptr<BlockReader>> BlockReader::open(std::shared_ptr<Snapshot> log, const Scope& scope, const Need& need, const Exec& exec) {
  auto reader = std::make_unique<BlockReader>();
  TRY(reader->plan_, plan_of(*log, scope, need, exec));
  TRY(reader->fits_, log->resident->fits(reader->plan_.wanted, exec));
  if (reader->fits_) {
    TRY(reader->loaded_, log->resident->all(reader->plan_.wanted, exec));
    reader->end_ = kBlocks;
  } else {
    reader->groups_ = log->resident->groups(rows_at_once(*log, reader->plan_));
    std::reverse(reader->groups_.begin(), reader->groups_.end());
  }
  reader->log_ = std::move(log);
  reader->scope_ = scope;
  reader->need_ = need;
  reader->exec_ = exec;
  return reader;
}

Result<bool> BlockReader::next(Slab& slab) {
  for (;;) {
    for (; at_ < end_; ++at_) {
      slab = slab_of(at_, plan_, scope_, need_, loaded_, copy_);
      if (!slab.time.empty()) return ++at_, true;
    }
    if (groups_.empty()) return false;
    const auto [from, to] = groups_.back();
    groups_.pop_back();
    loaded_ = {};
    TRY(loaded_, log_->resident->some(from, to, plan_.wanted, exec_));
    at_ = from;
    end_ = to;
  }
}

}  // namespace habitus::events
