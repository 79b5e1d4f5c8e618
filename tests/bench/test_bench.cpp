#include <algorithm>
#include <ctime>
#include <filesystem>
#include <functional>
#include <future>
#include <nlohmann/json.hpp>

#include <QAbstractEventDispatcher>
#include <QAbstractItemView>
#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPushButton>
#include <QSettings>
#include <QSlider>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTimer>

#include "app/runtime.h"
#include "app/shell/centre.h"
#include "app/shell/look.h"
#include "app/shell/mainwindow.h"
#include "app/shell/sample.h"
#include "core/governance/card.h"
#include "core/governance/questions.h"
#include "core/ingest/import.h"
#include "core/ingest/propose.h"
#include "core/project/project.h"
#include "core/segments/vocabulary.h"
#include "tests/check.h"
#include "views/kit/empty_state.h"
#include "views/kit/figure_view.h"
#include "views/kit/message_bar.h"
#include "views/kit/question_view.h"

using namespace habitus;

/// What a hand feels: a slider dragged in the window with answers repainted on the way, and work that is told to
/// stop; every dock as it is opened for the first time. Tested is what is shown; how fast it was is printed, in time by
/// the clock and in processor time of the window's thread. HABITUS_BENCH_PROJECT=<project with events> takes that one
/// (only looked at) instead of a sample, HABITUS_BENCH_PEOPLE=4000 a sample of the size that the window makes, HABITUS_BENCH_CSV=<log> an
/// import to stop, HABITUS_BENCH_DOCK=<id> one dock.
class TestBench : public QObject {
  Q_OBJECT

  static double cpu_ms(clockid_t clock) {
    timespec t{};
    clock_gettime(clock, &t);
    return double(t.tv_sec) * 1e3 + double(t.tv_nsec) * 1e-6;
  }

  /// Times the turns of the event loop while it lives.
  class Turns : public QObject {
   public:
    Turns() {
      auto* loop = QAbstractEventDispatcher::instance();
      connect(loop, &QAbstractEventDispatcher::awake, this, [this] { turn(); });
      connect(loop, &QAbstractEventDispatcher::aboutToBlock, this, [this] { turn(); });
    }
    double longest = 0;  ///< ms of this thread's processor time

   private:
    void turn() {
      const double now = cpu_ms(CLOCK_THREAD_CPUTIME_ID);
      longest = std::max(longest, now - began_);
      began_ = now;
    }
    double began_ = cpu_ms(CLOCK_THREAD_CPUTIME_ID);
  };

  /// … and counts the paintings of an answer that was not painted before.
  class Watch : public Turns {
   public:
    explicit Watch(kit::QuestionView* view) : view_(view), seen_(view->answer().result) {
      qApp->installEventFilter(this);
    }
    bool eventFilter(QObject* object, QEvent* event) override {
      auto* widget = event->type() == QEvent::Paint ? qobject_cast<QWidget*>(object) : nullptr;
      if (widget && widget->inherits("habitus::kit::Picture") && view_->isAncestorOf(widget) &&
          view_->answer().result != seen_) {
        seen_ = view_->answer().result;
        ++repaints;
      }
      return false;
    }
    int repaints = 0;
    const double gui = cpu_ms(CLOCK_THREAD_CPUTIME_ID), all = cpu_ms(CLOCK_PROCESS_CPUTIME_ID);

   private:
    kit::QuestionView* view_;
    std::string seen_;
  };

  void settle(MainWindow& window) {
    for (int calm = 0; calm < 3;) {
      QTest::qWait(40);
      calm = window.context().tasks().empty() ? calm + 1 : 0;
    }
  }

  kit::QuestionView* open(MainWindow& window, const char* id, const Json& payload) {
    window.open_view(QString::fromLatin1(id), payload);
    settle(window);
    return qobject_cast<kit::QuestionView*>(window.centre().current());
  }

