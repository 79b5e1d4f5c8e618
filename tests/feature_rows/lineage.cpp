#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include <QCryptographicHash>
#include <QTableView>

#include "core/base/random.h"
#include "tests/rows/plain.h"
#include "tests/rows/room.h"

using namespace habitus;
using plain::at_time, plain::days;

/// Where a value comes from, by hand in the window.
class TestLineageRows : public RowsRoom {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { dress(); }
  void cleanup() { window_.reset(); }

  /// BM-4.8: one value of one person is made again from the lines of the file that its lineage lists; the same leaves as
  /// JSON; another recipe is another version; the card holds the graph with owner and schedule.
  void a_value_leads_back_to_its_lines() {
    import_orders();
    QVERIFY(open("features"));
    QVERIFY(type_features(R"([{"type":"number","event":"order","property":"amount","stat":"sum","windows":["30 d"],)"
                          R"("name":"spent"},{"type":"count","event":"look","windows":["30 d"],"name":"looks"}])"));
    QVERIFY(choose("Target", "orders"));
    QVERIFY(type("Owner", "ann"));
    QVERIFY(type("Update schedule", "7 d"));
    settle();
    QVERIFY(keep("spend"));
    QVERIFY(press("Fit a model"));
    settle();
    QVERIFY(keep("orders again"));
    auto* dock = open("lineage");
    QVERIFY(dock);
    QVERIFY(type("As of", "2025-02-10"));
    settle();
    QVERIFY(says("owner: ann"));
    hands::shoot(*window_, "feature-rows-lineage");
    const Json first = traced("value.json", 30);
    QCOMPARE(first["definition"]["version"], Json(1));
    QCOMPARE(first["definition"]["owner"], Json("ann"));
    QCOMPARE(first["definition"]["schedule"], Json("7 d"));
    const Json graph = exported("Export the graph", "graph.json");
    QCOMPARE(graph["definition"]["owner"], Json("ann"));
    bool hashed = false;
    for (const Json& node : graph["nodes"]) hashed = hashed || node.value("sha256", "") == sha_;
    QVERIFY(hashed);
    // The card holds the same graph.
    export_card("card", "orders again");
    QFile page(dir_.filePath(QStringLiteral("card/orders again.html")));
    QVERIFY(page.open(QIODevice::ReadOnly));
    const QByteArray html = page.readAll();
    for (const QByteArray& part : {QByteArray("Where the features come from"), QByteArray("owner: ann"),
                                   QByteArray::fromStdString(sha_.substr(0, 12))})
      QVERIFY2(html.contains(part), part.constData());
    // A changed recipe is a new version, and its value stands on other lines.
    QVERIFY(open("features"));
    QVERIFY(type_features(R"([{"type":"number","event":"order","property":"amount","stat":"sum","windows":["7 d"],)"
                          R"("name":"spent"},{"type":"count","event":"look","windows":["30 d"],"name":"looks"}])"));
    QVERIFY(keep("spend"));
    QVERIFY(open("lineage"));
    settle();
    const Json second = traced("again.json", 7);
    QCOMPARE(second["definition"]["version"], Json(2));
    QVERIFY(second["version"] != first["version"]);
  }

