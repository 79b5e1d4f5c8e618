#pragma once
#include <cmath>

#include <QCheckBox>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>

#include "app/shell/centre.h"
#include "app/shell/look.h"
#include "app/shell/mainwindow.h"
#include "core/identity/people_import.h"
#include "tests/check.h"
#include "tests/small_log.h"
#include "tests/views/hands.h"
#include "views/kit/question_view.h"

namespace habitus {

/// A window over a log small enough to be counted by hand, its docks, and the hands that work them.
class RowsRoom : public QObject {
 protected:
  QTemporaryDir dir_;
  std::unique_ptr<MainWindow> window_;

  void settle() {
    for (int calm = 0; calm < 4;) {
      QTest::qWait(80);
      calm = window_->context().tasks().empty() ? calm + 1 : 0;
    }
  }
  /// A window over a project with this log.
  void begin(const char* log) {
    QTemporaryDir made;
    { OK(auto project, small_log(made, log)); }
    const QStringList found = QDir(made.path()).entryList({QStringLiteral("*.habitus")}, QDir::Files);
    QCOMPARE(found.size(), 1);
    const QString path = dir_.filePath(QStringLiteral("%1.habitus").arg(QLatin1String(QTest::currentTestFunction())));
    QVERIFY(QFile::copy(made.filePath(found[0]), path));
    begin_on(path);
  }
  /// … over one event each of u0, u1, … and a table of them.
  void begin_with_people(int n, const std::string& table) {
    std::string log;
    for (int i = 0; i < n; ++i) log += "u" + std::to_string(i) + " " + std::to_string(i) + " x\n";
    begin(log.c_str());
    QFile file(dir_.filePath(QStringLiteral("people.csv")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(table.data(), qint64(table.size()));
    file.close();
    identity::PeopleRequest request;
    request.path = file.fileName().toStdString();
    request.key = "user";
    OK(const auto report, identity::import_people(*window_->context().project(), request, {}));
    QCOMPARE(report.matched, int64_t(n));
    window_->context().changed();
  }
  void begin_on(const QString& path) {
    window_ = std::make_unique<MainWindow>();
    window_->resize(1440, 900);
    window_->show();
    OK_DONE(window_->session().open(path));
  }
  kit::QuestionView* open(const char* id) {
    window_->open_view(QLatin1String(id), Json::object());
    settle();
    return qobject_cast<kit::QuestionView*>(window_->centre().current());
  }
  /// A place in what the dock was answered; null where it is not.
  static Json at(const kit::QuestionView* dock, const char* place) {
    if (dock->answer().result.empty()) return {};
    const Json body = dock->answer().json();
    const Json::json_pointer pointer(place);
    if (!body.contains(pointer)) qWarning("no %s in %.300s", place, body.dump().c_str());
    return body.contains(pointer) ? body[pointer] : Json();
  }
  bool press(const char* name) { return hands::click(*window_, QString::fromUtf8(name)); }
  bool type(const char* name, const char* text) {
    return hands::type(*window_, QString::fromUtf8(name), QString::fromUtf8(text));
  }
  bool choose(const char* name, const char* entry) {
    return hands::choose(*window_, QString::fromUtf8(name), QString::fromUtf8(entry));
  }
  /// Both days into the small box under the period of the bar; empty: open.
  bool choose_period(const char* first, const char* last) {
    QAbstractButton* button = nullptr;
    for (auto* b : window_->findChildren<QAbstractButton*>())
      if (b->isVisible() && b->accessibleName().startsWith(QStringLiteral("Period"))) button = b;
    if (!button) return false;
    bool applied = false;
    QTimer::singleShot(200, this, [&] {
      QWidget* box = QApplication::activePopupWidget();
      if (!box) return;
      for (const auto& [name, day] : {std::pair{"First day", first}, {"Last day", last}}) {
        auto* field = hands::find<QLineEdit>(*box, QString::fromLatin1(name));  // Escape would close the box
        if (!field) return static_cast<void>(box->close());
        QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(field, Qt::Key_Delete);
        QTest::keyClicks(field, QString::fromLatin1(day));
      }
      applied = hands::click(*box, QStringLiteral("Apply"));
    });
    QTest::mouseClick(button, Qt::LeftButton);
    settle();
    return applied;
  }
  bool any_says(const char* part) {
    for (const QLabel* label : window_->findChildren<QLabel*>())
      if (label->isVisible() && label->text().contains(QString::fromUtf8(part))) return true;
    return false;
  }
  bool says(const char* part) {
    return hands::wait_for([&] { return any_says(part); });
  }
  /// Types into a field of several lines, instead of what it held.
  bool write(const char* name, const char* text) {
    auto* field = hands::find<QPlainTextEdit>(*window_, QString::fromUtf8(name));
    if (!field) qWarning("no field named \"%s\"", name);
    if (!field) return false;
    field->selectAll();
    QTest::keyClick(field, Qt::Key_Delete);
    for (const QString& line : QString::fromUtf8(text).split(QLatin1Char('\n'))) {
      if (!field->document()->isEmpty()) QTest::keyClick(field, Qt::Key_Return);
      QTest::keyClicks(field, line);
    }
    return true;
  }
  using Lines = std::vector<std::map<std::string, std::string>>;
  /// A table of CSV without quotes, each line by the names of its columns.
  static Lines read(const QString& path) {
    QFile file(path);
    Lines out;
    if (!file.open(QIODevice::ReadOnly)) return out;
    const auto names = QString::fromUtf8(file.readLine()).trimmed().split(QLatin1Char(','));
    while (!file.atEnd()) {
      const auto cells = QString::fromUtf8(file.readLine()).remove(QLatin1Char('\n')).split(QLatin1Char(','));
      auto& line = out.emplace_back();
      for (qsizetype i = 0; i < names.size(); ++i) line[names[i].toStdString()] = cells.value(i).toStdString();
    }
    return out;
  }
  /// Writes the table of the dock that is open to a file of its own.
  Lines write_table(const char* name) {
    const QString file = dir_.filePath(QLatin1String(name));
    hands::answer_file_dialog(file);
    if (!press("Write the table …") || !hands::wait_for([&] { return QFile::exists(file); })) return {};
    settle();
    return read(file);
  }
  /// Into the features dock, as JSON.
  bool type_features(const char* text) {
    auto* as_text = hands::find<QCheckBox>(*window_, QStringLiteral("As text"));
    if (!as_text) return false;
    if (!as_text->isChecked()) QTest::mouseClick(as_text, Qt::LeftButton, {}, QPoint(10, as_text->height() / 2));
    const bool written = write("Features as text", text);
    settle();
    return written;
  }
  bool keep(const char* name) {
    const bool kept = type("Name", name) && press("Keep");
    settle();
    return kept;
  }
  /// A card leaves as a draft, where it can, into a folder of this name.
  void export_card(const char* into, const char* card = "outside") {
    open("card");
    const auto sections = [&] { return hands::find<QListWidget>(*window_, QStringLiteral("Sections of the card")); };
    QVERIFY(hands::wait_for([&] { return sections() && sections()->count() == 21; }));
    settle();
    auto* draft = hands::find<QCheckBox>(*window_, QStringLiteral("Export as a draft that names what is missing"));
    if (draft && !draft->isChecked()) QVERIFY(press("Export as a draft that names what is missing"));
    QVERIFY(QDir(dir_.path()).mkpath(QLatin1String(into)));
    hands::answer_file_dialog(dir_.filePath(QLatin1String(into)));
    QVERIFY(press("Export…"));
    QVERIFY(hands::wait_for([&] { return QFile::exists(path_of(into, "pdf", card)); }, 60000));
    settle();
  }
  QString path_of(const char* folder, const char* ending, const char* card = "outside") const {
    return dir_.filePath(QStringLiteral("%1/%2.%3").arg(QLatin1String(folder), QLatin1String(card), QLatin1String(ending)));
  }
  /// A picture of the window at 1280 × 720, scrolled to where this is said.
  bool look_at(const char* part, const char* picture) {
    window_->resize(1280, 720);
    QTest::qWait(300);
    for (QLabel* label : window_->findChildren<QLabel*>()) {
      if (!label->isVisible() || !label->text().contains(QString::fromUtf8(part))) continue;
      for (QWidget* up = label; up; up = up->parentWidget())
        if (auto* area = qobject_cast<QScrollArea*>(up); area && area->widget())
          area->verticalScrollBar()->setValue(label->mapTo(area->widget(), QPoint()).y() - 60);
      QTest::qWait(300);
      hands::shoot(*window_, picture);
      window_->resize(1440, 900);
      return true;
    }
    return false;
  }
  kit::QuestionView* current() { return qobject_cast<kit::QuestionView*>(window_->centre().current()); }
  static Json by(const Json& rows, const char* key, const std::string& value) {
    for (const Json& row : rows)
      if (row[key] == value) return row;
    return {};
  }
  void dress() {
    qputenv("HABITUS_KEYS", dir_.filePath(QStringLiteral("keys")).toUtf8());
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    wear(QStringLiteral("light"), QStringLiteral("en"));
  }
};

}  // namespace habitus