  /// Takes the handle and moves it a pixel at every tick, as a mouse that reports 60 times a second.
  void drag(QSlider* slider, int ticks) {
    const auto mouse = [&](QEvent::Type type, QPointF at, Qt::MouseButton button) {
      QMouseEvent event(type, at, slider->mapToGlobal(at), button,
                        type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, Qt::NoModifier);
      QApplication::sendEvent(slider, &event);
    };
    const int range = slider->maximum() - slider->minimum(), wide = slider->width() - 16;
    QPointF at(8 + double(slider->value() - slider->minimum()) * wide / range, slider->height() / 2.0);
    mouse(QEvent::MouseButtonPress, at, Qt::LeftButton);
    const double step = at.x() > slider->width() / 2.0 ? -1 : 1;
    QEventLoop loop;
    QTimer tick;
    tick.setTimerType(Qt::PreciseTimer);
    connect(&tick, &QTimer::timeout, &loop, [&] {
      if (--ticks < 0) return loop.quit();
      at.rx() = std::clamp(at.x() + step, 8.0, double(slider->width() - 8));
      mouse(QEvent::MouseMove, at, Qt::NoButton);
    });
    tick.start(16);
    loop.exec();
    mouse(QEvent::MouseButtonRelease, at, Qt::LeftButton);
  }

  /// What a dock shows: figures and tables that are seen, or what it says is missing.
  static QString shown(const kit::View& view) {
    int figures = 0, tables = 0;
    for (const auto* f : view.findChildren<kit::FigureView*>()) figures += f->isVisible();
    for (const auto* t : view.findChildren<QAbstractItemView*>())
      tables += t->isVisible() && t->model() && t->model()->rowCount() > 0;
    QString out = QStringLiteral("%1 figures, %2 lists").arg(figures).arg(tables);
    for (const auto* e : view.findChildren<kit::EmptyState*>())
      if (e->isVisible()) out += QStringLiteral(", EMPTY: ") + e->accessibleName();
    for (const auto* bar : view.findChildren<kit::MessageBar*>())
      if (bar->isVisible()) out += QStringLiteral(", says: ") + bar->text();
    return out;
  }
  /// The button whose arrow stands behind its words (kit::View::set_next); else the filled one.
  static QString next_step(const kit::View& view) {
    QString filled = QStringLiteral("NONE");
    for (const auto* b : view.findChildren<QPushButton*>()) {
      if (!b->isVisible()) continue;
      const QString said = b->text() + (b->isEnabled() ? QString() : QStringLiteral(" (disabled)"));
      if (b->layoutDirection() == Qt::RightToLeft) return said;
      if (b->isDefault()) filled = said;
    }
    return filled;
  }

  void open_and_tell(const QString& id) {
    Turns turns;
    QElapsedTimer clock;
    clock.start();
    qint64 ready = 0;
    const auto work = connect(&window_->context(), &kit::Context::tasksChanged, this, [&] {
      if (window_->context().tasks().empty()) ready = clock.elapsed();
    });
    const double before = cpu_ms(CLOCK_PROCESS_CPUTIME_ID);
    window_->open_view(id, Json::object());
    const qint64 stood = clock.elapsed();
    settle(*window_);
    QTest::qWait(300);  // a view waits a moment before it asks
    settle(*window_);
    disconnect(work);
    const kit::View* view = window_->centre().current();
    qInfo("%-14s %5lld ms  %5.0f ms of processor time  longest turn %4.0f ms  %s; next: %s", qPrintable(id),
          static_cast<long long>(std::max(ready, stood)), cpu_ms(CLOCK_PROCESS_CPUTIME_ID) - before, turns.longest, qPrintable(shown(*view)),
          qPrintable(next_step(*view)));
    QCOMPARE(window_->centre().current_id(), id);
  }

  void told(const char* name, const std::function<Done()>& before, const std::function<Done(const Exec&)>& job) {
    OK_DONE(before());
    QElapsedTimer clock;
    clock.start();
    OK_DONE(job({}));
    const qint64 takes = clock.elapsed();
    std::vector<qint64> waits;
    for (int tenth = 0; tenth < 10; ++tenth) {
      OK_DONE(before());
      Progress progress;
      auto done = std::async(std::launch::async, [&] { return job({0, &progress}); });
      if (done.wait_for(std::chrono::milliseconds(takes * tenth / 10)) == std::future_status::ready) continue;
      clock.start();
      progress.stop();
      const Done ended = done.get();
      waits.push_back(clock.elapsed());
      QVERIFY(ended || ended.error().kind == Kind::stopped);
    }
    QVERIFY(!waits.empty());
    std::sort(waits.begin(), waits.end());
    qInfo("%-12s takes %lld ms; told to stop %zu times: silence after %lld ms in the middle, %lld at most", name,
          static_cast<long long>(takes), waits.size(), static_cast<long long>(waits[waits.size() / 2]),
          static_cast<long long>(waits.back()));
  }

