#include <fstream>
#include <nlohmann/json.hpp>
#include <numeric>
#include <set>

#include <QtCore/QTemporaryDir>

#include "core/events/log.h"
#include "core/models/external.h"
#include "core/models/fit.h"
#include "core/models/importance.h"
#include "core/models/model.h"
#include "core/models/recipe.h"
#include "core/models/scored.h"
#include "core/models/split.h"
#include "core/models/store.h"
#include "core/stats/scores.h"
#include "tests/check.h"
#include "tests/handmade_log.h"
#include "tests/models/sample_frame.h"

using namespace habitus;
using models::Part;

class TestModels : public QObject {
  Q_OBJECT

  static std::vector<size_t> some(size_t from, size_t to) {
    std::vector<size_t> rows(to - from);
    std::iota(rows.begin(), rows.end(), from);
    return rows;
  }
  static std::string bytes(const models::Model& m) { return canonical(models::to_json(m)); }


 private Q_SLOTS:
  void parts_keep_persons_and_windows_apart() {
    const auto f = sample_frame(500, 8);
    models::Split split;
    split = models::resolve(f, 60 * kDay, split);
    QVERIFY(split.holdout_from && *split.holdout_from == 7 * 30 * kDay);
    QVERIFY(split.test_from && *split.test_from == 6 * 30 * kDay);
    const auto parts = models::deal(f, 60 * kDay, split);
    std::map<events::PersonKey, std::set<Part>> seen;
    size_t n[5] = {};
    for (size_t i = 0; i < parts.size(); ++i) {
      ++n[static_cast<size_t>(parts[i])];
      if (parts[i] != Part::none) seen[f.person[i]].insert(parts[i]);
      if (parts[i] == Part::train || parts[i] == Part::calibration)
        QVERIFY(f.as_of[i] + 60 * kDay <= *split.test_from);
    }
    for (const auto& [person, in] : seen) QCOMPARE(in.size(), size_t{1});
    for (const Part p : {Part::train, Part::calibration, Part::test, Part::holdout})
      QVERIFY(n[static_cast<size_t>(p)] > 20);
  }
  void calibration_has_its_own_window() {
    const auto f = sample_frame(200, 6);
    models::Split split{
        .train = .5, .calibration = .2, .test = .3, .holdout = 0, .isolate = false, .automatic = false};
    split.calibration_from = 3 * 30 * kDay;
    split.test_from = 5 * 30 * kDay;
    const auto parts = models::deal(f, 30 * kDay, split);
    for (size_t i = 0; i < parts.size(); ++i) {
      const auto month = f.as_of[i] / (30 * kDay);
      QCOMPARE(parts[i], month >= 5                 ? Part::test
                         : month == 3 || month == 4 ? Part::calibration
                                                    : Part::train);
    }
    // A window of two months that ends after the calibration's first date is purged.
    const auto purged = models::deal(f, 60 * kDay, split);
    QCOMPARE(purged[2 * 200], Part::none);
    QCOMPARE(purged[1 * 200], Part::train);
    QCOMPARE(purged[4 * 200], Part::none);
  }
  void one_date_is_cut_by_persons() {
    auto f = sample_frame(400, 1);
    const auto split = models::resolve(f, 180 * kDay, {});
    QVERIFY(split.only && !split.test_from);
    f.label[3] = std::nan("");
    const auto parts = models::deal(f, 180 * kDay, split);
    QVERIFY(parts[3] != Part::train && parts[3] != Part::calibration);
    const double train = static_cast<double>(models::rows_of(parts, Part::train).size());
    QVERIFY(std::abs(train - 200) < 40);
  }

