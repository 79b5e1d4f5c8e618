#include "core/ingest/propose.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include <QtCore/qglobal.h>

#include "core/ingest/mapper.h"
#include "core/ingest/mapping.h"
#include "core/ingest/role_names.h"

namespace habitus::ingest {
namespace {

struct Roles {
  Proposal& p;
  const std::vector<ColumnSketch>& columns;
  Json mapping = Json::object();
  Names taken;

  const ColumnSketch* find(const std::string& name) const {
    for (const auto& c : columns)
      if (c.name == name) return &c;
    return nullptr;
  }
  size_t index(const ColumnSketch& c) const { return static_cast<size_t>(&c - columns.data()); }
  Names named(const Names& known, bool free_only = true) const {
    Names out;
    for (const auto& c : columns)
      if (c.values > 0 && means(c.name, known) && !(free_only && among(c.name, taken))) out.push_back(c.name);
    return out;
  }
  void give(const char* role, const std::string& column) {
    mapping[role] = column;
    taken.push_back(column);
  }
  void ask(const char* about, Text question, Names options) {
    p.doubts.push_back({about, std::move(question), std::move(options)});
  }

  bool all_different(const ColumnSketch& c) const { return c.values >= 20 && c.distinct == c.values; }
};

Names names_of(const std::vector<ColumnSketch>& columns) {
  Names all;
  for (const auto& c : columns) all.push_back(c.name);
  return all;
}

/// A column that reads as moments is one only when something says so: numbers need a name.
bool credible_time(const ColumnSketch& c, bool named_so) {
  if (!c.time || c.missing > c.values) return false;
  const std::string& f = c.time->format;
  const bool bare_number = f.starts_with("epoch") || f == "excel";
  return !bare_number || named_so;
}

bool time_name(const std::string& name) {
  return among(name, kTimeSure) || holds(name, {"time", "date", "stamp", "created"});
}

/// Do two columns speak of one moment: the day of the one is the day of the other, give or take a time zone?
bool same_days(const Roles& r, const ColumnSketch& a, const ColumnSketch& b) {
  auto fa = TimeFormat::make(a.time->format, "UTC"), fb = TimeFormat::make(b.time->format, "UTC");
  const size_t ia = r.index(a), ib = r.index(b);
  int64_t both = 0, near = 0;
  for (const auto& row : r.p.sample.records) {
    if (std::max(ia, ib) >= row.size() || row[ia].empty() || row[ib].empty()) continue;
    const auto x = fa->read(row[ia]), y = fb->read(row[ib]);
    ++both;
    near += std::abs(x.time - y.time) <= 2 * kDay;
  }
  return both > 0 && near * 100 >= both * 98;
}

/// The column of the moments: the best name among those that read as moments; of a day and a moment of that
/// day, the moment.
std::string choose_time(Roles& r) {
  const ColumnSketch* best = nullptr;
  int best_rank = 0;
  bool tie = false;
  Names options;
  for (const auto& c : r.columns) {
    const std::string name = plain(c.name);
    if (!credible_time(c, time_name(name)) || means(c.name, kArrival)) continue;
    options.push_back(c.name);
    int rank = means(c.name, kTimeSure) ? 3 : time_name(name) ? 2 : 1;
    if (holds(name, kTimeNot) && !among(name, kTimeSure)) rank = 0;
    if (c.missing * 20 > c.values) rank = 0;
    if (!best || rank > best_rank) {
      best = &c;
      best_rank = rank;
      tie = false;
    } else if (rank == best_rank) {
      const bool finer = best->time->date_only != c.time->date_only && same_days(r, *best, c);
      if (finer && best->time->date_only) best = &c;
      tie = tie || !finer;
    }
  }
  if (!best || tie || best_rank == 0) {
    r.ask("time",
          best ? QT_TRANSLATE_NOOP("core", "Which column says when it happened?")
               : QT_TRANSLATE_NOOP("core", "No column reads as a moment. When did these things happen?"),
          options.empty() ? names_of(r.columns) : options);
    return {};
  }
  return best->name;
}

/// A day with its clock in a column of its own: that column, and in `g` the form of both together.
const ColumnSketch* clock_beside(const Roles& r, const ColumnSketch& day, FormatGuess& g) {
  if (!g.date_only || !g.others.empty()) return nullptr;
  const ColumnSketch* clock = nullptr;
  for (const auto& c : r.columns) {
    if (!c.clock || c.missing != day.missing) continue;
    if (clock) return nullptr;
    clock = &c;
  }
  if (!clock) return nullptr;
  const size_t a = r.index(day), b = r.index(*clock);
  std::vector<std::string> joined;
  for (const auto& row : r.p.sample.records)
    if (std::max(a, b) < row.size() && joined.size() < 2000 && !row[a].empty())
      joined.push_back(row[a] + " " + row[b]);
  const auto both = guess_time_format({joined.begin(), joined.end()});
  if (!both || !both->others.empty()) return nullptr;
  g = *both;
  return clock;
}

void time_role(Roles& r) {
  const std::string name = choose_time(r);
  if (name.empty()) return;
  const ColumnSketch& c = *r.find(name);
  FormatGuess g = *c.time;
  Json role{{"columns", {name}}, {"zone", "UTC"}};
  if (const ColumnSketch* clock = clock_beside(r, c, g)) {
    role["columns"].push_back(clock->name);
    role["join"] = " ";
    r.taken.push_back(clock->name);
    r.p.notes.push_back(Text(QT_TRANSLATE_NOOP("core", "“%1” and “%2” are read together as one moment"),
                             {name, clock->name}));
  }
  role["format"] = g.format;
  if (!g.print.empty()) role["print"] = g.print;
  if (!g.others.empty()) {
    Names options{g.format};
    options.insert(options.end(), g.others.begin(), g.others.end());
    r.ask("time.format",
          Text(QT_TRANSLATE_NOOP("core", "“%1” can be read in more than one way. Which is right?"),
               {c.examples.front()}),
          options);
  }
  if (!g.has_offset && !g.date_only)
    r.p.notes.push_back(
        Text(QT_TRANSLATE_NOOP("core", "The times in “%1” carry no offset; they are read as UTC"), {name}));
  r.mapping["time"] = role;
  r.taken.push_back(name);
}

void actor_role(Roles& r) {
  if (r.p.sample.web_log) {
    r.give("actor", "client");
    return;
  }
  const Names sure = r.named(kActorSure), weak = r.named(kActorWeak);
  const Names& candidates = sure.empty() ? weak : sure;
  if (candidates.size() == 1) {
    r.give("actor", candidates[0]);
    return;
  }
  if (candidates.size() > 1) {
    r.ask("actor", QT_TRANSLATE_NOOP("core", "Which column says who did it?"), candidates);
    return;
  }
  Names options;
  for (const auto& c : r.columns)
    if (!among(c.name, r.taken) && c.distinct > 1) options.push_back(c.name);
  r.ask("actor", QT_TRANSLATE_NOOP("core", "Which column says who did it?"), options);
}

/// "handling" beside "handling_id": the second numbers the instances of the first, which is the activity.
std::string with_instances(const Roles& r) {
  for (const auto& c : r.columns) {
    if (among(c.name, r.taken) || c.numeric || c.distinct < 2 || c.distinct > 500) continue;
    for (const auto& other : r.columns)
      if (plain(other.name) == plain(c.name) + "id" && other.distinct > c.distinct * 5) return c.name;
  }
  return {};
}

void event_role(Roles& r) {
  Names sure = r.named(kEventSure);
  if (sure.size() > 1 && among("concept:name", sure))
    sure = {"concept:name"};  // the standard's own name (XES)
  if (sure.size() == 1) {
    const ColumnSketch& c = *r.find(sure[0]);
    if (c.distinct * 2 < c.values || c.values < 20) {
      r.give("event", sure[0]);
      return;
    }
  }
  if (sure.empty()) {
    const std::string instance = with_instances(r);
    if (!instance.empty()) {
      r.give("event", instance);
      return;
    }
    const bool money = !r.named(kValue, false).empty();
    const bool sold = holds(plain(std::filesystem::path(r.p.sample.path).filename().string()), kPurchaseFile);
    bool other_text = false;
    for (const auto& c : r.columns)
      other_text = other_text || (!among(c.name, r.taken) && !c.numeric && c.values > 0);
    if ((money || sold) && !other_text) {
      r.mapping["event"] = Json{{"constant", "purchase"}};
      r.p.notes.push_back(QT_TRANSLATE_NOOP("core", "Every record is taken for one event named “purchase”"));
      return;
    }
    if (r.p.sample.web_log) {
      r.mapping["event"] = Json{{"constant", "request"}};
      r.p.notes.push_back(QT_TRANSLATE_NOOP(
          "core", "Every record is taken for one event named “request”; visitors are told apart by address"));
      return;
    }
  }
  Names options = sure;
  for (const auto& c : r.columns)
    if (sure.empty() && !among(c.name, r.taken) && c.distinct > 0 && c.distinct <= 500)
      options.push_back(c.name);
  r.ask("event", QT_TRANSLATE_NOOP("core", "Which column says what happened?"), options);
}

void other_roles(Roles& r) {
  const auto one = [&](const char* role, const Names& known, bool take) {
    const Names found = r.named(known);
    if (found.size() != 1) return;
    if (take)
      r.give(role, found[0]);
    else
      r.mapping[role] = found[0];
  };
  const Names ids = r.named(kEventId);
  if (ids.size() == 1) {
    const ColumnSketch& c = *r.find(ids[0]);
    if (c.distinct * 10 > c.values * 8)
      r.give("event_id", ids[0]);  // an id that keeps coming back names something else
  }
  one("session", kSession, false);
  one("channel", kChannel, false);
  for (const auto& name : r.named(kValue))
    if (r.find(name)->numeric && r.named(kValue).size() == 1) r.mapping["value"] = name;
  for (const auto& name : r.named(kArrival)) {
    const ColumnSketch& c = *r.find(name);
    if (!c.time || !c.time->others.empty() || c.missing > 0 || r.mapping.contains("arrival")) continue;
    r.mapping["arrival"] = Json{{"columns", {name}}, {"format", c.time->format}, {"zone", "UTC"}};
    if (!c.time->print.empty()) r.mapping["arrival"]["print"] = c.time->print;
  }
  if (!r.mapping.contains("arrival")) {
    r.mapping["arrival"] = Json{{"lag", "0 s"}};
    r.p.notes.push_back(QT_TRANSLATE_NOOP(
        "core",
        "No column says when an event became known; each is assumed known as it happened (a backfill)"));
  }
}

/// One record for each value of a key, and nothing that says what happened and when: a table about people. With both it
/// is a log, though everybody stands in it once; that is only remarked.
std::string people_key(const Roles& r) {
  if (!r.p.sample.whole) return {};
  const Names sure = r.named(kActorSure), events = r.named(kEventSure);
  const bool says_what =
      std::any_of(events.begin(), events.end(), [&](const auto& name) { return !r.find(name)->numeric; });
  const Names times = r.named(kTimeSure);
  const bool says_when =
      std::any_of(times.begin(), times.end(), [&](const auto& name) { return r.find(name)->time.has_value(); });
  for (const auto& name : sure.empty() ? r.named(kActorWeak) : sure)
    if (r.all_different(*r.find(name)) && r.find(name)->missing == 0 && !(says_what && (sure.empty() || says_when)))
      return name;
  return {};
}

/// Does the mapping read its own sample?
void try_it(Proposal& p, const Json& mapping) {
  auto parsed = parse_mapping(mapping);
  if (!parsed) {
    p.doubts.push_back({"mapping", parsed.error().what, {}});
    return;
  }
  const int64_t read = static_cast<int64_t>(p.sample.records.size()) + p.sample.faulty;
  if (p.sample.faulty * 5 > read)
    p.doubts.push_back(
        {"format",
         Text(QT_TRANSLATE_NOOP("core",
                                "%1 of %2 records looked at cannot be read. Is this the right format?"),
              {p.sample.faulty, read}),
         {}});
}

}  // namespace

Result<Proposal> propose(const std::string& path) {
  Proposal p;
  TRY(p.sample, take_sample(path));
  const Sample& s = p.sample;
  Roles r{p, s.columns, Json::object(), {}};
  write_dialect(s.dialect, r.mapping);
  if (s.dialect.header) r.mapping.erase("columns");
  if (!s.encoding_sure)
    r.ask("encoding", QT_TRANSLATE_NOOP("core", "The text is not valid UTF-8. Which encoding is it?"),
          {"windows-1252", "latin1"});
  if (!s.tabular) {
    r.ask("delimiter",
          QT_TRANSLATE_NOOP("core",
                            "The lines do not have the same number of fields. How are fields separated, and "
                            "what does a line stand for?"),
          {"comma", "tab", "whitespace"});
    for (const char* role : {"actor", "event", "time"})
      r.ask(role, QT_TRANSLATE_NOOP("core", "This cannot be told before the fields are known"), {});
    p.mapping = canonical(r.mapping);
    return p;
  }
  if (const std::string key = people_key(r); !key.empty()) {
    p.kind = Proposal::Kind::people;
    r.mapping["key"] = key;
    p.notes.push_back(Text(
        QT_TRANSLATE_NOOP(
            "core", "“%1” is different in every record: this is a table about people, not a log of events"),
        {key}));
    p.mapping = canonical(r.mapping);
    return p;
  }
  if (!s.header_sure)
    r.ask("header", QT_TRANSLATE_NOOP("core", "Does the first line name the columns, or is it data?"),
          {"true", "false"});
  time_role(r);
  actor_role(r);
  event_role(r);
  other_roles(r);
  if (const Json actor = r.mapping.value("actor", Json()); s.whole && actor.is_string())
    if (const std::string name = actor; r.all_different(*r.find(name)))
      p.notes.push_back(Text(QT_TRANSLATE_NOOP("core", "“%1” is different in every record: everybody has one event"),
                             {name}));
  if (p.doubts.empty()) try_it(p, r.mapping);
  p.mapping = canonical(r.mapping);
  return p;
}

Json to_json(const Proposal& p) {
  Json doubts = Json::array(), notes = Json::array(), columns = Json::array(), first = Json::array();
  for (const auto& d : p.doubts)
    doubts.push_back({{"about", d.about}, {"question", english(d.question)}, {"options", d.options}});
  for (const auto& n : p.notes) notes.push_back(english(n));
  for (const auto& c : p.sample.columns) {
    Json column{{"name", c.name},
                {"values", c.values},
                {"missing", c.missing},
                {"distinct", c.distinct},
                {"numeric", c.numeric}};
    for (const auto& e : c.examples) column["examples"].push_back(excerpt(e));
    if (c.time) column["time"] = c.time->format;
    columns.push_back(std::move(column));
  }
  for (size_t i = 0; i < std::min<size_t>(5, p.sample.records.size()); ++i) {
    Json record = Json::array();
    for (const auto& cell : p.sample.records[i]) record.push_back(excerpt(cell));
    first.push_back(std::move(record));
  }
  return Json{{"kind", p.kind == Proposal::Kind::people ? "people" : "events"},
              {"mapping", Json::parse(p.mapping, nullptr, false)},
              {"doubts", doubts},
              {"notes", notes},
              {"columns", columns},
              {"first", first},
              {"whole", p.sample.whole}};
}

}  // namespace habitus::ingest
