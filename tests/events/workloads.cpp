#include "core/events/workloads.h"

#include <cmath>
#include <map>
#include <set>

#include <QDir>
#include <QFile>
#include <QObject>
#include <QTemporaryDir>

#include "core/base/random.h"
#include "core/events/merges.h"
#include "tests/check.h"
#include "tests/small_log.h"

using namespace habitus;
using namespace habitus::events;

/// The workloads of `bench` against the plainest computation there is: every definition of their header,
/// written down over a list of events.
class TestWorkloads : public QObject {
  Q_OBJECT
  QTemporaryDir dir_;

  struct Event {
    Time time;
    std::string event, channel, country, amount;
  };
  using People = std::map<std::string, std::vector<Event>>;
  static constexpr Time kMonday = 1736121600 * kSecond;
  inline static const std::vector<std::vector<std::string>> kSteps{{"a", "b"}, {"a", "b", "c"}, {"e", "a", "d", "b"}};
  inline static const std::vector<std::string> kNames{"a", "c", "nobody"};

  /// Streams with ties, gaps of exactly the timeout, one event only, and months without any.
  static People made(uint64_t seed, int persons) {
    Random r(seed, 5);
    People out;
    for (int p = 0; p < persons; ++p) {
      Time t = kMonday + static_cast<Time>(r.below(20) + (r.below(4) ? 0 : 70)) * kDay;
      for (uint64_t i = 0, n = 1 + (r.below(4) ? r.below(14) : 0); i < n; ++i) {
        t += std::vector<Duration>{20 * kSecond, 30 * kMinute, 30 * kMinute + kSecond, 11 * kHour, 3 * kDay,
                                   0}[r.below(6)];
        const std::string event(1, static_cast<char>('a' + r.below(5)));
        out["p" + std::to_string(p)].push_back({t, event, r.below(2) ? "web" : "app",
                                                r.below(3) ? "DE" : "FR",
                                                event == "e" ? std::to_string(1 + r.below(90)) + ".25" : ""});
      }
    }
    return out;
  }
  /// The streams in the order in which the log hands them out: what stands at one moment is ordered by its hash.
  static Result<People> in_order(Project& p, const Pass& pass) {
    TRY(const auto events, dictionary(p, "event"));
    TRY(const auto channels, dictionary(p, "channel"));
    TRY(const auto countries, dictionary(p, "country"));
    TRY(const auto amounts, dictionary(p, "amount"));
    People out;
    const Need need{.text = {"channel", "country", "amount"}, .number = {}, .arrival = false, .weight = false, .origin = false};
    CHECK(scan(p, pass, {}, need, Exec{1, nullptr}, [&](const Slab& s) {
      for (size_t person = 0; person < s.person.size(); ++person)
        for (uint32_t i = s.first[person]; i < s.first[person + 1]; ++i)
          out[std::to_string(s.person[person])].push_back(
              {s.time[i], std::string(events->word(s.event[i])), std::string(channels->word(s.text[0][i])),
               std::string(countries->word(s.text[1][i])), std::string(amounts->word(s.text[2][i]))});
    }));
    return out;
  }
  static std::string text(const People& people) {
    std::string out;
    for (const auto& [actor, events] : people)
      for (const Event& e : events)
        out += actor + " " + iso(e.time) + " " + e.event + " channel=" + e.channel + " country=" + e.country +
               (e.amount.empty() ? "" : " amount=" + e.amount) + "\n";
    return out;
  }
  static std::string printed(const char* form, double x) {
    char buffer[64];
    std::snprintf(buffer, sizeof buffer, form, x);
    return buffer;
  }
  static std::string shortest(double x) {
    for (const char* form : {"%.15g", "%.16g"})
      if (std::stod(printed(form, x)) == x) return printed(form, x);
    return printed("%.17g", x);
  }
  static std::string median_ms(std::vector<int64_t> v) {
    if (v.empty()) return "nan";
    std::sort(v.begin(), v.end());
    const size_t n = v.size();
    const double twice = static_cast<double>(v[n / 2]) + static_cast<double>(v[(n - 1) / 2]);
    return printed("%.12g", twice / 2000);
  }

