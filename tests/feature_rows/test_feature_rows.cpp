#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "core/base/random.h"
#include "core/events/log.h"
#include "tests/rows/plain.h"
#include "tests/rows/room.h"

using namespace habitus;

namespace {

using plain::at_time, plain::days, plain::near, plain::Numbers;

struct Bought {
  Time time = 0;
  double amount = 0, pieces = 0;
};
using Buyers = std::map<std::string, std::vector<Bought>>;

/// Recency, frequency and money of everybody who bought before the date.
struct Counted {
  double recency = 0, frequency = 0, amount = 0, pieces = 0;
};
std::map<std::string, Counted> counted(const Buyers& all, Time date) {
  std::map<std::string, Counted> out;
  for (const auto& [who, buys] : all)
    for (const Bought& one : buys) {
      if (one.time >= date) continue;
      Counted& c = out[who];
      c.recency = c.frequency == 0 ? days(one.time, date) : std::min(c.recency, days(one.time, date));
      c.frequency += 1;
      c.amount += one.amount;
      c.pieces += one.pieces;
    }
  return out;
}

}  // namespace

/// RFM and features as of a moment, by hand in the window.
class TestFeatureRows : public RowsRoom {
  Q_OBJECT

  static std::string text_of(const Buyers& all) {
    std::string log;
    for (const auto& [who, buys] : all)
      for (const Bought& b : buys)
        log += who + " " + iso(b.time) + " buy amount=" + QByteArray::number(b.amount, 'f', 2).toStdString() +
               " pieces=" + QByteArray::number(b.pieces).toStdString() + "\n";
    return log;
  }
  /// The table that the RFM dock writes for two dates against the counts, and its grid against the table.
  void check_rfm(kit::QuestionView* dock, const Buyers& all, const std::vector<std::string>& dates, const char* file) {
    const Lines lines = write_table(file);
    size_t rows = 0;
    for (size_t d = 0; d < dates.size(); ++d) {
      const auto want = counted(all, at_time(dates[d]));
      rows += want.size();
      Numbers recency, frequency, amount;
      for (const auto& [who, c] : want)
        recency.push_back(c.recency), frequency.push_back(c.frequency), amount.push_back(c.amount);
      // Everybody's fifths by counting are slow: of a large log the sums of the grid stand for them.
      const bool few = want.size() < 1000;
      const auto r = few ? plain::fifths(recency, false) : std::vector<int>(), f = few ? plain::fifths(frequency, true) : r,
                 m = few ? plain::fifths(amount, true) : r;
      std::map<std::pair<std::string, std::string>, double> cells;
      for (const auto& line : lines) {
        if (at_time(line.at("as_of")) != at_time(dates[d])) continue;
        const auto found = want.find(line.at("actor"));
        QVERIFY2(found != want.end(), line.at("actor").c_str());
        QVERIFY(near(line.at("recency"), found->second.recency));
        QVERIFY(near(line.at("frequency"), found->second.frequency));
        QVERIFY(near(line.at("sum amount"), found->second.amount));
        cells[{line.at("recency score"), line.at("frequency score")}] += 1;
        if (!few) continue;
        const auto at = static_cast<size_t>(std::distance(want.begin(), found));
        QCOMPARE(line.at("recency score"), std::to_string(r[at]));
        QCOMPARE(line.at("frequency score"), std::to_string(f[at]));
        QCOMPARE(line.at("value score"), std::to_string(m[at]));
      }
      double everybody = 0;
      for (size_t y = 0; y < 5; ++y)
        for (size_t x = 0; x < 5; ++x) {
          const double n = at(dock, "/dates")[d]["grid"][y][x]["n"];
          const auto cell = cells.find({std::to_string(y + 1), std::to_string(x + 1)});
          QCOMPARE(n, cell == cells.end() ? 0. : cell->second);
          everybody += n;
        }
      QCOMPARE(everybody, static_cast<double>(want.size()));
    }
    QCOMPARE(lines.size(), rows);
  }

 private Q_SLOTS:
  void initTestCase() { dress(); }
  void cleanup() { window_.reset(); }

