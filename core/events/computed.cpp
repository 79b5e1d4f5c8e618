#include "core/events/computed.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <regex>
#include <unordered_map>

#include <QtCore/qtmetamacros.h>

#include "core/base/spec.h"
#include "core/events/log.h"
#include "core/events/lookup.h"
#include "core/events/words.h"
#include "core/project/project.h"

namespace habitus::events {
namespace {

using Rule = Computed::Kind;
constexpr const char* kKinds[] = {"band", "regex", "coalesce", "age", "lookup"};

tl::unexpected<Error> wrong(Text what, const std::string& where, Text next) {
  return fail(Kind::input, std::move(what), where, std::move(next));
}

std::string printed(double x) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.15g", x);
  return buffer;
}

Done complete_band(const Json& spec, Json& out) {
  const auto bad = [](Text what) {
    return wrong(
        std::move(what), "cuts",
        QT_TRANSLATE_NOOP("core", "Write \"cuts\":[10,50]: below 10, from 10 to below 50, from 50 on"));
  };
  if (!spec.contains("cuts") || !spec["cuts"].is_array() || spec["cuts"].empty())
    return bad(QT_TRANSLATE_NOOP("core", "A band needs “cuts”"));
  std::vector<double> cuts;
  for (const Json& cut : spec["cuts"]) {
    if (!cut.is_number()) return bad(QT_TRANSLATE_NOOP("core", "A cut is not a number"));
    cuts.push_back(cut.get<double>());
  }
  if (!std::is_sorted(cuts.begin(), cuts.end()) || std::adjacent_find(cuts.begin(), cuts.end()) != cuts.end())
    return bad(QT_TRANSLATE_NOOP("core", "The cuts do not ascend"));
  out["cuts"] = cuts;
  TRY(auto labels, spec::texts(spec, "labels", "property"));
  if (labels.empty()) {
    labels.push_back("< " + printed(cuts.front()));
    for (size_t i = 1; i < cuts.size(); ++i)
      labels.push_back(printed(cuts[i - 1]) + " – < " + printed(cuts[i]));
    labels.push_back("≥ " + printed(cuts.back()));
  }
  if (labels.size() != cuts.size() + 1)
    return wrong(Text(QT_TRANSLATE_NOOP("core", "%1 cuts make %2 bands, but there are %3 labels"),
                      {static_cast<int64_t>(cuts.size()), static_cast<int64_t>(cuts.size() + 1),
                       static_cast<int64_t>(labels.size())}),
                 "labels", QT_TRANSLATE_NOOP("core", "Give one label a band, or none at all"));
  out["labels"] = labels;
  return {};
}

Done complete_regex(const Json& spec, Json& out) {
  TRY(const std::string pattern, spec::text(spec, "pattern", "", "property"));
  try {
    const std::regex compiled(pattern);
    TRY(out["group"], spec::whole(spec, "group", compiled.mark_count() > 0 ? 1 : 0, 0,
                                  static_cast<int64_t>(compiled.mark_count()), "property"));
  } catch (const std::regex_error& e) {
    return wrong(Text(QT_TRANSLATE_NOOP("core", "“%1” is not a regular expression"), {pattern}), "pattern",
                 e.what());
  }
  if (pattern.empty())
    return wrong(QT_TRANSLATE_NOOP("core", "A regex needs a “pattern”"), "pattern",
                 QT_TRANSLATE_NOOP("core", "Write \"pattern\":\"^/p/(\\\\w+)\""));
  out["pattern"] = pattern;
  return {};
}

Done complete_lookup(Project& project, const Json& spec, Json& out) {
  TRY(const std::string reference, spec::text(spec, "table", "", "property"));
  TRY(const LookupTable table, lookup(project, reference));
  out["table"] = table.name + "@" + table.hash;
  TRY(out["column"],
      spec::text(spec, "column", table.columns.size() == 1 ? table.columns[0] : "", "property"));
  const std::string column = out["column"];
  if (std::find(table.columns.begin(), table.columns.end(), column) == table.columns.end())
    return spec::unknown("column", column, table.columns, "column");
  TRY(out["fold"], spec::flag(spec, "fold", false, "property"));
  return {};
}

/// The columns it is computed from, all the way down, do not hold itself.
Done no_circle(Project& project, const std::string& name, const std::vector<std::string>& of, int depth) {
  for (const auto& column : of) {
    if (column == name || depth > 16)
      return wrong(Text(QT_TRANSLATE_NOOP("core", "“%1” would be computed from itself"), {name}), "of",
                   QT_TRANSLATE_NOOP("core", "Name another property"));
    TRY(const auto definition, project.definitions().head("property", column));
    if (!definition) continue;
    TRY(const Computed inner, parse_computed(definition->json()));
    CHECK(no_circle(project, name, inner.of, depth + 1));
  }
  return {};
}

std::string folded(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

}  // namespace

Result<Json> complete_computed(Project& project, const std::string& name, const Json& spec) {
  CHECK(spec::only(
      spec,
      {"kind", "of", "on", "cuts", "labels", "pattern", "group", "table", "column", "fold", "otherwise"},
      "property"));
  if (!spec.contains("kind"))
    return spec::unknown("kind", "", {std::begin(kKinds), std::end(kKinds)}, "property");
  TRY(const std::string kind,
      spec::choice(spec, "kind", {"band", "regex", "coalesce", "age", "lookup"}, "property"));
  Json out{{"kind", kind}};
  TRY(out["on"], spec::choice(spec, "on", {"events", "people"}, "property"));
  TRY(const auto of, spec::texts(spec, "of", "property"));
  if (of.empty() || (of.size() > 1 && kind != "coalesce"))
    return wrong(QT_TRANSLATE_NOOP("core", "A computed property says of which property it is"), "of",
                 QT_TRANSLATE_NOOP("core", "Write \"of\":\"price\"; coalesce takes several"));
  out["of"] = of;
  if (out["on"] == "events") {
    TRY(auto log, info(project));
    const bool taken = std::find(log.properties.begin(), log.properties.end(), name) != log.properties.end();
    TRY(const auto before, project.definitions().head("property", name));
    if (taken && !before)
      return wrong(Text(QT_TRANSLATE_NOOP("core", "The log has a property “%1” of its own"), {name}), "name",
                   QT_TRANSLATE_NOOP("core", "Choose another name"));
    for (const char* lane : {"event", "event_id", "source"}) {
      if (name == lane)
        return wrong(Text(QT_TRANSLATE_NOOP("core", "The log has a property “%1” of its own"), {name}),
                     "name", QT_TRANSLATE_NOOP("core", "Choose another name"));
      log.properties.emplace_back(lane);
    }
    for (const auto& column : of)
      if (std::find(log.properties.begin(), log.properties.end(), column) == log.properties.end())
        return spec::unknown("property", column, log.properties, "of");
  }
  if (!name.empty()) CHECK(no_circle(project, name, of, 0));
  if (kind == "band") CHECK(complete_band(spec, out));
  if (kind == "regex") CHECK(complete_regex(spec, out));
  if (kind == "lookup") CHECK(complete_lookup(project, spec, out));
  TRY(const std::string otherwise, spec::text(spec, "otherwise", "", "property"));
  if (!otherwise.empty()) out["otherwise"] = otherwise;
  return out;
}

Result<Computed> parse_computed(const Json& spec) {
  const auto broken = [] {
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "A computed property cannot be read"));
  };
  if (!spec.is_object() || !spec.contains("kind") || !spec.contains("of")) return broken();
  try {
    Computed c;
    c.kind =
        static_cast<Rule>(std::find(std::begin(kKinds), std::end(kKinds), spec["kind"].get<std::string>()) -
                          std::begin(kKinds));
    if (c.kind > Rule::lookup) return broken();
    c.of = spec["of"].get<std::vector<std::string>>();
    c.people = spec.value("on", "events") == "people";
    c.otherwise = spec.value("otherwise", "");
    if (c.kind == Rule::band) {
      c.cuts = spec["cuts"].get<std::vector<double>>();
      c.labels = spec["labels"].get<std::vector<std::string>>();
      if (c.labels.size() != c.cuts.size() + 1) return broken();
    }
    c.pattern = spec.value("pattern", "");
    c.group = spec.value("group", 1);
    c.table = spec.value("table", "");
    c.column = spec.value("column", "");
    c.fold = spec.value("fold", false);
    return c;
  } catch (const Json::exception&) {
    return broken();
  }
}

