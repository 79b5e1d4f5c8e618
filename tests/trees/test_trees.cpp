#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>

#include <QObject>

#include "core/models/fit.h"
#include "core/models/importance.h"
#include "core/stats/scores.h"
#include "tests/check.h"
#include "tests/models/sample_frame.h"

using namespace habitus;

/// Boosted trees: XGBoost behind our own checks.
class TestTrees : public QObject {
  Q_OBJECT

  static std::vector<size_t> some(size_t from, size_t to) {
    std::vector<size_t> rows(to - from);
    std::iota(rows.begin(), rows.end(), from);
    return rows;
  }
  static std::string bytes(const models::Model& m) { return canonical(models::to_json(m)); }
  static models::Method trees(models::Boosting how = {}) {
    how.rounds = how.rounds == 100 ? 40 : how.rounds;
    return {.calibration = models::Calibration::none, .boosted = true, .boosting = how};
  }

 private Q_SLOTS:
  // statistics.md §1a: XGBoost's JSON is byte-identical for 1, 2 and 4 threads, also with drawn rows and
  // columns.
  void trees_same_bytes_for_any_threads() {
    const auto f = sample_frame(3000, 1);
    const auto method = trees({.subsample = .7, .columns = .6, .seed = 5});
    OK(const auto one, models::fit(f, some(0, 2000), {}, method, {.threads = 1}));
    for (const int threads : {2, 4}) {
      OK(const auto other, models::fit(f, some(0, 2000), {}, method, {.threads = threads}));
      QVERIFY(bytes(other) == bytes(one));
      OK(const auto a, models::score(one, f, some(0, 3000), nullptr, {.threads = 1}));
      OK(const auto b, models::score(other, f, some(0, 3000), nullptr, {.threads = threads}));
      QCOMPARE(a, b);
    }
    OK(const auto read, models::model_from(models::to_json(one)));
    QVERIFY(bytes(read) == bytes(one));
    OK(const auto a, models::score(one, f, some(2500, 3000)));
    OK(const auto b, models::score(read, f, some(2500, 3000)));
    QCOMPARE(a, b);
    auto changed = method;
    changed.boosting.seed = 6;
    OK(const auto drawn, models::fit(f, some(0, 2000), {}, changed));
    QVERIFY(drawn.trees->bytes() != one.trees->bytes());
  }
  void trees_find_what_is_there() {
    const auto f = sample_frame(6000, 1);
    OK(const auto m, models::fit(f, some(0, 3000), {}, trees({.depth = 3})));
    OK(const auto p, models::score(m, f, some(3000, 6000)));
    std::vector<double> y;
    for (size_t r = 3000; r < 6000; ++r) y.push_back(f.label[r]);
    OK(const auto linear, models::fit(f, some(0, 3000), {}, {.calibration = models::Calibration::none}));
    OK(const auto q, models::score(linear, f, some(3000, 6000)));
    QVERIFY(stats::auc(p, y).auc > stats::auc(q, y).auc - .03);  // the truth is linear: trees come close
    OK(const auto importance, models::permutation_importance(m, f, some(3000, 6000), 1, 5, {.threads = 2}));
    QVERIFY(importance[0].auc_interval.lo > .05);
    QVERIFY(importance[2].auc_loss < .02);  // noise
    OK(const auto again, models::permutation_importance(m, f, some(3000, 6000), 1, 5, {.threads = 1}));
    for (size_t c = 0; c < again.size(); ++c) QCOMPARE(importance[c].auc_loss, again[c].auc_loss);
  }
  // What XGBoost's C API takes without a word (statistics.md §0.7): all four are refused here, the column
  // named.
  void trees_refuse_what_xgboost_takes() {
    const auto f = sample_frame(800, 1);
    OK(const auto m, models::fit(f, some(0, 800), {}, trees()));
    auto permuted = f, fewer = f, retyped = f;
    std::swap(permuted.columns[0], permuted.columns[2]);
    FAILS("Column 1 is “noise”", models::score(m, permuted, some(0, 5)));
    fewer.columns.pop_back();
    FAILS("“channel” is missing", models::score(m, fewer, some(0, 5)));
    retyped.columns[3].kind = features::Column::Kind::number;
    retyped.columns[3].number.assign(800, 1);
    FAILS("“channel” is a number", models::score(m, retyped, some(0, 5)));
    // The same where only the trees are at hand.
    auto names = m.trees->names();
    const auto x = models::encode(m.encoding, f, some(0, 5));
    std::swap(names[0], names[2]);
    FAILS("Column 1 is “noise”", m.trees->margins(x, names, {}));
    names = m.trees->names();
    names.pop_back();
    FAILS("“channel = (missing or unseen)” is missing", m.trees->contributions(x, names, {}));
    FAILS("no trees of XGBoost's", models::Trees::read("{}"));
  }
  void trees_and_levels_never_seen() {
    const auto f = sample_frame(900, 1);
    OK(const auto m, models::fit(f, some(0, 900), {}, trees()));
    features::Frame four = f;
    for (auto& c : four.columns) {
      if (c.kind == features::Column::Kind::number) std::fill(c.number.begin(), c.number.end(), c.number[0]);
      if (c.kind != features::Column::Kind::category) continue;
      c.levels = {"", "app", "shop", "web", "zzz"};
      c.code[0] = 1, c.code[1] = 2, c.code[2] = 3, c.code[3] = 4, c.code[4] = 0;
    }
    std::vector<models::Surprise> surprises;
    OK(const auto p, models::score(m, four, some(0, 5), &surprises));
    QCOMPARE(surprises[3].unseen, size_t{1});
    QCOMPARE(surprises[3].missing, size_t{1});
    QCOMPARE(p[3], p[4]);  // statistics.md §0.7: not the riskiest level's chance
    QVERIFY(p[3] < std::max({p[0], p[1], p[2]}));
  }
  void trees_keep_their_way() {
    const auto f = sample_frame(3000, 1);
    OK(const auto m, models::fit(f, some(0, 3000), {}, trees({.monotone = {{"recency", -1}}})));
    OK(const auto free, models::fit(f, some(0, 3000), {}, trees()));
    features::Frame sweep = f;
    for (auto& c : sweep.columns) {
      if (c.kind == features::Column::Kind::category) std::fill(c.code.begin(), c.code.end(), 1);
      for (size_t i = 0; i < c.number.size(); ++i)
        c.number[i] = c.name == "recency" ? static_cast<double>(i) / 25 : 0;
    }
    const auto rises = [&](const models::Model& model) {
      const auto p = models::score(model, sweep, some(0, 3000)).value();
      size_t n = 0;
      for (size_t i = 1; i < p.size(); ++i) n += p[i] > p[i - 1];
      return n;
    };
    QCOMPARE(rises(m), size_t{0});
    QVERIFY(rises(free) > 0);
    FAILS("Did you mean “recency”", models::fit(f, some(0, 500), {}, trees({.monotone = {{"recensy", 1}}})));
    FAILS("channel", models::fit(f, some(0, 500), {}, trees({.monotone = {{"channel", 1}}})));
  }
  void trees_contributions_add_up() {
    const auto f = sample_frame(700, 1);
    OK(const auto m, models::fit(f, some(0, 500), {}, trees()));
    const auto x = models::encode(m.encoding, f, some(0, 700));
    OK(const auto parts, models::contributions(m, x, {.threads = 1}));
    OK(const auto four, models::contributions(m, x, {.threads = 4}));
    QCOMPARE(parts.values, four.values);
    OK(const auto z, models::margins(m, x));
    double most = 0;
    for (size_t r = 0; r < 700; ++r) {
      double sum = m.intercept.value;
      for (size_t c = 0; c < parts.columns; ++c) sum += parts.at(r, c);
      most = std::max(most, std::abs(sum - z[r]));
    }
    QVERIFY2(most < 1e-5, std::to_string(most).c_str());  // statistics.md §1a: 6.5e-7 measured
  }
  void trees_stop_early() {
    const auto f = sample_frame(2000, 1);
    const auto own = some(1000, 2000);
    OK(const auto m,
       models::fit(f, some(0, 1000), own,
                   trees({.rounds = 300, .depth = 6, .learning_rate = .3, .early_stopping = 10})));
    QVERIFY(m.rounds > 0 && m.rounds < 100);
    OK(const auto all,
       models::fit(f, some(0, 1000), own, trees({.rounds = 300, .depth = 6, .learning_rate = .3})));
    QCOMPARE(all.rounds, 300);
    const auto loss = [&](const models::Model& model) {
      std::vector<double> y;
      for (size_t r : own) y.push_back(f.label[r]);
      return stats::log_loss(models::score(model, f, own).value(), y).loss;
    };
    QVERIFY(loss(m) < loss(all));
    OK(const auto read, models::model_from(models::to_json(m)));
    QCOMPARE(read.trees->rounds(), m.rounds);
  }
};

QTEST_APPLESS_MAIN(TestTrees)
#include "test_trees.moc"