  /// Which events the funnel that starts at event `from` takes for its steps, each the first within the window.
  static std::vector<size_t> chain(const std::vector<Event>& events, size_t from, const workloads::Funnel& f) {
    std::vector<size_t> out{from};
    for (size_t i = from + 1; i < events.size() && out.size() < f.steps.size(); ++i)
      if (events[i].event == f.steps[out.size()] && events[i].time - events[from].time <= f.window)
        out.push_back(i);
    return out;
  }
  static std::string funnel(const People& people, const workloads::Funnel& f) {
    std::vector<int64_t> reached(f.steps.size(), 0), took;
    for (const auto& [actor, events] : people) {
      size_t depth = 0, done = events.size(), start = 0;
      for (size_t i = 0; i < events.size(); ++i) {
        if (events[i].event != f.steps[0]) continue;
        const auto at = chain(events, i, f);
        depth = std::max(depth, at.size());
        if (at.size() == f.steps.size() && at.back() <= done) done = at.back(), start = i;
      }
      for (size_t s = 0; s < depth; ++s) ++reached[s];
      if (depth == f.steps.size()) took.push_back(events[done].time - events[start].time);
    }
    std::string out;
    for (const int64_t n : reached) out += std::to_string(n) + " ";
    return out + median_ms(took);
  }

  static std::string retention(const People& people) {
    std::map<std::pair<int64_t, int64_t>, uint64_t> cells;
    for (const auto& [actor, events] : people) {
      std::set<int64_t> weeks;
      for (const Event& e : events) weeks.insert(floor_div(e.time - kMonday, kWeek));
      for (const int64_t w : weeks) ++cells[{*weeks.begin(), w - *weeks.begin()}];
    }
    uint64_t n = 0, squares = 0, weighted = 0;
    for (const auto& [cell, k] : cells) {
      n += k;
      squares += k * k;
      weighted += k * static_cast<uint64_t>(cell.second);
    }
    return std::to_string(cells.size()) + " " + std::to_string(n) + " " + std::to_string(squares) + " " +
           std::to_string(weighted);
  }

  static std::string sessions(const People& people, Duration gap) {
    std::vector<int64_t> durations;
    std::map<std::pair<std::string, std::string>, uint64_t> pairs;
    int64_t bounces = 0, total = 0;
    for (const auto& [actor, events] : people)
      for (size_t i = 0, j = 0; i < events.size(); i = j) {
        for (j = i + 1; j < events.size() && events[j].time - events[j - 1].time <= gap; ++j)
          ++pairs[{events[j - 1].event, events[j].event}];
        durations.push_back(events[j - 1].time - events[i].time);
        total += durations.back();
        bounces += j == i + 1;
      }
    uint64_t n = 0, squares = 0;
    for (const auto& [pair, k] : pairs) {
      n += k;
      squares += k * k;
    }
    return std::to_string(durations.size()) + " " +
           shortest(static_cast<double>(total / 1000) / static_cast<double>(durations.size())) + " " +
           median_ms(durations) + " " + std::to_string(bounces) + " | " + std::to_string(pairs.size()) + " " +
           std::to_string(n) + " " + std::to_string(squares);
  }

