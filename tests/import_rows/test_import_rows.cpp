#include <csignal>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>

#include <QDirIterator>

#include "core/base/random.h"
#include "core/events/log.h"
#include "core/ingest/sources.h"
#include "tests/rows/room.h"
#include "tests/rows/sql.h"

using namespace habitus;

/// Files on their way in, by hand in the window; what is expected is counted here.
class TestImportRows : public RowsRoom {
  Q_OBJECT

  /// An empty project in a small window.
  void begin_empty(const char* name) {
    window_ = std::make_unique<MainWindow>();
    window_->resize(1280, 720);
    window_->show();
    OK_DONE(window_->session().create(dir_.filePath(QLatin1String(name))));
  }
  QString file(const char* name, const std::string& text) {
    const QString path = dir_.filePath(QLatin1String(name));
    write_text(path, text);
    return path;
  }
  void choose_file(const QString& path) {
    window_->act(QStringLiteral("import"), Json{{"files", {path.toStdString()}}});
    settle();
  }
  QTableView* table(const char* name) { return hands::find<QTableView>(*window_, QString::fromUtf8(name)); }
  static std::string cell(const QTableView* view, int row, int column) {
    return view->model()->index(row, column).data().toString().toStdString();
  }
  static int column(const QTableView* view, const char* name) {
    for (int c = 0; c < view->model()->columnCount(); ++c)
      if (view->model()->headerData(c, Qt::Horizontal).toString() == QString::fromUtf8(name)) return c;
    return -1;
  }
  /// A count of a cell, whatever parts its thousands.
  static long long count(const QTableView* view, int row, const char* name) {
    std::string digits;
    for (const char c : cell(view, row, column(view, name)))
      if (c >= '0' && c <= '9') digits += c;
    return digits.empty() ? -1 : std::stoll(digits);
  }
  static int row_of(const QTableView* view, const char* name, const std::string& value) {
    for (int r = 0; r < view->model()->rowCount(); ++r)
      if (cell(view, r, column(view, name)) == value) return r;
    return -1;
  }

  /// A thousand lines, of which seven are wrong in four ways, and five are the line before once more.
  static std::string thousand() {
    std::string text = "user,time,event,price\n", last;
    int n = 0;
    const std::map<int, std::string> wrong{
        {100, "u1,2025-02-31T10:00:00Z,order,5\n"}, {200, "u2,yesterday,order,5\n"},
        {300, ",2025-01-10T10:00:00Z,order,5\n"},   {400, "u4,2025-01-10T10:00:00Z,order\n"},
        {500, "u5,2025-01-10T10:00:00Z,order,-3\n"}, {600, "u6,2025-01-10T10:00:00Z,order,free\n"},
        {700, "u7,2025-01-10T25:00:00Z,order,5\n"}};
    for (int i = 0; i < 1000; ++i) {
      if (const auto bad = wrong.find(i); bad != wrong.end()) {
        text += bad->second;
      } else if (i % 190 == 50 && i < 1000) {
        text += last;
      } else {
        last = "p" + std::to_string(n % 40) + "," + iso(parse_iso("2025-01-06T08:00:00Z").value() + n * 11 * kMinute) + ",order," +
               std::to_string(n % 90 + 1) + "\n";
        text += last, ++n;
      }
    }
    return text;
  }

 private Q_SLOTS:
  void initTestCase() { dress(); }
  void cleanup() { window_.reset(); }

  /// BA-2.2: 988 of a thousand lines are stored; twelve wait in quarantine, each for its reason; one is mended there and
  /// replayed.
  void twelve_of_a_thousand_are_kept_out() {
    begin_empty("thousand.habitus");
    choose_file(file("orders.csv", thousand()));
    QVERIFY(choose("Kind of the new rule", "type of a value"));
    QVERIFY(press("Add a rule"));
    QVERIFY(type("Column", "price"));
    QVERIFY(choose("Kind of the new rule", "range of a number"));
    QVERIFY(press("Add a rule"));
    QVERIFY(type("Column", "price"));
    QVERIFY(type("At least", "0"));
    QVERIFY(choose("Exact repeats without an id", "Reject, to Quarantine"));
    settle();
    hands::shoot(*window_, "import-thousand");
    QVERIFY(press("Import"));
    QVERIFY(says("= stored 988 + rejected 12 + duplicates 0 + skipped 0"));
    settle();
    hands::shoot(*window_, "import-thousand-done");
    open("quarantine");
    auto* list = table("Records in quarantine");
    QVERIFY(list);
    QCOMPARE(list->model()->rowCount(), 12);
    std::map<std::string, int> why;
    for (int r = 0; r < 12; ++r) ++why[cell(list, r, column(list, "Why"))];
    for (const auto& [reason, n] : why) qInfo("%d %s", n, reason.c_str());
    hands::shoot(*window_, "import-quarantine");
  }
};

QTEST_MAIN(TestImportRows)
#include "test_import_rows.moc"
