#include "core/models/external.h"

#include <algorithm>
#include <cmath>
#include <fast_float/fast_float.h>
#include <nlohmann/json.hpp>
#include <numeric>
#include <set>

#include <QtCore/qtmetamacros.h>

#include "core/base/spec.h"
#include "core/events/log.h"
#include "core/ingest/sniff.h"
#include "core/models/store.h"
#include "core/stats/intervals.h"

namespace habitus::models {
namespace {

std::optional<double> finite(std::string_view text) {
  double v = 0;
  const auto [end, error] = fast_float::from_chars(text.data(), text.data() + text.size(), v);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(v)) return std::nullopt;
  return v;
}

/// Places of the wanted columns; −1 where none is wanted.
struct Places {
  int actor = -1, score = -1, label = -1, as_of = -1;
  std::optional<Time> moment;  ///< one for all
};

Result<int> place_of(const std::vector<std::string>& columns, const std::string& name, const char* role) {
  const auto found = std::find(columns.begin(), columns.end(), name);
  if (found == columns.end()) return spec::unknown("column", name, columns, role);
  return static_cast<int>(found - columns.begin());
}

Result<Places> places_of(const ScoreTable& t, const std::vector<std::string>& columns) {
  Places p;
  TRY(p.actor, place_of(columns, t.actor, "actor"));
  TRY(p.score, place_of(columns, t.score, "score"));
  if (!t.label.empty()) {
    TRY(p.label, place_of(columns, t.label, "label"));
  }
  p.moment = parse_iso(t.as_of);
  if (!p.moment) {
    TRY(p.as_of, place_of(columns, t.as_of, "as-of"));
  }
  return p;
}

struct Reader {
  const ScoreTable& table;
  const std::vector<std::string>& columns;
  Places places;
  ScoreReport report;
  Scores scores;
  std::set<std::pair<Time, events::PersonKey>> seen;

  void refuse(const ingest::Block& block, const ingest::Record& r, int64_t line, int column,
              std::string_view value, Text why) {
    ++report.rejected;
    if (report.problems.size() >= 20) return;
    report.problems.push_back({table.path, report.read, line, block.at + r.begin,
                               column < 0 ? std::string() : columns[static_cast<size_t>(column)],
                               excerpt(value), std::move(why)});
  }

  void take(const ingest::Block& block, const ingest::Record& r, int64_t line) {
    if (r.fault == ingest::Fault::blank || r.fault == ingest::Fault::comment) return;
    ++report.read;
    if (r.fault != ingest::Fault::none) return refuse(block, r, line, -1, block.raw(r), ingest::why(r.fault));
    const auto at = [&](int place) { return block.fields[r.first + static_cast<size_t>(place)]; };
    if (at(places.actor).empty())
      return refuse(block, r, line, places.actor, {}, QT_TRANSLATE_NOOP("core", "no person"));
    const auto score = finite(at(places.score));
    if (!score)
      return refuse(block, r, line, places.score, at(places.score),
                    QT_TRANSLATE_NOOP("core", "not a finite number"));
    const auto moment = places.moment ? places.moment : parse_iso(at(places.as_of));
    if (!moment)
      return refuse(block, r, line, places.as_of, at(places.as_of), QT_TRANSLATE_NOOP("core", "not a date"));
    double label = std::nan("");
    if (places.label >= 0 && !at(places.label).empty()) {
      const auto value = finite(at(places.label));
      if (!value || (*value != 0 && *value != 1))
        return refuse(block, r, line, places.label, at(places.label),
                      QT_TRANSLATE_NOOP("core", "not 0 or 1"));
      label = *value;
    }
    const auto key = events::key_of(at(places.actor), table.name_space);
    if (!seen.insert({*moment, key}).second) {
      ++report.duplicates;
      return;
    }
    scores.person.push_back(key);
    scores.as_of.push_back(*moment);
    scores.score.push_back(*score);
    scores.label.push_back(label);
  }
};

Scores sorted(const Scores& s) {
  std::vector<size_t> order(s.person.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    return s.as_of[a] != s.as_of[b] ? s.as_of[a] < s.as_of[b] : s.person[a] < s.person[b];
  });
  Scores out;
  for (size_t i : order) {
    out.person.push_back(s.person[i]);
    out.as_of.push_back(s.as_of[i]);
    out.score.push_back(s.score[i]);
    out.label.push_back(s.label[i]);
  }
  return out;
}