 private:
  std::string sha_, who_;  ///< of the file; somebody with orders within a week before the date and earlier ones
  std::vector<std::tuple<std::string, std::string, Time, double>> lines_;  ///< who, what, when, how much; line 2 on
  void import_orders() {
    std::string text = "user,event,time,amount\n";
    for (int u = 0; u < 160; ++u) {
      Random random(2, static_cast<uint64_t>(u));
      const std::string who = "u" + std::to_string(u);
      int recent = 0, earlier = 0;
      for (int k = 0; k < 12; ++k) {
        const Time when = at_time("2025-01-06") + static_cast<Time>(random.below(80 * 24)) * kHour;
        const std::string what = random.below(3) == 0 ? "order" : "look";
        const double amount = what == "order" ? std::round(100 * 50 * random.uniform()) / 100 : 0;
        lines_.emplace_back(who, what, when, amount);
        const double before = what == "order" ? days(when, at_time("2025-02-10")) : -1;
        recent += before > 0 && before < 7;
        earlier += before > 8 && before < 29;
        text += who + "," + what + "," + iso(when) + "," +
                (what == "order" ? QByteArray::number(amount, 'f', 2).toStdString() : "") + "\n";
      }
      if (recent > 0 && earlier > 0) who_ = who;
    }
    const QString file = dir_.filePath(QStringLiteral("orders.csv"));
    std::ofstream(file.toStdString(), std::ios::binary) << text;
    sha_ = QCryptographicHash::hash(QByteArray::fromStdString(text), QCryptographicHash::Sha256).toHex().toStdString();
    window_ = std::make_unique<MainWindow>();
    window_->resize(1440, 900);
    window_->show();
    OK_DONE(window_->session().create(dir_.filePath(QStringLiteral("orders.habitus"))));
    window_->act(QStringLiteral("import"), Json{{"files", {file.toStdString()}}});
    QVERIFY(press("Import"));
    QVERIFY(says("Read 1,920 = stored 1,920"));
    OK_DONE(window_->context().project()->definitions().apply(
        "target", "orders",
        Json{{"type", "event"}, {"event", "order"}, {"horizon", "14 d"}, {"as_of", {"2025-01-27", "2025-02-10"}}}));
    window_->context().changed();
  }
  Json exported(const char* button, const char* name) {
    const QString path = dir_.filePath(QLatin1String(name));
    hands::answer_file_dialog(path);
    if (!press(button) || !hands::wait_for([&] { return QFile::exists(path); })) return {};
    settle();
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? Json::parse(file.readAll().toStdString(), nullptr, false) : Json();
  }
  /// What this person spent within so many days before the date: the rows shown and exported are those of the file.
  Json traced(const char* name, int window) {
    if (!type("Person", who_.c_str()) || !type("Column", "spent") || !press("Show its events")) return {};
    QTableView* table = nullptr;
    if (!hands::wait_for([&] {
          return (table = hands::find<QTableView>(*window_, QStringLiteral("The events behind the value"))) != nullptr;
        }))
      return {};
    settle();
    hands::shoot(*table->window(), "feature-rows-value");
    const Json value = exported("Export as JSON", name);
    const Time date = at_time("2025-02-10");
    std::set<int64_t> want, got, shown;
    double sum = 0;
    for (size_t i = 0; i < lines_.size(); ++i) {
      const auto& [who, what, when, amount] = lines_[i];
      if (who != who_ || what != "order" || when >= date || when < date - window * kDay) continue;
      want.insert(static_cast<int64_t>(i) + 2);
      sum += amount;
    }
    for (const Json& e : value["events"]) {
      if (e["sha256"] != sha_ || e["file"] != "orders.csv") qWarning("%s", e.dump().c_str());
      else got.insert(e["line"].get<int64_t>());
    }
    const auto* model = table->model();
    for (int r = 0; r < model->rowCount(); ++r)
      for (int c = 0; c < model->columnCount(); ++c)
        if (model->headerData(c, Qt::Horizontal).toString() == QStringLiteral("Line"))
          shown.insert(model->index(r, c).data().toString().remove(QLatin1Char(',')).toLongLong());
    table->window()->close();
    const bool same = want == got && want == shown && std::abs(value["value"].get<double>() - sum) < 1e-9 &&
                      value["graph"]["nodes"].size() == want.size() + 3 && !want.empty();
    if (!same) qWarning("%zu %zu %zu lines, sum %f: %s", want.size(), got.size(), shown.size(), sum, value.dump().c_str());
    return same ? value : Json::object({{"definition", Json::object()}});
  }
};

int run_lineage(int argc, char** argv) {
  TestLineageRows lineage;
  return QTest::qExec(&lineage, argc, argv);
}
#include "lineage.moc"