  void drag_and_tell(MainWindow& window, kit::QuestionView* view, const char* field, const char* key, int ticks) {
    QSlider* slider = nullptr;
    for (QSlider* s : view->findChildren<QSlider*>())
      if (s->accessibleName() == QLatin1String(field)) slider = s;
    QVERIFY(slider);
    QVERIFY(!view->answer().result.empty());
    OK(const std::string journal, window.context().project()->journal().head());
    const std::string before = view->answer().result;
    Watch watch(view);
    QElapsedTimer clock;
    clock.start();
    drag(slider, ticks);
    const double seconds = double(clock.elapsed()) / 1e3;
    const int repaints = watch.repaints;
    settle(window);
    const double gui = cpu_ms(CLOCK_THREAD_CPUTIME_ID) - watch.gui, all = cpu_ms(CLOCK_PROCESS_CPUTIME_ID) - watch.all;
    const int answers = std::max(1, watch.repaints);
    qInfo("%s: %d answers repainted in %.2f s while dragging = %.1f a second; of processor time %.1f ms a repaint "
          "in the window's thread, %.1f ms an answer in the others; longest turn %.1f ms",
          field, repaints, seconds, repaints / seconds, gui / answers, (all - gui) / answers, watch.longest);
    QVERIFY2(repaints >= 3, "nothing is seen while the hand moves");
    QVERIFY(view->answer().result != before);
    OK(const Json asked, parse_json(view->answer().spec));
    const auto at_hand = parse_duration(
        slider->parentWidget()->findChild<QLineEdit*>()->text().toStdString());
    QVERIFY(at_hand);
    QCOMPARE(asked[key].get<std::string>(), duration_text(*at_hand));  // what stands there is what was asked last
    OK(const std::string after, window.context().project()->journal().head());
    QCOMPARE(after, journal);
  }

 private Q_SLOTS:
  void initTestCase() {
    settle_memory();  // as the program itself
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setOrganizationName(QStringLiteral("habitus-bench-%1").arg(QApplication::applicationPid()));
    wear(QStringLiteral("light"), QStringLiteral("en"));
    path_ = qEnvironmentVariable("HABITUS_BENCH_PROJECT");
    if (!path_.isEmpty()) return;
    path_ = folder_.filePath(QStringLiteral("shop.habitus"));
    const int people = qEnvironmentVariableIntValue("HABITUS_BENCH_PEOPLE");
    OK_DONE(make_sample(path_.toStdString(), people > 0 ? people : 600, {}));
  }
  void cleanupTestCase() { QSettings().clear(); }

  void init() {
    window_ = std::make_unique<MainWindow>();
    window_->resize(1440, 900);
    window_->show();
    window_->act(QStringLiteral("project.open"), Json{{"path", path_.toStdString()}});
    QVERIFY(window_->context().project());
  }
  void cleanup() { window_.reset(); }

  void the_conversion_window_is_dragged() {
    OK(const auto words, segments::vocabulary(*window_->context().project(), Json::object()));
    Json steps = Json::array();
    for (const char* step : {"view_item", "add_to_cart", "begin_checkout", "purchase", "order"})
      if (std::find(words.words.begin(), words.words.end(), step) != words.words.end()) steps.push_back(step);
    QVERIFY(steps.size() >= 2);
    auto* view = open(*window_, "funnel", Json{{"spec", {{"steps", steps}, {"window", "14 d"}}}});
    drag_and_tell(*window_, view, "Conversion window", "window", 120);
  }

  void the_session_timeout_is_dragged() {
    auto* view = open(*window_, "sessions", Json{{"spec", {{"timeout", "30 min"}}}});
    drag_and_tell(*window_, view, "Timeout", "timeout", 120);
  }

  /// Acceptance 5: every dock, each in a window of its own over a copy of the project that was never asked anything.
  void every_dock_opens() {
    for (const kit::ViewCard& card : kit::cards()) {
      if (card.area != kit::Area::centre || card.id == QLatin1String("start")) continue;
      if (const QString only = qEnvironmentVariable("HABITUS_BENCH_DOCK"); !only.isEmpty() && card.id != only) continue;
      window_.reset();
      const QString copy = folder_.filePath(QStringLiteral("copy.habitus"));
      QFile::remove(copy);
      QVERIFY(QFile::copy(path_, copy));
      window_ = std::make_unique<MainWindow>();
      window_->resize(1280, 720);
      window_->show();
      window_->act(QStringLiteral("project.open"), Json{{"path", copy.toStdString()}});
      settle(*window_);  // the outline's own reading is not the dock's
      open_and_tell(card.id);
    }
  }