  void same_bytes_for_any_threads() {
    const auto f = sample_frame(3000, 1);
    OK(const auto one, models::fit(f, some(0, 2000), some(2000, 2500), {}, {.threads = 1}));
    OK(const auto four, models::fit(f, some(0, 2000), some(2000, 2500), {}, {.threads = 4}));
    QCOMPARE(bytes(one), bytes(four));
    OK(const auto read, models::model_from(models::to_json(one)));
    QCOMPARE(bytes(read), bytes(one));
    OK(const auto a, models::score(one, f, some(2500, 3000)));
    OK(const auto b, models::score(read, f, some(2500, 3000)));
    QCOMPARE(a, b);
  }
  // The recipe by hand: median, indicator, mean and sd of the training rows, one 0/1 column per level; then
  // stats/logistic.
  void encoding_is_what_it_says() {
    const auto f = sample_frame(800, 1);
    OK(const auto m, models::fit(f, some(0, 800), {}, {.calibration = models::Calibration::none}));
    const auto x = models::encode(m.encoding, f, some(0, 800));
    std::vector<std::string> names;
    for (const auto& t : m.encoding.terms()) names.push_back(t.name);
    QCOMPARE(names,
             (std::vector<std::string>{"recency", "spend", "spend is missing", "noise", "channel = app",
                                       "channel = shop", "channel = web", "channel = (missing or unseen)"}));
    double sum = 0, squares = 0;
    for (size_t r = 0; r < 800; ++r) {
      sum += x.at(r, 0);
      squares += x.at(r, 0) * x.at(r, 0);
      QCOMPARE(x.at(r, 2), std::isnan(f.columns[1].number[r]) ? 1.0 : 0.0);
      QCOMPARE(x.at(r, 4) + x.at(r, 5) + x.at(r, 6) + x.at(r, 7), 1.0);
    }
    QVERIFY(std::abs(sum) < 1e-9 && close_to(squares, 799, 1e-9));
    QVERIFY(m.coefficients[0].value < 0 && m.coefficients[0].interval.hi < 0);
    QVERIFY(m.coefficients[3].interval.lo < 0 && m.coefficients[3].interval.hi > 0);
  }
  void wrong_columns_are_refused_by_name() {
    const auto f = sample_frame(600, 1);
    OK(const auto m, models::fit(f, some(0, 600), {}, {.calibration = models::Calibration::none}));
    auto permuted = f, dropped = f, renamed = f, retyped = f, redefined = f, more = f;
    std::swap(permuted.columns[0], permuted.columns[2]);
    FAILS("Column 1 is “noise”", models::score(m, permuted, some(0, 5)));
    dropped.columns.erase(dropped.columns.begin() + 1);
    FAILS("“spend” is missing", models::score(m, dropped, some(0, 5)));
    renamed.columns[3].name = "kanal";
    FAILS("“channel” is missing", models::score(m, renamed, some(0, 5)));
    retyped.columns[3] = f.columns[0];
    retyped.columns[3].name = "channel";
    FAILS("“channel” is a number", models::score(m, retyped, some(0, 5)));
    redefined.columns[0].version = "r2";
    FAILS("“recency” is defined differently", models::score(m, redefined, some(0, 5)));
    more.columns.push_back(f.columns[0]);
    more.columns.back().name = "extra";
    FAILS("“extra”", models::score(m, more, some(0, 5)));
  }
  void unseen_level_is_no_real_level() {
    const auto f = sample_frame(900, 1);
    for (const double l2 : {1.0, 0.0}) {
      OK(const auto m,
         models::fit(f, some(0, 900), {}, {.l2 = l2, .calibration = models::Calibration::none}));
      QVERIFY(m.findings.empty());
      features::Frame four = f;
      for (auto& c : four.columns) {
        if (c.kind == features::Column::Kind::number)
          std::fill(c.number.begin(), c.number.end(), c.number[0]);
        if (c.kind != features::Column::Kind::category) continue;
        c.levels = {"", "app", "shop", "web", "zzz"};
        c.code[0] = 1, c.code[1] = 2, c.code[2] = 3, c.code[3] = 4, c.code[4] = 0;
      }
      std::vector<models::Surprise> surprises;
      OK(const auto p, models::score(m, four, some(0, 5), &surprises));
      QCOMPARE(surprises[3].unseen, size_t{1});
      QCOMPARE(surprises[3].missing, size_t{1});
      QCOMPARE(p[3], p[4]);
      for (size_t real = 0; real < 3; ++real) QVERIFY(std::abs(p[3] - p[real]) > 1e-6);
      QVERIFY(p[3] < std::max({p[0], p[1], p[2]}) && p[3] > std::min({p[0], p[1], p[2]}));
    }
  }
  void contributions_add_up_exactly() {
    const auto f = sample_frame(500, 1);
    OK(const auto m, models::fit(f, some(0, 400), {}, {.calibration = models::Calibration::none}));
    OK(const auto p, models::score(m, f, some(0, 500)));
    const auto x = models::encode(m.encoding, f, some(0, 500));
    OK(const auto parts, models::contributions(m, x));
    OK(const auto z, models::margins(m, x));
    for (size_t r = 0; r < 500; ++r) {
      double sum = m.intercept.value;
      for (size_t c = 0; c < parts.columns; ++c) sum += parts.at(r, c);
      QCOMPARE(sum, z[r]);
      QCOMPARE(stats::sigmoid(z[r]), p[r]);
    }
  }