Result<WordMap> word_map(Store& store, const Computed& c) {
  switch (c.kind) {
    case Rule::band:
      return WordMap([c](std::string_view word) -> std::optional<std::string> {
        const double x = number_of(word);
        if (std::isnan(x)) return {};
        return c
            .labels[static_cast<size_t>(std::upper_bound(c.cuts.begin(), c.cuts.end(), x) - c.cuts.begin())];
      });
    case Rule::regex:
      try {
        const auto pattern = std::make_shared<std::regex>(c.pattern, std::regex::optimize);
        return WordMap([pattern, group = static_cast<size_t>(c.group)](
                           std::string_view word) -> std::optional<std::string> {
          std::match_results<std::string_view::const_iterator> found;
          if (!std::regex_search(word.begin(), word.end(), found, *pattern) || group >= found.size() ||
              !found[group].matched)
            return {};
          return found[group].str();
        });
      } catch (const std::regex_error&) {
        return fail(Kind::input,
                    Text(QT_TRANSLATE_NOOP("core", "“%1” is not a regular expression"), {c.pattern}));
      }
    case Rule::lookup: {
      const auto table = std::make_shared<std::unordered_map<std::string, std::string>>();
      const std::string hash = c.table.substr(c.table.rfind('@') + 1);
      size_t at = 0;
      CHECK(store.read([&](SQLite::Database& db) -> Done {
        SQLite::Statement q(db, "SELECT columns FROM lookup_table WHERE hash = ?");
        q.bind(1, hash);
        if (!q.executeStep())
          return fail(Kind::missing,
                      Text(QT_TRANSLATE_NOOP("core", "The look-up table %1 is not there"), {c.table}));
        const auto columns =
            Json::parse(q.getColumn(0).getString(), nullptr, false).get<std::vector<std::string>>();
        at = static_cast<size_t>(std::find(columns.begin(), columns.end(), c.column) - columns.begin());
        return {};
      }));
      CHECK(read_lookup(store, hash, [&](std::string_view key, const std::vector<std::string>& cells) {
        if (at < cells.size() && !cells[at].empty())
          table->try_emplace(c.fold ? folded(key) : std::string(key), cells[at]);
      }));
      return WordMap([table, fold = c.fold](std::string_view word) -> std::optional<std::string> {
        const auto found = table->find(fold ? folded(word) : std::string(word));
        return found == table->end() ? std::nullopt : std::optional(found->second);
      });
    }
    default:
      return WordMap([](std::string_view word) { return std::optional<std::string>(word); });
  }
}

std::optional<Date> birth_of(std::string_view text) {
  const auto moment = parse_iso(text);
  if (!moment) return {};
  return civil_from_days(floor_div(*moment, kDay));
}

std::optional<int> age_at(Date birth, Time at) {
  const Date now = civil_from_days(floor_div(at, kDay));
  const int age =
      now.year - birth.year - (now.month < birth.month || (now.month == birth.month && now.day < birth.day));
  return age < 0 || age > 150 ? std::nullopt : std::optional(age);
}

}  // namespace habitus::events
