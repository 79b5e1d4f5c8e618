#include "core/simulator/faults.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/random.h"
#include "core/simulator/reader.h"

namespace habitus::simulator {
namespace {

constexpr uint64_t kStageFaults = 0x52;

struct KindOf {
  const char* name;
  Fate fate;
  bool csv, jsonl;
};
constexpr KindOf kKinds[] = {
    {"time_missing", Fate::rejected, true, true},
    {"time_garbled", Fate::rejected, true, true},
    {"time_impossible", Fate::rejected, true, true},
    {"time_without_end", Fate::rejected, true, true},
    {"actor_missing", Fate::rejected, true, true},
    {"event_missing", Fate::rejected, true, true},
    {"few_fields", Fate::rejected, true, false},
    {"many_fields", Fate::rejected, true, false},
    {"bad_utf8", Fate::rejected, true, true},
    {"stray_quote", Fate::rejected, true, false},
    {"repeated_header", Fate::rejected, true, false},
    {"cut_off", Fate::rejected, true, true},
    {"not_an_object", Fate::rejected, false, true},
    {"nested_actor", Fate::rejected, false, true},
    {"duplicate", Fate::duplicate, true, true},
    {"blank_line", Fate::skipped, true, true},
    {"line_break_in_quotes", Fate::stored, true, false},
};

const KindOf* kind_of(const std::string& name) {
  const auto it =
      std::find_if(std::begin(kKinds), std::end(kKinds), [&](const KindOf& k) { return k.name == name; });
  return it == std::end(kKinds) ? nullptr : it;
}

std::string written(const Rows& rows, const std::vector<std::string>& cells) {
  std::string out;
  rows.write(cells, out);
  return out;
}

/// The record with the cell `column` replaced by raw bytes, which `write` does not get to quote.
std::string raw_cell(const Rows& rows, std::vector<std::string> cells, size_t column,
                     const std::string& raw) {
  const std::string mark = "\x01";
  cells[column] = mark;
  std::string out = written(rows, cells);
  const bool quoted = rows.format() == Format::jsonl;
  return out.replace(out.find(mark) - quoted, mark.size() + 2 * quoted, raw);
}

/// Kinds that are one wrong cell: the column and its raw text.
bool wrong_cell(const Spec& spec, Format format, Fault& fault, std::string& raw) {
  const auto set = [&](const std::string& column, const std::string& text) {
    fault.column = column;
    raw = format == Format::jsonl && !text.empty() ? '"' + text + '"' : text;
    return true;
  };
  if (fault.kind == "time_missing") return set(spec.time, "");
  if (fault.kind == "time_garbled") return set(spec.time, "yesterday");
  if (fault.kind == "time_impossible") return set(spec.time, "2025-02-30T10:00:00Z");
  if (fault.kind == "time_without_end") return set(spec.time, "99999999999999999999999");
  if (fault.kind == "actor_missing") return set(spec.actor, "");
  if (fault.kind == "event_missing") return set(spec.event, "");
  if (fault.kind == "bad_utf8") return set(spec.event, "\xC3\x28");
  if (fault.kind == "stray_quote") return set(spec.event, "\"view\"x");
  fault.column = spec.actor;
  raw = "{\"id\":[1,2]}";
  return fault.kind == "nested_actor";
}

/// Kinds that are one wrong record of the same length in lines.
std::string wrong_record(const Rows& rows, const std::string& kind, const std::vector<std::string>& cells,
                         const std::string& good) {
  if (kind == "few_fields") return written(rows, {cells.begin(), cells.end() - 2});
  if (kind == "many_fields") return good + ",surplus,surplus";
  if (kind == "not_an_object") return "[1,2,3]";
  return good.substr(0, cells[0].size() + 4);  // cut_off: after the first column
}

}  // namespace

const char* fate_name(Fate fate) {
  switch (fate) {
    case Fate::rejected:
      return "rejected";
    case Fate::duplicate:
      return "duplicate";
    case Fate::stored:
      return "stored";
    case Fate::skipped:
      return "skipped";
  }
  return "";
}

std::vector<std::string> fault_kinds(Format format) {
  std::vector<std::string> names;
  for (const auto& k : kKinds)
    if (format == Format::csv ? k.csv : k.jsonl) names.push_back(k.name);
  return names;
}

Done read_faults(const Json& json, Spec& spec) {
  Reader at(json, "faults");
  spec.faults = at.integer("rows", 0, 0, 1'000'000);
  for (const Json& kind : at.array("kinds")) {
    const std::string name = kind.is_string() ? kind.get<std::string>() : kind.dump();
    if (!kind_of(name)) {
      std::string known;
      for (const auto& k : kKinds) known += std::string(known.empty() ? "" : ", ") + k.name;
      at.complain("\"" + name + "\" is not a kind of fault", "Kinds are: " + known);
    }
    spec.fault_kinds.push_back(name);
  }
  return at.finish();
}

Plan plan_faults(const Spec& spec, Format format, int64_t rows) {
  Plan plan;
  const auto all = fault_kinds(format);
  std::vector<std::string> kinds;
  for (const auto& kind : spec.fault_kinds.empty() ? all : spec.fault_kinds)
    if (std::find(all.begin(), all.end(), kind) != all.end()) kinds.push_back(kind);
  if (kinds.empty() || rows == 0) return plan;
  Random random(spec.seed, kStageFaults);
  std::set<int64_t> chosen;
  while (static_cast<int64_t>(chosen.size()) < std::min(spec.faults, rows / 2))
    chosen.insert(static_cast<int64_t>(random.below(static_cast<uint64_t>(rows))));
  plan.row.assign(chosen.begin(), chosen.end());
  for (size_t i = 0; i < plan.row.size(); ++i) plan.kind.push_back(kinds[i % kinds.size()]);
  random.shuffle(plan.kind);
  return plan;
}

Fault write_fault(const Spec& spec, const Rows& rows, const std::string& kind,
                  const std::vector<std::string>& cells, int64_t& records, int64_t& lines, std::string& out) {
  Fault fault{kind, kind_of(kind)->fate, records + 1, lines + 1, static_cast<int64_t>(out.size()),
              {},   written(rows, cells)};
  std::string raw;
  int64_t more_records = 1, more_lines = 1;
  if (kind == "duplicate") {
    fault.record += 1;
    fault.line += 1;
    fault.byte += static_cast<int64_t>(fault.good.size()) + 1;
    out += fault.good + "\n" + fault.good + "\n";
    more_records = more_lines = 2;
  } else if (kind == "blank_line") {
    out += "\n" + fault.good + "\n";
    more_records = more_lines = 2;
  } else if (kind == "repeated_header") {
    fault.column = spec.time;
    out += rows.header() + fault.good + "\n";
    fault.good.clear();
    more_records = more_lines = 2;
  } else if (kind == "line_break_in_quotes") {
    auto broken = cells;
    fault.column = rows.columns().back();
    broken.back() = "two\nlines";
    rows.write(broken, out);
    out += "\n";
    more_lines = 2;
  } else {
    const bool cell = wrong_cell(spec, rows.format(), fault, raw);
    if (!cell) fault.column.clear();
    out += cell ? raw_cell(rows, cells, static_cast<size_t>(rows.column(fault.column)), raw)
                : wrong_record(rows, kind, cells, fault.good);
    out += "\n";
  }
  records += more_records;
  lines += more_lines;
  return fault;
}

}  // namespace habitus::simulator