  void importance_on_held_out_rows() {
    const auto f = sample_frame(4000, 1);
    OK(const auto m, models::fit(f, some(0, 2000), {}, {.calibration = models::Calibration::none}));
    OK(const auto one, models::permutation_importance(m, f, some(2000, 4000), 1, 5, {.threads = 1}));
    OK(const auto two, models::permutation_importance(m, f, some(2000, 4000), 1, 5, {.threads = 3}));
    for (size_t c = 0; c < one.size(); ++c) QCOMPARE(one[c].auc_loss, two[c].auc_loss);
    QVERIFY(one[0].auc_interval.lo > .05);                                // recency
    QVERIFY(one[2].auc_interval.lo <= 0 && one[2].auc_interval.hi >= 0);  // noise
    QVERIFY(one[3].log_loss_interval.lo > 0);                             // channel
  }
  void calibration_on_its_own_rows() {
    const auto f = sample_frame(3000, 1);
    const auto train = some(0, 1500), own = some(1500, 2500), test = some(2500, 3000);
    OK(const auto none, models::fit(f, train, own, {.calibration = models::Calibration::none}));
    OK(const auto beta, models::fit(f, train, own, {.calibration = models::Calibration::beta}));
    OK(const auto beta_read, models::model_from(models::to_json(beta)));
    QCOMPARE(bytes(beta_read), bytes(beta));
    OK(const auto platt, models::fit(f, train, own, {.calibration = models::Calibration::platt}));
    OK(const auto iso, models::fit(f, train, own, {.calibration = models::Calibration::isotonic}));
    OK(const auto z, models::margins(none, models::encode(none.encoding, f, own)));
    QCOMPARE(models::calibrated(beta_read, z[0]), beta.beta(z[0]));
    std::vector<double> y;
    for (size_t r : own) y.push_back(f.label[r]);
    const auto direct = stats::fit_platt(z, y);
    QCOMPARE(platt.platt.a, direct.a);
    OK(const auto p, models::score(platt, f, test));
    OK(const auto q, models::score(none, f, test));
    std::vector<double> yt;
    for (size_t r : test) yt.push_back(f.label[r]);
    QVERIFY(close_to(stats::auc(p, yt).auc, stats::auc(q, yt).auc, 1e-12));  // Platt keeps the order
    OK(const auto r, models::score(iso, f, own));
    double sum = 0, hits = 0;
    for (size_t i = 0; i < own.size(); ++i) sum += r[i], hits += y[i];
    QVERIFY(std::abs(sum - hits) < 1);  // isotonic keeps the total on its own rows, up to its bounds
    QVERIFY(*std::min_element(r.begin(), r.end()) > 0 && *std::max_element(r.begin(), r.end()) < 1);
    OK(const auto skipped, models::fit(f, train, {}, {.calibration = models::Calibration::platt}));
    QVERIFY(skipped.calibration_skipped);
  }
  void baselines_say_what_training_saw() {
    const auto f = sample_frame(1000, 2);
    OK(const auto m, models::fit(f, some(1000, 2000), {}, {.calibration = models::Calibration::none}));
    QCOMPARE(m.prevalence, m.train_positives / 1000);
    QVERIFY(m.last_value[1] > m.last_value[0]);
    QCOMPARE(m.last_value[2], m.prevalence);
    QCOMPARE(models::prevalence_scores(m, some(0, 3)), (std::vector<double>(3, m.prevalence)));
    QCOMPARE(models::last_value_scores(m, f, some(0, 1))[0], m.last_value[2]);
    auto always = f;  // training saw last values of 1 only: one of 0 is half believed, never ranked above 1
    std::fill(always.last_value.begin(), always.last_value.end(), 1.0);
    OK(const auto a, models::fit(always, some(1000, 2000), {}, {.calibration = models::Calibration::none}));
    QCOMPARE(a.last_value[0], a.prevalence / 2);
    QVERIFY(a.last_value[0] < a.last_value[1]);
  }