  /// BM-2.3: 60 buyers at random, as of two dates. Recency, frequency, money and fifths are counted from the log here; so
  /// are the lags of money by week that the features dock makes of any property.
  void rfm_is_counted() {
    Buyers all;
    for (int u = 0; u < 60; ++u) {
      Random random(9, static_cast<uint64_t>(u));
      for (int k = static_cast<int>(random.below(9)); k >= 0; --k)
        all["u" + std::to_string(u)].push_back({at_time("2025-01-06") + static_cast<Time>(random.below(120)) * kDay / 2,
                                                std::round(100 * 30 * random.uniform()) / 100,
                                                1. + static_cast<double>(random.below(4))});
    }
    begin(text_of(all).c_str());
    auto* dock = open("rfm");
    QVERIFY(dock);
    QVERIFY(type("What is done", "buy"));
    QVERIFY(choose("Value is", "sum of the property"));
    QVERIFY(choose("Property", "amount"));
    QVERIFY(type("As of", "2025-02-05, 2025-03-07"));
    settle();
    check_rfm(dock, all, {"2025-02-05", "2025-03-07"}, "rfm.csv");
    hands::shoot(*window_, "feature-rows-rfm");
    dock = open("features");
    QVERIFY(dock);
    QVERIFY(type_features(R"([{"type":"rfm","event":"buy","property":"amount","window":"14 d"},)"
                          R"({"type":"lag","event":"buy","property":"pieces","step":"7 d","k":3,"name":"pieces"}])"));
    const Lines lines = write_table("lags.csv");
    QVERIFY(!lines.empty());
    for (const auto& line : lines) {
      const Time date = at_time(line.at("as_of"));
      double recent = 0, paid = 0, weeks[4] = {0, 0, 0, 0};
      for (const Bought& b : all.at(line.at("actor"))) {
        if (b.time >= date) continue;
        if (b.time >= date - 14 * kDay) recent += 1, paid += b.amount;
        for (int k = 1; k < 4; ++k)  // lag k ends k steps before the date
          if (b.time >= date - (k + 1) * 7 * kDay && b.time < date - k * 7 * kDay) weeks[k] += b.pieces;
      }
      QVERIFY(near(line.at("count buy 14 d"), recent));
      if (recent > 0) QVERIFY(near(line.at("sum amount buy 14 d"), paid));
      for (int k = 1; k < 4; ++k) QVERIFY(near(line.at("pieces " + std::to_string(k)), weeks[k]));
    }
  }

  /// BM-2.3 on public transactions: recency, frequency and money of 23,570 customers, from the file by plain code.
  void rfm_of_public_transactions() {
    std::ifstream in(SHARED_DATA "/cdnow/CDNOW_master.txt");
    if (!in) QSKIP("shared/data/cdnow is not here");
    Buyers all;
    std::string line, id, day, pieces, amount;
    std::getline(in, line);
    while (in >> id >> day >> pieces >> amount)
      all[id].push_back({at_time(day.substr(0, 4) + "-" + day.substr(4, 2) + "-" + day.substr(6)), std::stod(amount),
                         std::stod(pieces)});
    begin(text_of(all).c_str());
    auto* dock = open("rfm");
    QVERIFY(dock);
    QVERIFY(choose("Value is", "sum of the property"));
    QVERIFY(choose("Property", "amount"));
    QVERIFY(type("As of", "1997-10-01, 1998-07-01"));
    settle();
    check_rfm(dock, all, {"1997-10-01", "1998-07-01"}, "cdnow.csv");
    hands::shoot(*window_, "feature-rows-cdnow");
  }