Json body_of(const ScoreTable& t, const Scores& s) {
  double known = 0, positives = 0;
  for (double v : s.label) known += !std::isnan(v), positives += v == 1;
  const bool chances = std::all_of(s.score.begin(), s.score.end(), [](double v) { return v >= 0 && v <= 1; });
  const std::set<Time> dates(s.as_of.begin(), s.as_of.end());
  const std::set<events::PersonKey> persons(s.person.begin(), s.person.end());
  return {{"format", 1},
          {"algorithm", {{"name", "external"}}},
          {"columns", {{"actor", t.actor}, {"score", t.score}, {"label", t.label}, {"as_of", t.as_of}}},
          {"rows", s.person.size()},
          {"persons", persons.size()},
          {"known", known},
          {"positives", positives},
          {"probabilities", chances},
          {"dates", dates.size()},
          {"scores", s.hash()}};
}

Result<ScoreReport> read_table(const ScoreTable& table, Scores& scores, const Exec& exec) {
  TRY(const auto sample, ingest::take_sample(table.path));
  TRY(const auto file, ingest::RecordReader::open(table.path, sample.dialect));
  const auto& columns = file->columns();
  if (columns.empty())
    return fail(Kind::input, {QT_TRANSLATE_NOOP("core", "Scores are read from delimited text")}, table.path,
                {QT_TRANSLATE_NOOP("core", "Save the table as CSV with a header")});
  TRY(const Places places, places_of(table, columns));
  Reader reader{table, columns, places, {}, {}, {}};
  int64_t line = file->first_line();
  while (true) {
    if (exec.stopped()) return fail(Kind::stopped, {QT_TRANSLATE_NOOP("core", "Stopped")});
    ingest::Block block;
    TRY(const bool more, file->next(block));
    if (!more) break;
    ingest::parse(sample.dialect, columns.size(), block);
    for (const auto& r : block.records) reader.take(block, r, line + r.line);
    line += block.lines;
  }
  scores = sorted(reader.scores);
  reader.report.stored = static_cast<int64_t>(scores.person.size());
  return reader.report;
}

}  // namespace

Result<ScoreReport> import_scores(Project& project, const ScoreTable& table, const Exec& exec) {
  if (!table.label.empty() && !table.target.empty())
    return fail(Kind::input, {QT_TRANSLATE_NOOP("core", "Both a column and a target tell the outcomes")},
                table.path, {QT_TRANSLATE_NOOP("core", "Give one of the two")});
  Scores scores;
  TRY(ScoreReport report, read_table(table, scores, exec));
  if (report.stored == 0)
    return fail(Kind::input, {QT_TRANSLATE_NOOP("core", "No score could be read")}, table.path,
                {QT_TRANSLATE_NOOP("core", "Check the columns of actor, score and as-of")});
  const Json body = body_of(table, scores);
  Json recipe{{"algorithm", "external"}};
  if (!table.target.empty()) {
    TRY(recipe["target"], complete_outcomes(project, table.target, scores));
  }
  CHECK(project.store().write([&](SQLite::Database&) -> Done {
    TRY(report.model, store(project, "external", body));
    CHECK(store_scores(project, report.model, scores));
    recipe["scores"] = report.model;
    CHECK(project.definitions().apply("model", table.name, recipe));
    return project.journal().append("model.import", Json{{"model", report.model},
                                                         {"name", table.name},
                                                         {"rows", report.stored},
                                                         {"rejected", report.rejected}});
  }));
  return report;
}

Json to_json(const ScoreReport& r) {
  Json problems = Json::array();
  for (const auto& p : r.problems)
    problems.push_back({{"row", p.row},
                        {"line", p.line},
                        {"byte", p.byte},
                        {"column", p.column},
                        {"value", p.value},
                        {"why", english(p.why)}});
  return {{"model", r.model},           {"read", r.read},      {"stored", r.stored}, {"rejected", r.rejected},
          {"duplicates", r.duplicates}, {"problems", problems}};
}

}  // namespace habitus::models
