#include <cmath>
#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QObject>

#include "core/base/random.h"
#include "core/features/features.h"
#include "core/features/lineage.h"
#include "core/identity/people.h"
#include "core/segments/scope.h"
#include "core/sessions/sessions.h"
#include "tests/check.h"
#include "tests/handmade_log.h"

using namespace habitus;
using features::Frame;

namespace {

/// Reads the event after the known ones: what `verify` must notice.
class Leaky : public features::Feature {
 public:
  Leaky() : Feature(Json{{"type", "leaky"}, {"name", "leaky"}}) { add_column("", 0, ""); }
  void value(const features::View& view, double* out) const override {
    *out = view.rows.empty() || view.rows.back() + 1 >= view.slab.time.size()
               ? 0
               : static_cast<double>(view.slab.time[view.rows.back() + 1] % 1000003);
  }
  void sources(const features::View&, size_t, std::vector<uint32_t>&) const override {}
};

double value_of(const Frame& frame, const std::string& actor, const std::string& column, size_t date = 0) {
  std::vector<Time> dates;
  for (size_t i = 0; i < frame.rows(); ++i) {
    if (dates.empty() || dates.back() != frame.as_of[i]) dates.push_back(frame.as_of[i]);
    const auto* c = frame.column(column);
    if (c && dates.size() == date + 1 && frame.person[i] == events::key_of(actor)) return c->number[i];
  }
  return -12345;
}

std::string level_of(const Frame& frame, const std::string& actor, const std::string& column) {
  for (size_t i = 0; i < frame.rows(); ++i)
    if (frame.person[i] == events::key_of(actor))
      return frame.column(column)->levels[frame.column(column)->code[i]];
  return "?";
}
}  // namespace

class TestFeatures : public QObject {
  Q_OBJECT

  static std::vector<HandmadeEvent> shop() {
    return {{"ann", "buy", "2025-01-10T12:00:00Z", {{"amount", "10"}, {"channel", "web"}}},
            {"ann", "look", "2025-01-24T12:00:00Z", {{"channel", "app"}}},
            {"ann", "look", "2025-01-24T12:10:00Z", {{"channel", "app"}}},
            {"ann", "buy", "2025-01-30T00:00:00Z", {{"amount", "2.5"}}},
            {"ann", "buy", "2025-02-20T00:00:00Z", {{"amount", "99"}, {"channel", "web"}}},
            {"bob", "look", "2025-01-31T23:00:00Z", {{"channel", "web"}}},
            // happened in January, arrived in March
            {"bob", "buy", "2025-01-20T00:00:00Z", {{"amount", "7"}}, "2025-03-01T00:00:00Z"}};
  }
  static Json set(std::initializer_list<Json> features) { return {{"features", Json(features)}}; }
  static Result<Frame> at(Project& project, const Json& set, const Json& as_of) {
    return features::build(project, {{"set", set}, {"as_of", as_of}}, {});
  }

