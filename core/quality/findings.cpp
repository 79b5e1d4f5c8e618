#include "core/quality/findings.h"

#include <algorithm>
#include <cmath>

#include "core/events/interner.h"
#include "core/ingest/mapping.h"
#include "core/ingest/repair.h"
#include "core/taxonomy/test.h"

namespace habitus::quality {
namespace {

using ingest::Rule;
using Check = Rule::Check;
using events::Slab;

bool earlier(const Finding& a, const Finding& b) {
  return std::tie(a.time, a.batch, a.row, a.from) < std::tie(b.time, b.batch, b.row, b.from);
}

Finding at(const Slab& slab, size_t person, size_t i) {
  Finding f;
  f.time = slab.time[i];
  f.batch = slab.batch[i];
  f.row = slab.row[i];
  f.person = slab.person[person];
  return f;
}

/// By code: is the word one of these? All of them when the list is empty.
Result<std::shared_ptr<std::vector<uint8_t>>> among(Project& project, const std::vector<std::string>& words) {
  TRY(const auto events, events::dictionary(project, "event"));
  auto out = std::make_shared<std::vector<uint8_t>>(std::max(events->size(), 1u), words.empty());
  for (const auto& word : words)
    if (const uint32_t code = events->code(word)) (*out)[code] = 1;
  return out;
}

}  // namespace

void Part::add(const Finding& finding) {
  ++findings;
  missing += finding.missing;
  if (persons.empty() || persons.back() != finding.person) persons.push_back(finding.person);
  if (first.size() == kExamples && !earlier(finding, first.back())) return;
  first.insert(std::upper_bound(first.begin(), first.end(), finding, earlier), finding);
  if (first.size() > kExamples) first.pop_back();
}

void Part::merge(Part&& later) {
  checked += later.checked;
  findings += later.findings;
  missing += later.missing;
  open += later.open;
  persons.insert(persons.end(), later.persons.begin(), later.persons.end());
  first.insert(first.end(), later.first.begin(), later.first.end());
  std::sort(first.begin(), first.end(), earlier);
  if (first.size() > kExamples) first.resize(kExamples);
  for (auto& [group, entries] : later.groups) {
    auto& into = groups[group];
    into.insert(into.end(), entries.begin(), entries.end());
  }
}

Result<Checker> Checker::make(Project& project, const Rule& rule, Time last) {
  Checker out;
  out.rule_ = rule;
  out.need_.origin = true;
  TRY(out.row_, out.row_of(project, last));
  return out;
}

Result<Checker::Row> Checker::row_of(Project& project, Time last) {
  switch (rule_.check) {
    case Check::sequence:
      return sequence(project);
    case Check::heartbeat:
      return heartbeat(project);
    case Check::before:
    case Check::after:
      return neighbour(project, last);
    case Check::repeats:
      return repeats(project);
    case Check::order:
      return order();
    default:
      return cell(project);
  }
}

void Checker::visit(Part& part, const Slab& slab) const {
  for (size_t p = 0; p < slab.person.size(); ++p) row_(part, slab, p);
}

/// One look-up a word decides all its events.
Result<Checker::Row> Checker::cell(Project& project) {
  ingest::Mapping mapping;
  TRY(const auto holds, ingest::test_of(rule_, mapping));
  TRY(const auto words, events::dictionary(project, rule_.column));
  auto good = std::make_shared<std::vector<uint8_t>>(std::max(words->size(), 1u));
  (*good)[0] = rule_.check != Check::required;
  for (uint32_t code = 1; code < words->size(); ++code)
    (*good)[code] = rule_.check == Check::required ? !words->word(code).empty() : holds(words->word(code));
  TRY(const auto concerned, among(project, rule_.events));
  const bool on_event = rule_.column == "event";
  const size_t column = on_event ? 0 : taxonomy::column_of(need_.text, rule_.column);
  return Row([=](Part& part, const Slab& slab, size_t p) {
    const auto& codes = on_event ? slab.event : slab.text[column];
    for (size_t i = slab.first[p]; i < slab.first[p + 1]; ++i) {
      if (!(*concerned)[slab.event[i]]) continue;
      ++part.checked;
      if (!(*good)[codes[i]]) part.add(at(slab, p, i));
    }
  });
}

/// Numbers in ascending order: every jump of more than one is a gap.
void Checker::gaps(Part& part, std::vector<Finding>& numbers) const {
  std::sort(numbers.begin(), numbers.end(), [](const Finding& a, const Finding& b) {
    return a.from != b.from ? a.from < b.from : earlier(a, b);
  });
  for (size_t i = 1; i < numbers.size(); ++i) {
    if (numbers[i].from == numbers[i - 1].from) continue;
    ++part.checked;
    if (numbers[i].from == numbers[i - 1].from + 1) continue;
    Finding gap = numbers[i];
    gap.from = numbers[i - 1].from + 1;
    gap.to = numbers[i].from - 1;
    gap.missing = gap.to - gap.from + 1;
    part.add(gap);
  }
}

Result<Checker::Row> Checker::sequence(Project&) {
  const size_t column = taxonomy::column_of(need_.number, rule_.column);
  const bool own = rule_.per == "actor", all = rule_.per == "source";
  const size_t group = own || all ? 0 : taxonomy::column_of(need_.text, rule_.per);
  return Row([=, this_rule = *this](Part& part, const Slab& slab, size_t p) {
    std::vector<Finding> numbers;
    for (size_t i = slab.first[p]; i < slab.first[p + 1]; ++i) {
      const double x = slab.number[column][i];
      if (std::isnan(x) || x != std::floor(x) || std::abs(x) > 9e15) continue;
      Finding f = at(slab, p, i);
      f.from = static_cast<int64_t>(x);
      if (own)
        numbers.push_back(f);
      else
        part.groups[all ? 1 : slab.text[group][i]].push_back(f);
    }
    if (own) this_rule.gaps(part, numbers);
  });
}

/// Moments in ascending order: every pause of more than one beat is a silence.
void Checker::silences(Part& part, std::vector<Finding>& moments) const {
  std::sort(moments.begin(), moments.end(), earlier);
  for (size_t i = 1; i < moments.size(); ++i) {
    ++part.checked;
    const Duration pause = moments[i].time - moments[i - 1].time;
    if (pause <= rule_.every + rule_.within.value_or(0)) continue;
    Finding silence = moments[i];
    silence.from = moments[i - 1].time;
    silence.to = moments[i].time;
    silence.missing = std::max<int64_t>(1, (pause - 1) / rule_.every);
    part.add(silence);
  }
}

Result<Checker::Row> Checker::heartbeat(Project& project) {
  std::vector<std::string> beat;
  if (!rule_.event.empty()) beat.push_back(rule_.event);
  TRY(const auto beats, among(project, beat));
  const bool own = rule_.per == "actor", all = rule_.per == "source";
  const size_t group = own || all ? 0 : taxonomy::column_of(need_.text, rule_.per);
  return Row([=, this_rule = *this](Part& part, const Slab& slab, size_t p) {
    std::vector<Finding> moments;
    for (size_t i = slab.first[p]; i < slab.first[p + 1]; ++i) {
      if (!(*beats)[slab.event[i]]) continue;
      if (own)
        moments.push_back(at(slab, p, i));
      else
        part.groups[all ? 1 : slab.text[group][i]].push_back(at(slab, p, i));
    }
    if (own) this_rule.silences(part, moments);
  });
}

/// `before` and `after`: an event has its other one on that side, close enough.
Result<Checker::Row> Checker::neighbour(Project& project, Time last) {
  TRY(const auto asked, among(project, {rule_.event}));
  TRY(const auto needed, among(project, {rule_.needs}));
  const bool after = rule_.check == Check::after;
  const Duration within = rule_.within.value_or(kEnd);
  const bool bounded = rule_.within.has_value();
  return Row([=](Part& part, const Slab& slab, size_t p) {
    const size_t from = slab.first[p], to = slab.first[p + 1];
    std::vector<Time> there;
    for (size_t i = from; i < to; ++i)
      if ((*needed)[slab.event[i]]) there.push_back(slab.time[i]);
    for (size_t i = from; i < to; ++i) {
      if (!(*asked)[slab.event[i]]) continue;
      const Time t = slab.time[i];
      bool found;
      if (after) {
        const auto next = std::lower_bound(there.begin(), there.end(), t);
        found = next != there.end() && *next - t <= within;
        if (!found && bounded && last - t < within) {
          ++part.open;
          continue;
        }
      } else {
        const auto next = std::upper_bound(there.begin(), there.end(), t);
        found = next != there.begin() && t - *(next - 1) <= within;
      }
      ++part.checked;
      if (!found) part.add(at(slab, p, i));
    }
  });
}

Result<Checker::Row> Checker::repeats(Project& project) {
  std::vector<std::string> columns = rule_.columns;
  if (columns.empty()) {
    TRY(const auto log, events::info(project));
    columns = log.properties;
    if (!rule_.within) columns.emplace_back("event_id");
  }
  std::vector<size_t> lanes;
  for (const auto& column : columns) lanes.push_back(taxonomy::column_of(need_.text, column));
  const bool same_moment = rule_.columns.empty() && !rule_.within;
  const Duration within = rule_.within.value_or(kEnd);
  return Row([=](Part& part, const Slab& slab, size_t p) {
    std::map<std::vector<uint32_t>, Time> seen;
    for (size_t i = slab.first[p]; i < slab.first[p + 1]; ++i) {
      std::vector<uint32_t> key{slab.event[i]};
      for (const size_t lane : lanes) key.push_back(slab.text[lane][i]);
      ++part.checked;
      const auto [kept, fresh] = seen.try_emplace(std::move(key), slab.time[i]);
      if (fresh) continue;
      if (same_moment ? kept->second == slab.time[i] : slab.time[i] - kept->second <= within)
        part.add(at(slab, p, i));
      else
        kept->second = slab.time[i];
    }
  });
}

/// Events of one batch whose time lies before that of a record further up in the file.
Checker::Row Checker::order() const {
  const Duration within = rule_.within.value_or(0);
  return [within](Part& part, const Slab& slab, size_t p) {
    std::vector<Finding> rows;
    for (size_t i = slab.first[p]; i < slab.first[p + 1]; ++i) rows.push_back(at(slab, p, i));
    std::sort(rows.begin(), rows.end(), [](const Finding& a, const Finding& b) {
      return std::tie(a.batch, a.row) < std::tie(b.batch, b.row);
    });
    Time highest = kBeginning;
    for (size_t i = 0; i < rows.size(); ++i) {
      if (i == 0 || rows[i].batch != rows[i - 1].batch) highest = kBeginning;
      ++part.checked;
      if (rows[i].time < highest - within)
        part.add(rows[i]);
      else
        highest = std::max(highest, rows[i].time);
    }
  };
}

void Checker::finish(Part& whole) const {
  for (auto& [group, entries] : whole.groups)
    rule_.check == Check::heartbeat ? silences(whole, entries) : gaps(whole, entries);
  whole.groups.clear();
  std::sort(whole.persons.begin(), whole.persons.end());
  whole.persons.erase(std::unique(whole.persons.begin(), whole.persons.end()), whole.persons.end());
}

}  // namespace habitus::quality