  /// BM-2.4: the log cut at the date gives the same values; what arrived later or happened later is not known; what would
  /// look ahead is refused and named.
  void nothing_is_known_before_it_arrives() {
    const Time date = at_time("2025-02-10");
    std::string log, cut;
    std::map<std::string, std::map<std::string, std::vector<Time>>> events;
    for (int u = 0; u < 40; ++u) {
      Random random(5, static_cast<uint64_t>(u));
      const std::string who = "u" + std::to_string(u);
      for (int k = 0; k < 40; ++k) {
        const Time when = at_time("2025-01-06") + static_cast<Time>(random.below(70 * 24)) * kHour;
        const std::string what = k % 4 == 0 ? "buy" : "look";
        events[who][what].push_back(when);
        const std::string line = who + " " + iso(when) + " " + what + " price=" + std::to_string(k) + "\n";
        log += line;
        if (when < date) cut += line;
      }
    }
    const char* set =
        R"([{"type":"count","event":"look","windows":["7 d","30 d"]},{"type":"recency","event":"buy"},)"
        R"({"type":"number","event":"buy","property":"price","stat":"sum","windows":["30 d"]},)"
        R"({"type":"lag","event":"look","step":"7 d","k":3,"name":"weeks"},{"type":"sessions","window":"90 d","name":"s"},)"
        R"({"type":"decay","event":"look","half_life":"14 d"},{"type":"entropy","of":"event"}])";
    begin(log.c_str());
    late("u0", "look", date - kDay, date + 5 * kDay);
    auto* dock = features_of(set);
    QVERIFY(dock);
    const Lines whole = write_table("whole.csv");
    QCOMPARE(whole.size(), size_t{40});
    for (const auto& line : whole) {
      auto& own = events.at(line.at("actor"));
      const auto in = [&](const char* what, Time from, Time to) {
        const auto& all = own[what];
        return static_cast<double>(
            std::count_if(all.begin(), all.end(), [&](Time t) { return t >= from && t < to; }));
      };
      QVERIFY(near(line.at("count look 7 d"), in("look", date - 7 * kDay, date)));
      QVERIFY(near(line.at("label"), in("buy", date + 3 * kDay, date + 10 * kDay) > 0));
    }
    QVERIFY(press("Verify on the cut log"));
    QVERIFY(says("values are the same on the log cut at each date."));
    hands::shoot(*window_, "feature-rows-verified");
    refuse(dock);
    window_.reset();
    QVERIFY(QFile::remove(dir_.filePath(QStringLiteral("nothing_is_known_before_it_arrives.habitus"))));
    begin(cut.c_str());
    QVERIFY(features_of(set));
    Lines again = write_table("cut.csv");
    QCOMPARE(again.size(), whole.size());
    for (size_t i = 0; i < whole.size(); ++i)
      for (const auto& [column, value] : whole[i])
        if (column != "label") QCOMPARE(again[i].at(column), value);  // its outcome is not known on the cut log
  }

 private:
  /// The features dock with this set, for who buys in the week that begins three days after the date.
  kit::QuestionView* features_of(const char* set) {
    const Json target{{"type", "event"}, {"event", "buy"}, {"horizon", "7 d"}, {"gap", "3 d"}, {"as_of", {"2025-02-10"}}};
    if (!window_->context().project()->definitions().apply("target", "buys", target)) return nullptr;
    window_->context().changed();
    auto* dock = open("features");
    if (!type_features(set) || !choose("Target", "buys")) return nullptr;
    settle();
    return dock;
  }
  /// An event that happened before the date and came after it.
  void late(const std::string& actor, const std::string& event, Time time, Time arrival) {
    events::Batch batch({"price"});
    std::vector<std::optional<std::string_view>> none{std::nullopt};
    events::Row row;
    row.actor = actor;
    row.event = event;
    row.time = time;
    row.arrival = arrival;
    row.row = 1;
    row.properties = none;
    batch.add(row);
    events::BatchInfo info;
    info.source = "late";
    OK_DONE(events::append(*window_->context().project(), std::move(batch), info, {}));
    window_->context().changed();
  }
  /// What crosses the as-of moment is refused with its name; nothing is computed.
  void refuse(kit::QuestionView* dock) {
    const std::string before = dock->answer().result;
    for (const char* ahead : {R"([{"type":"count","event":"look","windows":["-7 d"],"name":"tomorrow"}])",
                              R"([{"type":"sessions","window":"30 d","ends":"-7 d","name":"tomorrow"}])"}) {
      QVERIFY(type_features(ahead));
      QVERIFY(says("“tomorrow” crosses its as-of moment"));
      QCOMPARE(dock->answer().result, before);
    }
    hands::shoot(*window_, "feature-rows-refused");
  }

};

int run_readers(int argc, char** argv);
int run_lineage(int argc, char** argv);

int main(int argc, char** argv) {
  QApplication app(argc, argv);
  TestFeatureRows features;
  return QTest::qExec(&features, argc, argv) | run_readers(argc, argv) | run_lineage(argc, argv);
}
#include "test_feature_rows.moc"