  static std::string features(const People& people, const std::vector<std::string>& names, Time cut) {
    double rows = 0, recency = 0, frequency = 0, money = 0, decay = 0, days = 0, entropy = 0;
    std::map<int64_t, double> counts;  // by window in days
    for (const auto& [actor, events] : people) {
      std::map<std::string, double> uses;
      std::set<int64_t> dates;
      Time last = 0;
      double n = 0;
      for (const Event& e : events) {
        if (e.time >= cut) continue;
        ++n;
        last = e.time;
        ++uses[e.event];
        dates.insert(floor_div(e.time, kDay));
        if (!e.amount.empty()) money += std::stod(e.amount);
        decay += std::exp2(-static_cast<double>(cut - e.time) / static_cast<double>(14 * kDay));
        for (const int64_t w : {7, 30, 90})
          counts[w] += e.time >= cut - w * kDay && std::count(names.begin(), names.end(), e.event);
      }
      if (n == 0) continue;
      ++rows;
      frequency += n;
      recency += static_cast<double>(cut - last) / static_cast<double>(kDay);
      days += static_cast<double>(dates.size());
      for (const auto& [name, k] : uses) entropy -= k / n * std::log(k / n);
    }
    return printed("%.0f ", rows) + printed("%.2f ", recency) + printed("%.0f ", frequency) +
           printed("%.2f ", money) + printed("%.0f ", counts[7]) + printed("%.0f ", counts[30]) +
           printed("%.0f ", counts[90]) + printed("%.3f ", decay) + printed("%.0f ", days) +
           printed("%.3f", entropy);
  }

  static std::string breakdown(const People& people, const std::string& channel) {
    struct Cell {
      uint64_t n = 0;
      std::set<std::string> who;
    };
    std::map<std::tuple<int64_t, std::string, std::string>, Cell> cells;
    for (const auto& [actor, events] : people)
      for (const Event& e : events) {
        if (e.channel != channel) continue;
        Cell& cell = cells[{floor_div(e.time, kDay), e.event, e.country}];
        ++cell.n;
        cell.who.insert(actor);
      }
    uint64_t n = 0, u = 0, both = 0;
    for (const auto& [key, cell] : cells) {
      n += cell.n;
      u += cell.who.size();
      both += cell.n * cell.who.size();
    }
    return std::to_string(cells.size()) + " " + std::to_string(n) + " " + std::to_string(u) + " " +
           std::to_string(both);
  }

  static Result<std::string> answers(Project& p, const Pass& pass, const Exec& exec) {
    std::string out;
    for (const auto& steps : kSteps) {
      TRY(const auto text, workloads::funnel(p, pass, {steps, 2 * kDay}, exec));
      out += text + "\n";
    }
    TRY(const auto kept, workloads::retention(p, pass, kMonday, exec));
    TRY(const auto cut, workloads::sessions(p, pass, 30 * kMinute, exec));
    TRY(const auto rows, workloads::features(p, pass, kNames, kMonday + 40 * kDay, exec));
    TRY(const auto split, workloads::breakdown(p, pass, "web", exec));
    return out + kept + "\n" + cut + "\n" + rows + "\n" + split;
  }
  static void compare(Project& p, const Pass& pass, const People& people, const Exec& exec) {
    OK(const auto got, answers(p, pass, exec));
    std::string plain;
    for (const auto& steps : kSteps) plain += funnel(people, {steps, 2 * kDay}) + "\n";
    QCOMPARE(got, plain + retention(people) + "\n" + sessions(people, 30 * kMinute) + "\n" +
                      features(people, kNames, kMonday + 40 * kDay) + "\n" + breakdown(people, "web"));
  }

 private Q_SLOTS:
  void as_the_plainest_computation() {  // 100,000 streams
    constexpr int persons = 5000;
    for (uint64_t seed = 1; seed <= 20; ++seed) {
      OK(const auto p, small_log(dir_, text(made(seed, persons)), "w" + std::to_string(seed)));
      OK(const auto pass, p->gate().aggregates(Purpose::bench));
      OK(const People people, in_order(*p, pass));
      QCOMPARE(people.size(), size_t{persons});
      for (const int threads : {1, 2}) compare(*p, pass, people, Exec{threads, nullptr});
      QFile::remove(QString::fromStdString(p->path()));
    }
  }