 private Q_SLOTS:
  void rfm_by_hand() {
    HandmadeLog log;
    OK_DONE(log.open());
    OK_DONE(log.add(shop()));
    OK(const Frame f,
       at(*log.project, set({{{"type", "rfm"}, {"event", "buy"}, {"property", "amount"}}}), "2025-02-01"));
    QCOMPARE(f.rows(), size_t{2});
    QCOMPARE(value_of(f, "ann", "recency buy"), 2.0);
    QCOMPARE(value_of(f, "ann", "count buy"), 2.0);
    QCOMPARE(value_of(f, "ann", "sum amount buy"), 12.5);
    QVERIFY(std::isnan(value_of(f, "bob", "recency buy")));  // the late purchase was not known
    QCOMPARE(value_of(f, "bob", "count buy"), 0.0);
    OK(const Frame later, at(*log.project, set({{{"type", "rfm"}, {"event", "buy"}}}), "2025-04-01"));
    QCOMPARE(value_of(later, "bob", "count buy"), 1.0);
  }
  void windows_lags_and_the_rest_by_hand() {
    HandmadeLog log;
    OK_DONE(log.open());
    OK_DONE(log.add(shop()));
    const Json recipe =
        set({{{"type", "count"}, {"events", {"buy", "look"}}, {"windows", {"7 d", "30 d"}}},
             {{"type", "lag"}, {"k", 3}},
             {{"type", "slope"}, {"k", 3}},
             {{"type", "distinct"}},
             {{"type", "distinct"}, {"of", "channel"}},
             {{"type", "entropy"}},
             {{"type", "decay"}},
             {{"type", "tenure"}},
             {{"type", "number"}, {"property", "amount"}, {"stat", "mean"}},
             {{"type", "level"}, {"property", "channel"}, {"which", "last"}},
             {{"type", "level"}, {"property", "channel"}, {"which", "most"}},
             {{"type", "count"}, {"event", "buy"}, {"ends", "7 d"}, {"window", "30 d"}, {"name", "older"}}});
    OK(const Frame f, at(*log.project, recipe, "2025-02-01"));
    QCOMPARE(value_of(f, "ann", "count buy 7 d"), 1.0);
    QCOMPARE(value_of(f, "ann", "count buy 30 d"), 2.0);
    QCOMPARE(value_of(f, "ann", "count look 7 d"), 0.0);
    QCOMPARE(value_of(f, "ann", "count look 30 d"), 2.0);
    QCOMPARE(value_of(f, "ann", "count 7 d lag 1"), 2.0);  // [18, 25) January
    QCOMPARE(value_of(f, "ann", "count 7 d lag 2"), 0.0);
    QCOMPARE(value_of(f, "ann", "count 7 d lag 3"), 1.0);  // [4, 11) January
    QCOMPARE(value_of(f, "ann", "slope 7 d"), 0.5);        // 0, 2, 1
    QCOMPARE(value_of(f, "ann", "distinct day"), 3.0);
    QCOMPARE(value_of(f, "ann", "distinct channel"), 2.0);
    QVERIFY(close_to(value_of(f, "ann", "entropy event"), std::log(2.0), 1e-12));
    const double decay = std::exp2(-21.5 / 14) + std::exp2(-7.5 / 14) + std::exp2(-(7.5 - 10.0 / 1440) / 14) +
                         std::exp2(-2.0 / 14);
    QVERIFY(close_to(value_of(f, "ann", "decay 14 d"), decay, 1e-12));
    QCOMPARE(value_of(f, "ann", "tenure"), 21.5);
    QCOMPARE(value_of(f, "ann", "mean amount"), 6.25);
    QCOMPARE(value_of(f, "ann", "older"), 1.0);
    QCOMPARE(level_of(f, "ann", "last channel"), std::string("app"));
    QCOMPARE(level_of(f, "ann", "most channel"), std::string("app"));
    QCOMPARE(level_of(f, "bob", "last channel"), std::string("web"));
  }
  void sessions_by_hand() {
    HandmadeLog log;
    OK_DONE(log.open());
    OK_DONE(log.add(shop()));
    OK(const Frame f, at(*log.project, set({{{"type", "sessions"}}}), "2025-02-01"));
    QCOMPARE(value_of(f, "ann", "sessions count"), 3.0);
    QCOMPARE(value_of(f, "ann", "sessions mean duration"), 200.0);
    QCOMPARE(value_of(f, "ann", "sessions median duration"), 0.0);
    QCOMPARE(value_of(f, "ann", "sessions bounces"), 2.0);
    QCOMPARE(value_of(f, "ann", "sessions days since last"), 2.0);
    QVERIFY(close_to(value_of(f, "ann", "sessions events per session"), 4.0 / 3, 1e-12));
    QVERIFY(std::isnan(value_of(f, "bob", "sessions mean gap")));
  }
  /// The session pack counts what the question "sessions" counts, by every rule of a saved definition.
  void sessions_of_a_saved_definition() {
    HandmadeLog log;
    OK_DONE(log.open());
    std::vector<HandmadeEvent> events;
    for (int i = 0; i < 200; ++i) {
      Random random(11, 1, static_cast<uint64_t>(i));
      const Time t = parse_iso("2025-01-01").value() + static_cast<Time>(random.below(20 * 86400)) * kSecond;
      const char* words[] = {"look", "login", "logout", "buy"};
      events.push_back({"u" + std::to_string(i % 5),
                        words[random.below(4)],
                        iso(t),
                        {{"channel", random.below(3) == 0 ? "web" : "app"}}});
    }
    OK_DONE(log.add(events));
    for (const Json& rules : {Json{{"timeout", "6 h"}}, Json{{"timeout", "1 d"}, {"midnight", true}},
                              Json{{"timeout", "2 d"}, {"max", "3 d"}, {"start", "login"}, {"end", "logout"}},
                              Json{{"timeout", "9 d"}, {"context", "channel"}, {"midnight", true}}}) {
      OK_DONE(log.project->definitions().apply("sessions", "main", rules));
      OK(const Frame f, at(*log.project, set({{{"type", "sessions"}, {"sessions", "main"}}}), "2025-02-01"));
      double total = 0, bounces = 0;
      for (size_t i = 0; i < f.rows(); ++i) {
        total += f.column("sessions count")->number[i];
        bounces += f.column("sessions bounces")->number[i];
      }
      OK(const auto answer, report::ask(*log.project, sessions::question(), rules, {}));
      QCOMPARE(answer.json()["sessions"].get<double>(), total);
      QCOMPARE(answer.json()["bounces"]["k"].get<double>(), bounces);
    }
    FAILS("Did you mean “main”",
          at(*log.project, set({{{"type", "sessions"}, {"sessions", "mian"}}}), "2025-02-01"));
    FAILS("Did you mean “timeout”",
          at(*log.project, set({{{"type", "sessions"}, {"sessions", {{"timeuot", "1 h"}}}}}), "2025-02-01"));
  }
  void
  earlier_dates_do_not_change_when_data_arrive() {  // statistics.md §5a 1: byte-identical after a back-fill
    HandmadeLog log;
    OK_DONE(log.open());
    OK_DONE(log.add(shop()));
    const Json recipe = set({{{"type", "count"}}, {{"type", "recency"}}, {{"type", "entropy"}}});
    OK(const Frame before, at(*log.project, recipe, "2025-02-01"));
    OK_DONE(log.add(
        {{"ann", "buy", "2025-01-11", {}, "2025-05-01"}, {"eve", "buy", "2025-01-11", {}, "2025-05-01"}},
        "backfill"));
    OK(const Frame after, at(*log.project, recipe, "2025-02-01"));
    QCOMPARE(after.content_hash(), before.content_hash());
    OK(const Frame late, at(*log.project, recipe, "2025-06-01"));
    QCOMPARE(late.rows(), size_t{3});
  }
  void lag_one_is_the_row_before() {  // requirements BA-6.4
    HandmadeLog log;
    OK_DONE(log.open());
    std::vector<HandmadeEvent> events;
    for (uint64_t i = 0; i < 300; ++i) {
      Random r(5, 1, i);
      events.push_back({"p" + std::to_string(r.below(9)), "go",
                        iso(1736121600000000 + static_cast<Time>(r.below(70 * 86400)) * kSecond)});
    }
    OK_DONE(log.add(events));
    OK(const Frame f, at(*log.project,
                         set({{{"type", "count"}, {"window", "7 d"}, {"name", "now"}},
                              {{"type", "lag"}, {"k", 1}, {"name", "back"}}}),
                         Json{{"every", "week"}, {"from", "2025-02-03"}, {"to", "2025-03-17"}}));
    int compared = 0;
    for (size_t i = 0; i < f.rows(); ++i)
      for (size_t j = 0; j < i; ++j)
        if (f.person[i] == f.person[j] && f.as_of[i] - f.as_of[j] == 7 * kDay) {
          QCOMPARE(f.column("back 1")->number[i], f.column("now")->number[j]);
          ++compared;
        }
    QVERIFY(compared > 40);
  }
  void truncated_logs_give_the_same_bits() {
    HandmadeLog log;
    OK_DONE(log.open());
    std::vector<HandmadeEvent> events;
    for (uint64_t i = 0; i < 3000; ++i) {
      Random r(6, 1, i);
      const Time t = 1736121600000000 + static_cast<Time>(r.below(90 * 86400)) * kSecond;
      events.push_back({"p" + std::to_string(r.below(150)),
                        r.below(3) ? "look" : "buy",
                        iso(t),
                        {{"amount", std::to_string(r.below(1000))}, {"channel", r.below(2) ? "web" : "app"}},
                        iso(t + (r.below(4) ? 0 : static_cast<Time>(r.below(20)) * kDay))});
    }
    OK_DONE(log.add(events));
    const Json spec{{"set", set({{{"type", "rfm"}, {"event", "buy"}, {"property", "amount"}},
                                 {{"type", "sessions"}},
                                 {{"type", "entropy"}},
                                 {{"type", "count"}, {"windows", {"7 d", "30 d"}}},
                                 {{"type", "lag"}},
                                 {{"type", "decay"}},
                                 {{"type", "level"}, {"property", "channel"}}})},
                    {"as_of", {"2025-02-01", "2025-03-01", "2025-04-01"}}};
    OK(const Json complete, features::complete_frame(*log.project, spec));
    OK(const auto honest, features::verify(*log.project, complete, {}));
    for (const auto& m : honest.mismatches)
      qWarning("%s: %zu differ, at %s built %.17g, truncated %.17g", m.column.c_str(), m.count,
               iso(m.as_of).c_str(), m.built, m.truncated);
    QVERIFY(honest.mismatches.empty());
    QVERIFY(honest.values > 5000);
    // The harness itself: a planted feature that reads one event too many is named.
    OK(auto recipe, features::recipe_of(complete["set"]));
    recipe.features.push_back(std::make_unique<Leaky>());
    OK(const auto lens, segments::lens_of(*log.project, complete["set"]["scope"]));
    OK(const Pass pass, log.project->gate().aggregates(Purpose::audit));
    OK(const auto leaky,
       features::verify(*log.project, pass, {}, lens, recipe.features, {*parse_iso("2025-02-01")}, {}));
    QCOMPARE(leaky.mismatches.size(), size_t{1});
    QCOMPARE(leaky.mismatches[0].column, std::string("leaky"));
    // Same bits on one thread and two, and the spec of a complete frame completes to itself.
    OK(const Frame one, features::build(*log.project, complete, Exec{1, nullptr}));
    OK(const Frame two, features::build(*log.project, complete, Exec{2, nullptr}));
    QCOMPARE(one.content_hash(), two.content_hash());
    OK(const Json again, features::complete_frame(*log.project, complete));
    QVERIFY(again == complete);
    Json bare = spec["set"];
    bare["as_of"] = spec["as_of"];
    OK(const Json from_bare, features::complete_frame(*log.project, bare));
    QVERIFY(from_bare == complete);
  }
  void lineage_lists_exactly_the_events() {
    HandmadeLog log;
    OK_DONE(log.open());
    OK_DONE(log.add(shop()));
    OK(const Pass rows, log.project->gate().rows(Purpose::explore, "test"));
    const Json recipe =
        set({{{"type", "number"}, {"event", "buy"}, {"property", "amount"}, {"name", "spent"}},
             {{"type", "recency"}}});
    OK(const auto spent, features::lineage(*log.project, rows, recipe, "spent", "ann", "2025-02-01"));
    QCOMPARE(spent.value, 12.5);
    QCOMPARE(spent.known, size_t{4});
    QCOMPARE(spent.rows.size(), size_t{2});
    QCOMPARE(spent.rows[0].row, int64_t{1});
    QCOMPARE(spent.rows[1].row, int64_t{4});
    QCOMPARE(spent.rows[1].event, std::string("buy"));
    OK(const auto last, features::lineage(*log.project, rows, recipe, "recency", "bob", "2025-02-01"));
    QCOMPARE(last.rows.size(), size_t{1});
    QCOMPARE(last.rows[0].row, int64_t{6});
    FAILS("no feature column", features::lineage(*log.project, rows, recipe, "spend", "ann", "2025-02-01"));
    OK(const Pass aggregates, log.project->gate().aggregates(Purpose::explore));
    FAILS("single events", features::lineage(*log.project, aggregates, recipe, "spent", "ann", "2025-02-01"));
  }
  void a_leak_is_suspected_and_an_id_is_not() {
    std::vector<double> label;
    features::Column leak, id, noise, gone;
    for (features::Column* c : {&leak, &id, &noise, &gone}) c->name = "x";
    id.kind = features::Column::Kind::category;
    id.levels = {""};
    for (uint64_t i = 0; i < 400; ++i) {
      Random r(8, 2, i);
      label.push_back(r.uniform() < .3);
      leak.number.push_back(label.back() * 2 + r.uniform() * 1.5);
      noise.number.push_back(r.uniform());
      gone.number.push_back(label.back() > 0 ? features::kSuspect : std::nan(""));
      id.code.push_back(static_cast<uint32_t>(i + 1));
      id.levels.push_back("id" + std::to_string(i));
    }
    QVERIFY(features::single_auc(leak, label).suspect);
    QVERIFY(features::single_auc(gone, label).suspect);  // only its being there tells
    QVERIFY(!features::single_auc(noise, label).suspect);
    QVERIFY(!features::single_auc(id, label).suspect);  // every level new to the other folds
  }
  void attributes_by_their_clock_and_protection() {
    HandmadeLog log;
    OK_DONE(log.open());
    OK_DONE(log.add(shop()));
    std::vector<identity::Value> values{{events::key_of("ann"), "plan", "gold", {}},
                                        {events::key_of("bob"), "plan", "free", parse_iso("2025-01-15")},
                                        {events::key_of("ann"), "gender", "F", {}}};
    OK_DONE(identity::store_values(*log.project, "p.csv", std::string(64, '0'), *parse_iso("2026-01-01"),
                                   values, Json::object()));
    OK_DONE(identity::mark(*log.project, "gender", true, true, "given at birth"));
    const Json plan = set({{{"type", "attribute"}, {"attribute", "plan"}}});
    OK(const Frame f, at(*log.project, plan, "2025-02-01"));
    QCOMPARE(level_of(f, "ann", "plan"), std::string());  // known since its import only
    QCOMPARE(level_of(f, "bob", "plan"), std::string("free"));
    FAILS("protected",
          at(*log.project, set({{{"type", "attribute"}, {"attribute", "gender"}}}), "2025-02-01"));
    OK(const Frame all, at(*log.project, set({{{"type", "attributes"}}}), "2025-02-01"));
    QCOMPARE(all.columns.size(), size_t{1});
    Json open = set({{{"type", "attribute"}, {"attribute", "gender"}}});
    open["include_protected"] = true;
    OK(const Frame g, at(*log.project, open, "2025-02-01"));
    QVERIFY(g.columns[0].is_protected);
    QCOMPARE(level_of(g, "ann", "gender"), std::string("F"));
  }
  void mistakes_are_named() {
    HandmadeLog log;
    OK_DONE(log.open());
    OK_DONE(log.add(shop()));
    const auto one = [&](const Json& feature) { return at(*log.project, set({feature}), "2025-02-01"); };
    FAILS("“soon” crosses its as-of moment: it looks 7 d ahead",
          one({{"type", "count"}, {"name", "soon"}, {"windows", {"30 d", "-7 d"}}}));
    FAILS("crosses its as-of moment: its window ends 7 d after",
          one({{"type", "count"}, {"name", "next week"}, {"ends", "-7 d"}}));
    FAILS("next week", one({{"type", "count"}, {"name", "next week"}, {"ends", "-7 d"}}));
    FAILS("Did you mean", one({{"type", "recencey"}}));
    FAILS("Did you mean", one({{"type", "recency"}, {"event", "bui"}}));
    FAILS("amuont", one({{"type", "number"}, {"property", "amuont"}}));
    FAILS("Two features", at(*log.project, set({{{"type", "count"}}, {{"type", "count"}}}), "2025-02-01"));
  }
  void the_answer_and_its_figures() {
    HandmadeLog log;
    OK_DONE(log.open());
    OK_DONE(log.add(shop()));
    const Json spec{
        {"set", set({{{"type", "count"}}, {{"type", "level"}, {"property", "channel"}}})},
        {"target", {{"type", "event"}, {"event", "buy"}, {"horizon", "19 d"}, {"as_of", "2025-02-01"}}}};
    OK(const auto answer, report::ask(*log.project, features::question(), spec, {}));
    const Json body = answer.json();
    QCOMPARE(body["rows"].get<double>(), 2.0);
    QVERIFY(body["columns"][0].contains("auc"));
    const auto figures = features::question().figures(body);
    QCOMPARE(figures.size(), size_t{4});
    OK(const Json complete, parse_json(answer.spec));
    const auto pages = features::dossiers(complete["set"]);
    QCOMPARE(pages.size(), size_t{2});
    QVERIFY(english(pages[0].definition).find("weighted") != std::string::npos);
  }
};

int run_steps(int argc, char** argv);
int run_rfm(int argc, char** argv);
int run_dossier(int argc, char** argv);
int run_recipes(int argc, char** argv);

int main(int argc, char** argv) {
  QCoreApplication app(argc, argv);
  TestFeatures features;
  return QTest::qExec(&features, argc, argv) | run_steps(argc, argv) | run_rfm(argc, argv) |
         run_dossier(argc, argv) | run_recipes(argc, argv);
}
#include "test_features.moc"
