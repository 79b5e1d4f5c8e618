#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/random.h"
#include "tests/rows/plain.h"
#include "tests/rows/room.h"

using namespace habitus;
using plain::near, plain::Numbers;

/// Recency, frequency and value where nothing is bought, by hand in the window.
class TestReaders : public RowsRoom {
  Q_OBJECT

  struct Read {
    double minute, minutes;
    std::string item;
  };
  static constexpr double kDate = 14 * 1440;  ///< 2025-01-20, in minutes of the log
  std::map<std::string, std::vector<Read>> reads_;

  /// Visits at random: some articles a few minutes apart, then nothing for hours.
  void write_log() {
    std::string log;
    for (int u = 0; u < 50; ++u) {
      Random random(14, static_cast<uint64_t>(u));
      const std::string who = "r" + std::to_string(u);
      double minute = 0;
      for (int visit = 0; visit < 3 + u % 7; ++visit) {
        minute += 200 + static_cast<double>(random.below(9000));
        for (uint64_t k = 0; k <= random.below(4); ++k) {
          minute += 1 + static_cast<double>(random.below(25));
          reads_[who].push_back(
              {minute, 1 + static_cast<double>(random.below(12)), "a" + std::to_string(random.below(8))});
        }
      }
      for (const Read& r : reads_[who])
        log += who + " " + std::to_string(static_cast<int>(r.minute)) + " read minutes=" +
               std::to_string(static_cast<int>(r.minutes)) + " item=" + r.item + "\n";
    }
    begin((log + "end 2025-03-20 ping\n").c_str());
  }
  std::vector<Read> before(const std::string& who) const {
    std::vector<Read> out;
    for (const Read& r : reads_.at(who))
      if (r.minute < kDate) out.push_back(r);
    return out;
  }
  /// The table of the dock: days read, the value by plain code, its fifths, and what it foretells.
  template <class Value>
  void check(const kit::QuestionView* dock, const char* file, const char* column, Value value) {
    const Lines lines = write_table(file);
    QVERIFY(!lines.empty());
    Numbers x, again;
    for (const auto& line : lines) {
      const std::string who = line.at("actor");
      std::set<int> on;
      for (const Read& r : before(who)) on.insert(static_cast<int>(r.minute) / 1440);
      bool returns = false;
      for (const Read& r : reads_.at(who)) returns = returns || (r.minute >= kDate && r.minute < 2 * kDate);
      QVERIFY(near(line.at("frequency"), static_cast<double>(on.size())));
      x.push_back(value(before(who)));
      QVERIFY(near(line.at(column), x.back()));
      again.push_back(returns);
    }
    const auto want = plain::fifths(x, true);
    for (size_t i = 0; i < x.size(); ++i) QCOMPARE(lines[i].at("value score"), std::to_string(want[i]));
    const Json proxy = by(at(dock, "/proxies"), "name", column);
    QVERIFY2(std::abs(proxy["auc"]["value"].get<double>() - plain::auc(x, again)) < 1e-9, proxy.dump().c_str());
  }

 private Q_SLOTS:
  void initTestCase() { dress(); }
  void cleanup() { window_.reset(); }

  /// BA-4.2: minutes read are the money of a content log. Sums, different articles and minutes in visits are counted here
  /// from the log; another proxy scores the grid anew, and proxies are compared by what they foretell.
  void minutes_are_the_money_of_readers() {
    write_log();
    auto* dock = open("rfm");
    QVERIFY(dock);
    QVERIFY(type("What is done", "read"));
    QVERIFY(choose("Frequency counts", "days"));
    QVERIFY(choose("Value is", "sum of the property"));
    QVERIFY(choose("Property", "minutes"));
    QVERIFY(type("As of", "2025-01-20"));
    QVERIFY(type("… within", "14 d"));
    settle();
    check(dock, "minutes.csv", "sum minutes", [](const std::vector<Read>& reads) {
      double sum = 0;
      for (const Read& r : reads) sum += r.minutes;
      return sum;
    });
    const Json before = at(dock, "/dates/0");
    hands::shoot(*window_, "feature-rows-minutes");
    // Minutes in visits: a visit ends where nothing is read for more than half an hour.
    QVERIFY(choose("Value is", "minutes in sessions"));
    settle();
    check(dock, "visits.csv", "minutes", [](const std::vector<Read>& reads) {
      double sum = 0;
      for (size_t i = 1; i < reads.size(); ++i)
        if (const double gap = reads[i].minute - reads[i - 1].minute; gap <= 30) sum += gap;
      return sum;
    });
    QVERIFY(at(dock, "/dates/0")["grid"] != before["grid"]);
    QVERIFY(at(dock, "/dates/0")["scores"]["value"] != before["scores"]["value"]);
    QCOMPARE(at(dock, "/dates/0")["n"], before["n"]);
    QVERIFY(choose("Value is", "different values of it"));
    QVERIFY(choose("Property", "item"));
    settle();
    check(dock, "items.csv", "items item", [](const std::vector<Read>& reads) {
      std::set<std::string> items;
      for (const Read& r : reads) items.insert(r.item);
      return static_cast<double>(items.size());
    });
  }
};

int run_readers(int argc, char** argv) {
  TestReaders readers;
  return QTest::qExec(&readers, argc, argv);
}
#include "readers.moc"