  /// A table without outcomes: the project's own target tells them, each at the moment of its score.
  void outcomes_by_a_target() {
    HandmadeLog log;
    OK_DONE(log.open());
    OK_DONE(log.add({{"a", "visit", "2024-01-10T00:00:00Z"},
                     {"a", "buy", "2024-02-05T00:00:00Z"},
                     {"b", "visit", "2024-01-11T00:00:00Z"},
                     {"b", "buy", "2024-01-20T00:00:00Z"},
                     {"c", "visit", "2024-06-30T00:00:00Z"}}));
    const std::string file = log.dir.filePath(QStringLiteral("scores.csv")).toStdString();
    std::ofstream(file) << "id,risk,when\n"
                           "a,0.9,2024-01-31\n"
                           "a,0.4,2024-01-15\n"
                           "b,0.2,2024-01-31\n"
                           "c,0.5,2024-06-20\n"
                           "nobody,0.5,2024-01-31\n";
    OK_DONE(log.project->definitions().apply("target", "buys",
                                             Json{{"type", "event"}, {"event", "buy"}, {"horizon", "14 d"}}));
    models::ScoreTable table{file, "outside", "id", "risk", {}, "when", {}, "buys"};
    OK_DONE(models::import_scores(*log.project, table, {}));
    OK(const auto recipe, log.project->definitions().need("model", "outside"));
    QVERIFY(
        models::target_of(recipe.json()).is_object());  // so its objective is found, as a fitted model's is
    OK(const auto named, models::named(*log.project, "outside"));
    OK(const auto s, models::scored(*log.project, named, {.threads = 2}));
    QCOMPARE(s.person.size(), size_t{5});
    const auto label = [&](const char* actor, const char* when) {
      for (size_t i = 0; i < s.person.size(); ++i)
        if (s.person[i] == events::key_of(actor) && s.as_of[i] == parse_iso(when).value()) return s.label[i];
      return -1.0;
    };
    QCOMPARE(label("a", "2024-01-31"), 1.0);        // bought five days later
    QCOMPARE(label("a", "2024-01-15"), 0.0);        // the window ended before
    QCOMPARE(label("b", "2024-01-31"), 0.0);        // had bought before
    QVERIFY(std::isnan(label("c", "2024-06-20")));  // its window has not ended
    QVERIFY(std::isnan(label("nobody", "2024-01-31")));
    QCOMPARE(s.last_value.size(), size_t{5});
    table.label = "risk";
    FAILS("Both a column and a target", models::import_scores(*log.project, table, {}));
    table.label = "";
    table.target = "buy";
    FAILS("Did you mean “buys”", models::import_scores(*log.project, table, {}));
  }
  void scores_from_outside() {
    QTemporaryDir folder;
    const std::string base = folder.path().toStdString();
    std::ofstream(base + "/scores.csv") << "id;when;risk;hit\n"
                                           "a;2024-01-31;0.25;0\n"
                                           "b;2024-01-31;0.75;1\n"
                                           "c;2024-01-31;much;1\n"
                                           "a;2024-02-29;1;\n"
                                           "b;2024-02-30;0.5;0\n"
                                           "b;2024-01-31;0.5;0\n"
                                           "d;2024-01-31;0.5;2\n";
    OK(const auto project, Project::create(base + "/p.habitus"));
    const models::ScoreTable table{base + "/scores.csv", "outside", "id", "risk", "hit", "when", {}};
    OK(const auto report, models::import_scores(*project, table, {}));
    QCOMPARE(report.read, int64_t{7});
    QCOMPARE(report.stored, int64_t{3});
    QCOMPARE(report.rejected, int64_t{3});
    QCOMPARE(report.duplicates, int64_t{1});
    QCOMPARE(report.problems[0].line, int64_t{4});
    QCOMPARE(report.problems[0].column, std::string("risk"));
    QCOMPARE(report.problems[1].line, int64_t{6});
    QCOMPARE(report.problems[2].value, std::string("2"));
    OK(const auto scores, models::stored_scores(*project, report.model));
    QCOMPARE(scores.person.size(), size_t{3});
    QVERIFY(std::is_sorted(scores.person.begin(), scores.person.begin() + 2));
    const size_t a = scores.person[0] == events::key_of("a") ? 0 : 1;
    QCOMPARE(scores.score[a], .25);
    QCOMPARE(scores.label[1 - a], 1.0);
    QVERIFY(std::isnan(scores.label[2]));
    OK(const auto again, models::import_scores(*project, table, {}));
    QCOMPARE(again.model, report.model);
    OK_DONE(models::verify(*project, {}));
    FAILS("risk",
          models::import_scores(*project, {base + "/scores.csv", "x", "id", "rsk", "hit", "when", {}}, {}));

    // One changed score, one changed byte of the model: both are found.
    const auto tamper = [&](const char* sql) {
      return project->store().write([&](SQLite::Database& db) -> Done {
        db.exec(sql);
        return {};
      });
    };
    OK_DONE(tamper("UPDATE model_score SET score = 0.26 WHERE score = 0.25"));
    FAILS("not what was written", models::verify(*project, {}));
    OK_DONE(tamper("UPDATE model_score SET score = 0.25 WHERE score = 0.26"));
    OK_DONE(models::verify(*project, {}));
    OK_DONE(tamper("UPDATE model SET body = replace(body, '\"rows\":3', '\"rows\":4')"));
    FAILS("not what was written", models::verify(*project, {}));
  }
};

QTEST_APPLESS_MAIN(TestModels)
#include "test_models.moc"
