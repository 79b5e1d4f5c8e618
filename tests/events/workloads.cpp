#include "core/events/workloads.h"

#include <cmath>
#include <map>
#include <set>

#include <QDir>
#include <QObject>
#include <QTemporaryDir>

#include "core/base/random.h"
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

  static People made(uint64_t seed) {
    Random r(seed, 5);
    People out;
    for (int p = 0; p < 30; ++p) {
      Time t = kMonday + static_cast<Time>(r.below(20)) * kDay;
      for (uint64_t i = 0, n = 1 + r.below(25); i < n; ++i) {
        t += std::vector<Duration>{20 * kSecond, 30 * kMinute, 30 * kMinute + kSecond, 11 * kHour,
                                   3 * kDay}[r.below(5)];
        const std::string event(1, static_cast<char>('a' + r.below(5)));
        out["p" + std::to_string(p)].push_back({t, event, r.below(2) ? "web" : "app",
                                                r.below(3) ? "DE" : "FR",
                                                event == "e" ? std::to_string(1 + r.below(90)) + ".25" : ""});
      }
    }
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
  static std::string median_ms(std::vector<int64_t> v) {
    if (v.empty()) return "nan";
    std::sort(v.begin(), v.end());
    const size_t n = v.size();
    const double twice = static_cast<double>(v[n / 2]) + static_cast<double>(v[(n - 1) / 2]);
    return printed("%.12g", twice / 2000);
  }

  /// When the funnel that starts at event `from` reaches each step at the earliest, within the window.
  static std::vector<Time> chain(const std::vector<Event>& events, size_t from, const workloads::Funnel& f) {
    std::vector<Time> out{events[from].time};
    for (size_t i = from + 1; i < events.size() && out.size() < f.steps.size(); ++i)
      if (events[i].event == f.steps[out.size()] && events[i].time - events[from].time <= f.window)
        out.push_back(events[i].time);
    return out;
  }
  static std::string funnel(const People& people, const workloads::Funnel& f) {
    std::vector<int64_t> reached(f.steps.size(), 0), took;
    for (const auto& [actor, events] : people) {
      size_t depth = 0;
      Time done = kEnd, start = 0;
      for (size_t i = 0; i < events.size(); ++i) {
        if (events[i].event != f.steps[0]) continue;
        const auto times = chain(events, i, f);
        depth = std::max(depth, times.size());
        if (times.size() == f.steps.size() && times.back() <= done) done = times.back(), start = times[0];
      }
      for (size_t s = 0; s < depth; ++s) ++reached[s];
      if (depth == f.steps.size()) took.push_back(done - start);
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
           printed("%.16g", static_cast<double>(total / 1000) / static_cast<double>(durations.size())) + " " +
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

 private Q_SLOTS:
  void as_the_plainest_computation() {
    for (uint64_t seed = 1; seed <= 12; ++seed) {
      const People people = made(seed);
      OK(const auto p, small_log(dir_, text(people), "w" + std::to_string(seed)));
      OK(const auto pass, p->gate().aggregates(Purpose::bench));
      for (const int threads : {1, 2}) {
        const Exec exec{threads, nullptr};
        for (const auto& steps :
             {std::vector<std::string>{"a", "b"}, {"a", "b", "c"}, {"e", "a", "d", "b"}}) {
          const workloads::Funnel f{steps, 2 * kDay};
          OK(const auto got, workloads::funnel(*p, pass, f, exec));
          QCOMPARE(got, funnel(people, f));
        }
        OK(const auto kept, workloads::retention(*p, pass, kMonday, exec));
        QCOMPARE(kept, retention(people));
        OK(const auto cut, workloads::sessions(*p, pass, 30 * kMinute, exec));
        QCOMPARE(cut, sessions(people, 30 * kMinute));
        const std::vector<std::string> names{"a", "c", "nobody"};
        OK(const auto rows, workloads::features(*p, pass, names, kMonday + 40 * kDay, exec));
        QCOMPARE(rows, features(people, names, kMonday + 40 * kDay));
        OK(const auto split, workloads::breakdown(*p, pass, "web", exec));
        QCOMPARE(split, breakdown(people, "web"));
      }
    }
  }
};

int run_workloads(int argc, char** argv) {
  TestWorkloads test;
  return QTest::qExec(&test, argc, argv);
}
#include "workloads.moc"