  /// Every question the window asks of the whole log, told to stop as it begins: the wish, and then silence.
  void work_stops_when_told() {
    const std::vector<std::pair<const char*, const char*>> asked{
        {"funnel", R"({"steps":["*","*","*"],"window":"3 d"})"},
        {"sessions", R"({"timeout":"7 min"})"},
        {"paths", "{}"},
        {"trend", R"({"measures":[{"pick":"*","as":"actors"}],"grain":"day"})"},
        {"retention", R"({"start":"*","return":"*","grain":"week"})"},
        {"cohorts", R"({"by":[{"time":"week"}],"kpis":[{"as":"active","pick":"*"}]})"},
        {"features", R"({"features":[{"type":"recency"},{"type":"tenure"}],"as_of":["2025-05-01"]})"}};
    kit::Context& context = window_->context();
    for (const auto& [name, text] : asked) {
      OK(const Json spec, parse_json(text));
      const report::Question* question = governance::find_question(name);
      QVERIFY(question);
      kit::Job job(context, nullptr);
      Kind kind = Kind::internal;
      bool back = false;
      job.ask(QString::fromLatin1(name), *question, spec, [&](Result<report::Answer> answer) {
        back = true;
        if (!answer) kind = answer.error().kind;
        if (!answer && kind != Kind::stopped) qWarning("%s: %s", question->name.c_str(), english(answer.error()).c_str());
      });
      QTest::qWait(path_.startsWith(folder_.path()) ? 0 : 60);
      QElapsedTimer clock;
      clock.start();
      const double before = cpu_ms(CLOCK_PROCESS_CPUTIME_ID);
      for (const auto& task : context.tasks()) task->progress.stop();
      QTRY_VERIFY_WITH_TIMEOUT(back, 20000);
      qInfo("%s: %s %lld ms after it was told, %.0f ms of processor time", name,
            kind == Kind::stopped ? "stopped" : "was ready", static_cast<long long>(clock.elapsed()),
            cpu_ms(CLOCK_PROCESS_CPUTIME_ID) - before);
    }
  }

  /// Long jobs, told to stop after ever more of the time they take: for how long the wish goes unheard.
  void long_jobs_stop_when_told() {
    const auto at = [&](const char* name) { return folder_.filePath(QString::fromLatin1(name)).toStdString(); };
    OK_DONE(make_sample(at("jobs.habitus"), std::max(600, qEnvironmentVariableIntValue("HABITUS_BENCH_PEOPLE")), {}));
    OK(auto project, Project::open(at("jobs.habitus"), Store::Mode::read_write));
    const auto anew = [&] { return project->results().clear(); };
    const auto answer = [&](const char* name, const char* saved, const char* text = "{}") {
      return [&project, name, saved, text](const Exec& exec) -> Done {
        TRY(const report::Question* const question, governance::need_question(name));
        TRY(Json spec, parse_json(text));
        if (saved) {
          TRY(const Definition kept, project->definitions().need(name, saved));
          spec = kept.json();
        }
        CHECK(report::ask(*project, *question, spec, exec));
        return {};
      };
    };
    told("model", anew, answer("model", "orders"));
    told("validate", anew, answer("validate", "in time"));
    told("fairness", anew, answer("fairness", "by sex"));
    told("clusters", anew, answer("clusterbench", nullptr, R"({"on":"behaviour"})"));
    told("card", anew, [&](const Exec& exec) -> Done {
      CHECK(governance::build_card(*project, {.kind = "card", .name = "orders", .spec = R"({"model":"orders"})"}, exec));
      return {};
    });
    const std::string csv = qEnvironmentVariable("HABITUS_BENCH_CSV").toStdString();
    if (csv.empty()) return;
    OK(const ingest::Proposal proposal, ingest::propose(csv));
    OK(const Json proposed, parse_json(proposal.mapping));
    OK(const ingest::Mapping mapping, ingest::parse_mapping(proposed));
    const auto empty = [&]() -> Done {
      project.reset();
      std::filesystem::remove(at("import.habitus"));
      TRY(project, Project::create(at("import.habitus")));
      return {};
    };
    told("import", empty, [&](const Exec& exec) -> Done {
      ingest::ImportRequest request;
      request.paths = {csv};
      request.mapping = mapping;
      request.source = "bench";
      CHECK(ingest::import_files(*project, request, exec));
      return {};
    });
  }

 private:
  QTemporaryDir folder_;
  QString path_;
  std::unique_ptr<MainWindow> window_;
};

QTEST_MAIN(TestBench)
#include "test_bench.moc"
