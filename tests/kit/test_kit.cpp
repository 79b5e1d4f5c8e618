#include <atomic>
#include <nlohmann/json.hpp>
#include <thread>

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QImage>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>
#include <QTranslator>

#include "core/report/parts.h"
#include "tests/check.h"
#include "tests/kit/samples.h"
#include "views/kit/bench.h"
#include "views/kit/duration_edit.h"
#include "views/kit/figure_view.h"
#include "views/kit/form.h"
#include "views/kit/icons.h"
#include "views/kit/job.h"
#include "views/kit/picture.h"
#include "views/kit/table.h"
#include "views/kit/theme.h"
#include "views/kit/view.h"
#include "views/kit/words.h"

using namespace habitus;
using namespace habitus::kit;

/// A view that counts what it is told.
class Probe : public View {
 public:
  explicit Probe(Context& context) : View(context) {}
  void refresh() override { ++refreshed; }
  void projectOpened() override { ++opened; }
  void selectionChanged() override { ++chosen; }
  int refreshed = 0, opened = 0, chosen = 0;
  using View::set_next;
};

class TestKit : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { Theme::apply(Theme::make(false)); }

  // look/window.md §1: the number behind each token is its WCAG contrast to the surface.
  void contrasts_are_those_of_the_table() {
    const Theme l = Theme::make(false), d = Theme::make(true);
    const auto near = [](double got, double want) { return std::abs(got - want) <= 0.05001; };
    QVERIFY(near(Theme::contrast(l.outline, l.surface), 3.7));
    QVERIFY(near(Theme::contrast(l.text3, l.surface), 5.8));
    QVERIFY(near(Theme::contrast(l.text2, l.surface), 8.0));
    QVERIFY(near(Theme::contrast(l.text, l.surface), 17.1));
    QVERIFY(near(Theme::contrast(l.accent, l.surface), 6.7));
    QVERIFY(near(Theme::contrast(l.onAccent, l.accent), 6.7));
    QVERIFY(near(Theme::contrast(l.pass, l.surface), 6.7));
    QVERIFY(near(Theme::contrast(l.fail, l.surface), 6.7));
    QVERIFY(near(Theme::contrast(l.warn, l.surface), 6.8));
    QVERIFY(near(Theme::contrast(d.outline, d.surface), 4.4));
    QVERIFY(near(Theme::contrast(d.text3, d.surface), 6.2));
    QVERIFY(near(Theme::contrast(d.text, d.surface), 13.5));
    QVERIFY(near(Theme::contrast(d.accent, d.surface), 7.8));
    QVERIFY(near(Theme::contrast(d.onAccent, d.accent), 8.4));
    const double light[] = {5.6, 3.1, 3.1, 10.0, 6.7, 3.1, 9.2, 4.6},
                 dark[] = {6.1, 8.0, 12.5, 3.4, 3.7, 9.5, 3.7, 5.5};
    for (size_t i = 0; i < 8; ++i) {
      QVERIFY(near(Theme::contrast(l.series[i], l.surface), light[i]));
      QVERIFY(near(Theme::contrast(d.series[i], d.surface), dark[i]));
    }
  }

  void verdicts_are_readable_on_their_own_ground() {
    for (const bool dark : {false, true}) {
      const Theme t = Theme::make(dark);
      QVERIFY(Theme::contrast(t.pass, t.passBg) >= 5.5);
      QVERIFY(Theme::contrast(t.fail, t.failBg) >= 4.5);
      QVERIFY(Theme::contrast(t.warn, t.warnBg) >= 4.5);
      QVERIFY(Theme::contrast(t.text3, t.tint) >= 4.5);
      for (double x = 0; x <= 1; x += 0.05) {
        QVERIFY(Theme::contrast(Theme::inkOn(t.seq(x)), t.seq(x)) >= 4.58);
        QVERIFY(Theme::contrast(Theme::inkOn(t.div(2 * x - 1)), t.div(2 * x - 1)) >= 4.58);
      }
    }
  }

  void ramps_end_where_the_table_says() {
    const Theme l = Theme::make(false), d = Theme::make(true);
    QCOMPARE(l.seq(0).name().toUpper(), QStringLiteral("#EEF3FC"));
    QCOMPARE(l.seq(1).name().toUpper(), QStringLiteral("#12337F"));
    QCOMPARE(l.div(0).name().toUpper(), QStringLiteral("#F3F4F6"));
    QCOMPARE(d.div(-1).name().toUpper(), QStringLiteral("#F59A4C"));
  }

  void controls_have_the_heights_of_the_grid() {
    QLineEdit field;
    QPushButton button(QStringLiteral("Apply"));
    QComboBox combo;
    combo.addItem(QStringLiteral("One"));
    for (QWidget* w : std::initializer_list<QWidget*>{&field, &button, &combo})
      QCOMPARE(w->sizeHint().height(), 28);
    QVERIFY(QFontInfo(Theme::now().font(Theme::Role::small)).pointSizeF() >= 8.25);
  }

  void every_icon_is_drawn() {
    const QStringList names = QDir(QStringLiteral(":/icons")).entryList();
    QVERIFY(names.size() > 40);
    for (const QString& name : names) {
      const QImage image =
          icon_pixmap(QString(name).remove(QStringLiteral(".svg")), 32, Qt::black, 1).toImage();
      int inked = 0;
      for (int y = 0; y < 32; ++y)
        for (int x = 0; x < 32; ++x) inked += qAlpha(image.pixel(x, y)) > 64;
      QVERIFY2(inked > 12 && inked < 700, qPrintable(name));
    }
  }

  void numbers_follow_the_locale() {
    QLocale::setDefault(QLocale(QLocale::German));
    QCOMPARE(count(12480), QStringLiteral("12.480"));
    QCOMPARE(percent(0.313, 1), QStringLiteral("31,3\u00a0%"));
    QCOMPARE(QString::fromStdString(words().number(-0.04, 1)), QStringLiteral("0,0"));
    QLocale::setDefault(QLocale(QLocale::English));
    QCOMPARE(count(12480), QStringLiteral("12,480"));
    QCOMPARE(QString::fromStdString(words().number(-22.9, 1)), QStringLiteral("\u221222.9"));
    QCOMPARE(say(Text("%1 of %2", {int64_t{1200}, std::string("x")})), QStringLiteral("1,200 of x"));
  }

  // What the data call something stands as it is, even where it reads like a message.
  void names_are_not_translated() {
    class Upside : public QTranslator {
     public:
      QString translate(const char* context, const char* source, const char*, int) const override {
        const QString text = QString::fromUtf8(source);
        return qstrcmp(context, "core") == 0 && text != QStringLiteral("%1") ? QStringLiteral("<%1>").arg(text) : QString();
      }
      bool isEmpty() const override { return false; }
    } upside;
    QVERIFY(QApplication::installTranslator(&upside));
    const std::string event = "open";
    QCOMPARE(say(Text("open")), QStringLiteral("<open>"));
    QCOMPARE(say(report::named(event)), QStringLiteral("open"));
    QCOMPARE(say(Text("Does “%1” a %2", {event, std::string("day")})), QStringLiteral("<Does “open” a <day>>"));
    QCOMPARE(say(Text("When “%1”", {std::string("any event")})), QStringLiteral("<When “<any event>”>"));
    QApplication::removeTranslator(&upside);
  }

  void a_job_never_answers_late() {
    Context context;
    Job job(context, &context);
    int answers = 0, last = 0;
    const auto slow = [](int value) {
      return [value](const Exec& exec) -> Result<int> {
        for (int i = 0; i < 200 && !exec.stopped(); ++i)
          std::this_thread::sleep_for(std::chrono::milliseconds(1));
        return value;
      };
    };
    const auto take = [&](Result<int> answer) { ++answers, last = *answer; };
    job.start<int>(QStringLiteral("first"), slow(1), take);
    job.start<int>(QStringLiteral("second"), slow(2), take);
    QTRY_COMPARE(answers, 1);
    QTest::qWait(60);
    QCOMPARE(answers, 1);
    QCOMPARE(last, 2);
    QVERIFY(context.tasks().empty());
  }

  void a_job_follows_a_hand_that_drags() {
    Context context;
    Job job(context, &context);
    std::vector<int> shown;
    std::atomic<int> begun = 0;
    const auto want = [&](int value, int takes, int wait) {
      job.start<int>(
          QStringLiteral("x"),
          [&begun, value, takes](const Exec& exec) -> Result<int> {
            ++begun;
            for (int i = 0; i < takes && !exec.stopped(); ++i)
              std::this_thread::sleep_for(std::chrono::milliseconds(1));
            return value;
          },
          [&](Result<int> answer) { shown.push_back(*answer); }, wait);
    };
    for (int value = 1; value <= 5; ++value) want(value, 20, 5000);
    QTRY_COMPARE(shown.size(), size_t(2));  // what was under way, then the newest; nothing in between
    QCOMPARE(shown, (std::vector<int>{1, 5}));
    QCOMPARE(begun.load(), 2);
    // What takes too long to be followed gives way.
    want(6, 5000, 40);
    want(7, 1, 40);
    QTRY_COMPARE(shown.size(), size_t(3));
    QCOMPARE(shown.back(), 7);
    // Told to stop by the reader, it does not go on with what was wanted next.
    want(8, 5000, 5000);
    want(9, 1, 5000);
    context.tasks().back()->progress.stop();
    QTRY_VERIFY(context.tasks().empty());
    QTest::qWait(20);
    QCOMPARE(shown.back(), 8);
    QVERIFY(!job.running());
  }

  void a_duration_is_typed_or_dragged() {
    DurationEdit edit(QStringLiteral("Window"), kMinute, 364 * kDay, nullptr);
    edit.setText(QStringLiteral("7 d"));
    edit.show();
    int edits = 0;
    QObject::connect(&edit, &DurationEdit::edited, &edit, [&] { ++edits; });
    auto* slider = edit.findChild<QSlider*>();
    auto* line = edit.findChild<QLineEdit*>();
    QCOMPARE(slider->accessibleName(), QStringLiteral("Window"));
    slider->setValue(slider->value() + 1);
    QCOMPARE(edit.text(), QStringLiteral("8 d"));
    QCOMPARE(edits, 1);
    slider->setValue(slider->minimum());
    QCOMPARE(edit.text(), QStringLiteral("1 min"));
    slider->setValue(slider->maximum());
    QCOMPARE(edit.text(), QStringLiteral("364 d"));
    edits = 0;
    line->selectAll();
    QTest::keyClicks(line, QStringLiteral("36 "));
    QCOMPARE(edits, 0);  // not a duration yet
    QTest::keyClicks(line, QStringLiteral("h"));
    QCOMPARE(edits, 1);
    slider->setValue(slider->value() + 1);  // the slider had followed
    QCOMPARE(edit.text(), QStringLiteral("38 h"));
  }

  void a_job_that_dies_leaves_nothing_behind() {
    Context context;
    bool answered = false;
    {
      Job job(context, nullptr);
      job.start<int>(
          QStringLiteral("x"),
          [](const Exec& exec) -> Result<int> {
            while (!exec.stopped()) std::this_thread::yield();
            return 1;
          },
          [&](Result<int>) { answered = true; });
    }
    QTRY_VERIFY(context.tasks().empty());
    QVERIFY(!answered);
  }

  void a_view_defers_its_work_while_hidden() {
    QTemporaryDir folder;
    Context context;
    Probe view(context);
    OK(auto project, Project::create(folder.filePath(QStringLiteral("a.habitus")).toStdString()));
    context.set_project(std::move(project));
    Selection s;
    s.grain = "month";
    context.select(s);
    QTest::qWait(10);
    QCOMPARE(view.opened, 1);
    QCOMPARE(view.chosen, 1);
    QCOMPARE(view.refreshed, 0);
    view.show();
    QTRY_COMPARE(view.refreshed, 1);
    context.changed();
    context.changed();
    QTRY_COMPARE(view.refreshed, 2);
    QTest::qWait(10);
    QCOMPARE(view.refreshed, 2);
    view.hide();
    context.changed();
    QTest::qWait(10);
    QCOMPARE(view.refreshed, 2);
  }

  void the_selection_is_the_scope_of_questions() {
    Selection s;
    QCOMPARE(canonical(s.scope()), std::string("{}"));
    s.population = "adults";
    s.from = "2023-02-01";
    s.level = "behaviour";
    QCOMPARE(canonical(s.scope()),
             std::string(R"({"from":"2023-02-01","level":"behaviour","population":"adults"})"));
    QVERIFY(Selection::from_json(s.to_json()) == s);
  }

  void a_field_says_what_is_wrong() {
    Form form;
    QLineEdit* window = form.text(QStringLiteral("Conversion window"));
    QCOMPARE(window->accessibleName(), QStringLiteral("Conversion window"));
    form.field(window)->set_error(QStringLiteral("“6 h;” is not a duration. Write 6 h."));
    QVERIFY(form.field(window)->wrong());
    QVERIFY(window->property("invalid").toBool());
    QVERIFY(window->accessibleDescription().contains(QStringLiteral("not a duration")));
    form.field(window)->set_error({});
    QVERIFY(!window->property("invalid").toBool());
  }

  void a_narrow_bench_has_tabs() {
    Bench bench;
    auto* body = new QWidget;
    auto* form = new Form;
    bench.set_body(body);
    bench.set_form(form);
    bench.resize(1000, 500);
    bench.show();
    QVERIFY(body->isVisible() && form->isVisible());
    QCOMPARE(body->width(), 694);
    bench.resize(500, 500);
    QTRY_VERIFY(body->isVisible() && !form->isVisible());
  }

  void a_figure_is_drawn_read_and_copied() {
    Context context;
    FigureView view(context);
    view.resize(900, 620);
    view.show_figure(sample_funnel());
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QCOMPARE(view.accessibleName(), QStringLiteral("Enrolment to exam"));
    QVERIFY(view.accessibleDescription().contains(QStringLiteral("Three in ten")));
    const QImage picture = view.image(2);
    QVERIFY(picture.width() >= 1200);
    QSet<QRgb> colours;
    for (int y = 0; y < picture.height(); y += 3)
      for (int x = 0; x < picture.width(); x += 3) colours.insert(picture.pixel(x, y));
    QVERIFY(colours.size() > 20);
    view.set_twin(true);
    copy_table(view.figure().table);
    const QMimeData* mime = QApplication::clipboard()->mimeData();
    QVERIFY(mime->text().startsWith(QStringLiteral("Step\tPeople\tOf entries\n")));
    QVERIFY(mime->html().contains(QStringLiteral("<td align=\"right\">12,480</td>")));
  }

  void csv_keeps_every_digit() {
    const QString csv = as_csv(sample_funnel().table);
    QCOMPARE(csv.section(QStringLiteral("\r\n"), 0, 0),
             QStringLiteral("Step,People,Of entries,Of entries (95 % low),Of entries (95 % high)"));
    QVERIFY(csv.contains(QStringLiteral("Open first unit,10214,0.8184294871794872,0.81157,0.82509")));
    QVERIFY(csv.contains(QStringLiteral("\"Submit, exercise\"")));
  }

  /// Names come from data, and a spreadsheet computes what begins like a formula.
  void csv_holds_no_formula() {
    report::Table table;
    table.columns = {{Text("Name")}};
    for (const char* name : {"=1+1", "+a", "-a", "@a"}) table.rows.push_back({Text("%1", {std::string(name)})});
    const QStringList lines = as_csv(table).split(QStringLiteral("\r\n"));
    QCOMPARE(lines[1], QStringLiteral("'=1+1"));
    for (int i = 2; i < 5; ++i) QVERIFY(lines[i].startsWith(QLatin1Char('\'')));
  }

  void a_mark_is_reached_by_mouse_and_keys() {
    Picture picture;
    picture.resize(800, 400);
    picture.set(sample_funnel());
    picture.show();
    QVERIFY(QTest::qWaitForWindowExposed(&picture));
    QSignalSpy spy(&picture, &Picture::activated);
    picture.setFocus();
    QTest::keyClick(&picture, Qt::Key_Right);
    QVERIFY(picture.current() >= 0);
    QVERIFY(!picture.accessibleDescription().isEmpty());
    QTest::keyClick(&picture, Qt::Key_Return);
    QCOMPARE(spy.count(), 1);
    int hits = 0;
    for (int y = 0; y < picture.height() && !hits; y += 4)
      for (int x = 0; x < picture.width() && !hits; x += 8) {
        QTest::mouseClick(&picture, Qt::LeftButton, {}, {x, y});
        hits = spy.count() > 1;
      }
    QVERIFY(hits);
  }

  void figures_are_saved_as_svg_png_and_csv() {
    QTemporaryDir folder;
    Context context;
    FigureView view(context);
    view.resize(900, 620);
    view.show_figure(sample_funnel());
    for (const char* name : {"f.svg", "f.png", "f.csv", "f.html"}) {
      const QString path = folder.filePath(QString::fromLatin1(name));
      QVERIFY(view.save(path));
      QVERIFY(QFileInfo(path).size() > 100);
    }
    QVERIFY(!QImage(folder.filePath(QStringLiteral("f.png"))).isNull());
  }
};

QTEST_MAIN(TestKit)
#include "test_kit.moc"