  /// Cut into small runs, laid over one another by batches, compacted, and with too little memory for its columns: the same.
  void in_any_layout() {
    const People made_once = made(77, 300);
    std::vector<std::string> got;
    for (const size_t rows : {size_t{32768}, size_t{97}, size_t{500}}) {
      OK(const auto p, small_log(dir_, "", "l" + std::to_string(rows)));
      set_run_rows(*p, rows);
      int part = 0;
      for (auto from = made_once.begin(); from != made_once.end(); ++part) {
        auto to = from;
        for (int i = 0; i < 60 && to != made_once.end(); ++i) ++to;
        OK_DONE(append_log(*p, text(People(from, to)), "part"));
        from = to;
      }
      OK(const auto pass, p->gate().aggregates(Purpose::bench));
      for (const bool compacted : {false, true}) {
        if (compacted) OK_DONE(compact(*p, {}));
        for (const size_t budget : {size_t{1} << 30, size_t{4096}}) {
          release_memory(*p, budget);
          OK(const auto text, answers(*p, pass, Exec{2, nullptr}));
          got.push_back(text);
        }
      }
    }
    for (const auto& g : got) QCOMPARE(g, got[0]);
  }

  /// Merged persons are read as if their events had come under one id; undone, everything is as before.
  void merged_persons() {
    const People people = made(5, 400);
    People merged;
    OK(const auto p, small_log(dir_, text(people), "m"));
    OK(const auto pass, p->gate().aggregates(Purpose::bench));
    OK(const auto before, answers(*p, pass, Exec{2, nullptr}));
    OK(const auto inputs, inputs_of(*p, {}));
    std::vector<Alias> pairs;  // three of five persons go along with a fourth, one of them in a chain
    for (int k = 0; k + 4 < 400; k += 5) {
      const auto key = [&](int n) { return key_of("p" + std::to_string(k + n)); };
      for (const auto& [from, into] : {std::pair{0, 1}, {1, 3}, {2, 3}}) pairs.push_back({key(from), key(into)});
      for (const int n : {0, 1, 2, 3})
        for (const Event& e : people.at("p" + std::to_string(k + n))) merged["p" + std::to_string(k + 3)].push_back(e);
      merged["p" + std::to_string(k + 4)] = people.at("p" + std::to_string(k + 4));
    }
    OK(const int64_t id, merge_persons(*p, pairs));
    OK(const auto other, inputs_of(*p, {}));
    QVERIFY(inputs != other);
    OK(const bool fresh, unchanged(*p, inputs));
    QVERIFY(!fresh);
    OK(const People read, in_order(*p, pass));
    QCOMPARE(read.size(), merged.size());
    for (const int threads : {1, 2}) compare(*p, pass, read, Exec{threads, nullptr});
    const auto moments = [](const People& all) {
      std::multiset<std::multiset<Time>> out;
      for (const auto& [who, events] : all) {
        std::multiset<Time> times;
        for (const Event& e : events) times.insert(e.time);
        out.insert(times);
      }
      return out;
    };
    QVERIFY(moments(read) == moments(merged));
    release_memory(*p, 4096);
    OK(const People again, in_order(*p, pass));
    QVERIFY(moments(again) == moments(merged));
    FAILS("two others", merge_persons(*p, {{key_of("p0"), key_of("p9")}}));
    FAILS("in a circle", merge_persons(*p, {{key_of("p3"), key_of("p0")}}));
    OK_DONE(verify(*p, {}));
    OK_DONE(undo_merge(*p, id));
    FAILS("undone already", undo_merge(*p, id));
    OK(const auto after, answers(*p, pass, Exec{1, nullptr}));
    QCOMPARE(after, before);
    OK(const auto same, inputs_of(*p, {}));
    QCOMPARE(same, inputs);
  }
};

int run_workloads(int argc, char** argv) {
  TestWorkloads test;
  return QTest::qExec(&test, argc, argv);
}
#include "workloads.moc"
