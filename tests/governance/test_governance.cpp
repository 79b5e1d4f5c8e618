#include <nlohmann/json.hpp>
#include <set>

#include <QtCore/QFloat16>
#include <QtCore/QCoreApplication>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include "core/base/hash.h"
#include "core/base/random.h"
#include "core/events/log.h"
#include "core/governance/anchor.h"
#include "core/governance/approval.h"
#include "core/governance/gate_plan.h"
#include "core/governance/questions.h"
#include "core/governance/recompute.h"
#include "core/governance/report.h"
#include "core/governance/share.h"
#include "core/objectives/objective.h"
#include "core/profiles/profiles.h"
#include "core/segments/rule.h"
#include "tests/check.h"

using namespace habitus;
using namespace habitus::governance;

class TestGovernance : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void gates_judge_by_interval();
  void card_has_its_outline();
  void digits_are_bound();
  void recompute_holds_and_names_every_changed_digit();
  void json_is_valid_for_google();
  void limitations_wait_for_a_person();
  void keys_open_with_their_passphrase();
  void approval_refuses_and_voids();
  void a_report_can_be_recomputed();
  void a_card_shows_its_objective();
  void what_cannot_be_approved();

 private:
  void second_signature(const std::string& card);
  QTemporaryDir folder_;
  std::unique_ptr<Project> project_;
  Definition definition_;
};

namespace {
Json full_spec() {
  Json texts = Json::object();
  for (const char* key : {"use", "decision", "data", "design", "limitations", "privacy", "legal_basis",
                          "rights", "monitoring", "changes"})
    texts[key] = "Words of 3 people about this.";
  texts["out_of_scope"] = "- Pricing, credit, refusing service.";
  Json aside = Json::object();
  for (const char* number : {"5", "7", "8", "9", "10", "11", "12"})
    aside[number] = {{"because", "no model was fitted here"}};
  return {{"model", "lapse"},
          {"title", "Lapse-90"},
          {"purpose", "Ranks customers by risk."},
          {"owner", "R. Osei"},
          {"developer", "A. Lindqvist"},
          {"validator", "D. Marchetti"},
          {"texts", texts},
          {"not_applicable", aside},
          {"gates", Json::array({Json{{"name", "Enough events"},
                                      {"question", "datasheet"},
                                      {"at", "/events"},
                                      {"min", 100},
                                      {"unit", "count"}}})}};
}

void fill_log(Project& project) {
  events::Batch batch({"country"});
  Random random(7, 1);
  for (int i = 0; i < 3000; ++i) {
    const std::string actor = "a" + std::to_string(random.below(300));
    const std::optional<std::string_view> country = random.below(2) ? "DE" : "FR";
    events::Row row;
    row.actor = actor;
    row.event = random.below(3) ? "visit" : "buy";
    row.time = row.arrival = (20000 + static_cast<int64_t>(random.below(300))) * kDay +
                             static_cast<int64_t>(random.below(86400)) * kSecond;
    row.row = i + 1;
    row.properties = {&country, 1};
    batch.add(row);
  }
  events::BatchInfo info;
  info.source = "shop";
  OK_DONE(events::append(project, std::move(batch), info, {}));
}
}  // namespace

void TestGovernance::initTestCase() {
  OK(project_, Project::create(folder_.filePath(QStringLiteral("shop.habitus")).toStdString()));
  fill_log(*project_);
  OK(const Json complete, complete_card(*project_, full_spec()));
  qputenv("HABITUS_KEYS", folder_.filePath(QStringLiteral("keys")).toUtf8());
  OK(definition_, project_->definitions().apply("card", "lapse", full_spec()));
  OK(const Card before, build_card(*project_, definition_, {}));
  QVERIFY(std::find(before.draft.begin(), before.draft.end(), "8") != before.draft.end());
  second_signature("lapse");
}

/// Somebody else says why the sections about a model do not apply.
void TestGovernance::second_signature(const std::string& card) {
  const std::string keys = key_folder();
  auto key = load_key(keys, "B. Second", "");
  if (!key) key = make_key(keys, "B. Second", "");
  QVERIFY(key.has_value());
  FAILS("wrote this card", sign_waiver(*project_, card, "8", "no model was fitted here", *key));
  qputenv("HABITUS_ACTOR", "second");
  for (const char* number : {"5", "7", "8", "9", "10", "11", "12"})
    OK_DONE(sign_waiver(*project_, card, number, "no model was fitted here", *key));
  qunsetenv("HABITUS_ACTOR");
}

void TestGovernance::gates_judge_by_interval() {
  // look/documents.md, Wording: pass = whole interval on the allowed side, fail = whole interval outside,
  // else insufficient.
  const auto q = [](double v, double lo, double hi) {
    return report::Quantity{v, lo, hi, 100, report::State::ok, report::number(3), "/x"};
  };
  using report::Sign;
  QCOMPARE(verdict(q(.761, .750, .772), .74, report::kNone), Sign::pass);
  QCOMPARE(verdict(q(.745, .733, .756), .74, report::kNone), Sign::insufficient);
  QCOMPARE(verdict(q(.70, .68, .72), .74, report::kNone), Sign::fail);
  QCOMPARE(verdict(q(-.024, -.062, .014), -.075, .075), Sign::pass);
  QCOMPARE(verdict(q(.197, -.025, .407), -.075, .075), Sign::insufficient);
  QCOMPARE(verdict(q(.2, .1, .3), -.075, .075), Sign::fail);
  QCOMPARE(verdict(q(5, report::kNone, report::kNone), 3, report::kNone), Sign::pass);
  QCOMPARE(verdict(q(report::kNone, report::kNone, report::kNone), 3, report::kNone), Sign::insufficient);
  FAILS("min or max", check_gate(Json{{"name", "x"}, {"question", "q"}, {"at", "/a"}}));
  FAILS("undefined", check_gate(Json{{"name", "x"}, {"question", "q"}, {"at", "/a"}, {"min", 1}, {"undefined", 3}}));
  FAILS("undefined", check_gate(Json{{"name", "x"}, {"question", "q"}, {"at", "/a"}, {"min", 1}, {"undefined", "pass"}}));
  OK_DONE(check_gate(Json{{"name", "x"}, {"question", "q"}, {"at", "/a"}, {"min", 1}, {"undefined", "fail"}}));
  FAILS("limit", check_gate(Json{{"name", "x"}, {"question", "q"}, {"at", "/a"}, {"limit", 3}}));
  const Json body = Json::parse(
      R"({"groups":[{"name":"F","gap":{"value":0.01,"lo":-0.02,"hi":0.03,"n":50}},{"name":"M","gap":{"value":null}}]})");
  OK(const auto rows, gate_rows(Json{{"name", "Even reach"},
                                     {"question", "fairness"},
                                     {"at", "/groups/*/gap"},
                                     {"min", -0.1},
                                     {"max", 0.1}},
                                body, 0));
  QCOMPARE(rows.size(), size_t{2});
  QCOMPARE(english(rows[0].name), std::string("Even reach, F"));
  QCOMPARE(rows[0].observed.at, std::string("/groups/0/gap/value"));
  QCOMPARE(rows[0].verdict, Sign::pass);
  QCOMPARE(rows[1].verdict, Sign::insufficient);
}

void TestGovernance::card_has_its_outline() {
  OK(const Card card, build_card(*project_, definition_, {}));
  QCOMPARE(card.document.sections.size(), size_t{21});
  QVERIFY2(card.trouble.empty(), card.trouble.empty() ? "" : card.trouble[0].c_str());
  QVERIFY2(card.draft.empty(), card.draft.empty() ? "" : card.draft[0].c_str());
  QCOMPARE(card.gates.size(), size_t{1});
  QCOMPARE(card.gates[0].verdict, report::Sign::pass);
  OK(const Definition bare, project_->definitions().apply("card", "bare", Json{{"model", "lapse"}}));
  OK(const Card draft, build_card(*project_, bare, {}));
  QVERIFY(std::find(draft.draft.begin(), draft.draft.end(), "13") != draft.draft.end());
  QVERIFY(report::html(draft.document, report::Words()).find("DRAFT") != std::string::npos);
  FAILS("colour", complete_card(*project_, Json{{"model", "x"}, {"colour", 1}}));
}

void TestGovernance::digits_are_bound() {
  OK(const Card card, build_card(*project_, definition_, {}));
  const std::string page = report::html(card.document, report::Words());
  for (const std::string& text : report::unbound_digits(page)) qWarning("unbound: %s", text.c_str());
  QVERIFY(report::unbound_digits(page).empty());
  QVERIFY(page.find("<script") == std::string::npos);
  QVERIFY(page.find("http://") == page.find("http://www.w3.org/2000/svg"));
  QVERIFY(!report::unbound_digits("<p>7</p>").empty());
  QVERIFY(report::unbound_digits("<p><data data-fact=\"f1\">7</data><span data-def=\"date\">8</span></p>")
              .empty());
  QVERIFY(!report::unbound_digits("<p><span data-def=\"made up\">8</span></p>").empty());
}

void TestGovernance::recompute_holds_and_names_every_changed_digit() {
  OK(const Card card, build_card(*project_, definition_, {}));
  OK_DONE(record_card(*project_, definition_, card, Json::object()));
  const report::Words words;
  for (const std::string& file :
       {report::html(card.document, words), card_json(card, words), card_markdown(card, words)}) {
    OK(const Recomputed same, recompute(*project_, file, {}));
    QVERIFY2(same.mismatches.empty(), same.mismatches.empty()
                                          ? ""
                                          : (same.mismatches[0].where + " " + same.mismatches[0].printed +
                                             " / " + same.mismatches[0].recomputed)
                                                .c_str());
    QVERIFY(same.same_bytes);
    QCOMPARE(same.facts, card.document.ledger.facts.size());
    std::vector<size_t> digits;
    for (size_t i = 0; i < file.size(); ++i)
      if (file[i] >= '0' && file[i] <= '9') digits.push_back(i);
    Random random(11, 2);
    OK(const Recomputed base, recompute(*project_, file, {}));
    for (int k = 0; k < 200; ++k) {
      std::string changed = file;
      const size_t at = digits[random.below(digits.size())];
      changed[at] = static_cast<char>('0' + (changed[at] - '0' + 1 + static_cast<int>(random.below(9))) % 10);
      // The replayed card is the same each time; comparing alone keeps 600 changes within seconds. Every
      // tenth goes the whole way.
      const std::vector<Mismatch> found =
          k % 10 ? compare_digits(changed, file) : recompute(*project_, changed, {})->mismatches;
      QCOMPARE(found.size(), size_t{1});
      QVERIFY(!found[0].where.empty());
      QVERIFY(found[0].printed != found[0].recomputed);
    }
  }
}

void TestGovernance::json_is_valid_for_google() {
  OK(const Card card, build_card(*project_, definition_, {}));
  OK(const Json json, parse_json(card_json(card, report::Words())));
  for (const std::string& f : google_faults(json)) qWarning("%s", f.c_str());
  QVERIFY(google_faults(json).empty());
  Json wrong = json;
  wrong["model_details"]["version"]["number"] = 3;
  QVERIFY(google_faults(wrong).size() >= 2);  // a scalar that is no string, a name that is not in the schema
  wrong = json;
  wrong["considerations"]["limitations"] = Json::array({"bare"});
  QVERIFY(!google_faults(wrong).empty());
}

void TestGovernance::limitations_wait_for_a_person() {
  Json spec = full_spec();
  spec["gates"][0]["min"] = 1e6;
  OK(const Definition d, project_->definitions().apply("card", "limits", spec));
  second_signature("limits");
  OK(const Card card, build_card(*project_, d, {}));
  QCOMPARE(card.proposals.size(), size_t{1});
  QCOMPARE(card.proposals[0].id, std::string("gate:Enough events"));
  QVERIFY(std::find(card.draft.begin(), card.draft.end(), "13") != card.draft.end());
  spec["limitations"] = {{"accept", Json::array({"gate:Enough events"})}};
  OK(const Definition decided, project_->definitions().apply("card", "limits", spec));
  OK(const Card after, build_card(*project_, decided, {}));
  QVERIFY(after.proposals.empty());
  QVERIFY(after.draft.empty());
  QCOMPARE(after.document.verdict, report::Sign::fail);
}

void TestGovernance::a_card_shows_its_objective() {
  QTemporaryDir folder;
  OK(const auto project, Project::create(folder.filePath(QStringLiteral("goal.habitus")).toStdString()));
  fill_log(*project);
  const Json spec{{"behaviour", "buy"}, {"value", 10}, {"thresholds", {{"contact_cost", 2}}}};
  OK(const Json complete, objectives::objective().complete(*project, spec));
  OK_DONE(project->definitions().apply("objective", "orders", complete));
  OK(const Json before, complete_card(*project, full_spec()));
  QVERIFY(before["gates"] == full_spec()["gates"]);  // nobody chose it yet
  OK_DONE(objectives::choose(*project, "orders", "R. Ruiz", "it pays the rent"));
  OK(const Json after, complete_card(*project, full_spec()));
  QCOMPARE(after["gates"].size(), size_t{2});
  QCOMPARE(after["gates"][1]["plan"]["break_even"], Json(0.2));
  OK(const Definition card, project->definitions().apply("card", "lapse", full_spec()));
  OK(const Card built, build_card(*project, card, {}));
  const std::string said = card_markdown(built, report::Words());
  for (const char* word : {"it pays the rent", "R. Ruiz", "Break-even precision", "20.0"})
    QVERIFY2(said.find(word) != std::string::npos, word);
}

void TestGovernance::what_cannot_be_approved() {
  Card card;
  GateRow gate;
  gate.name = Text("Pays");
  gate.verdict = report::Sign::insufficient;
  card.gates = {gate};
  OK_DONE(may_approve(*project_, card, Json::object()));
  card.gates[0].verdict = report::Sign::fail;
  FAILS("Gates are missed: Pays", may_approve(*project_, card, Json::object()));
  const auto segmentation = [&](const Json& rule) {
    OK(const Json segment, segments::complete_rule(*project_, rule, Json::object()));
    OK_DONE(project_->definitions().apply("segment", "buyers", segment));
    const Json parts{{"parts", {Json{{"question", "segments"}, {"spec", {{"segments", {"buyers"}}}}}}}};
    OK(const Definition d, project_->definitions().apply("report", "groups", parts));
    OK(card, build_report(*project_, d, {}));
  };
  segmentation(Json{{"did", "buy"}});
  FAILS("without an objective", may_approve(*project_, card, Json::object()));
  segmentation(Json{{"rule", {{"did", "buy"}}}, {"objective", "orders"}});
  FAILS("sizes are not checked", may_approve(*project_, card, Json::object()));
  // A report that says no parts shows what is kept, and the check even where nobody kept it.
  OK(const Json segments, parse_json(R"({"segments": ["buyers"]})"));
  OK_DONE(project_->definitions().apply("segments", "all", segments));
  OK(const Definition whole, project_->definitions().apply("report", "whole", Json::object()));
  OK(card, build_report(*project_, whole, {}));
  QVERIFY2(card.trouble.empty(), card.trouble.empty() ? "" : card.trouble[0].c_str());
  // A check that fails is named, until it is accepted with a reason.
  const auto accepted = [](const char* why) { return Json{{"limitations", {{"accept", {{"sanity:dominant", why}}}}}}; };
  FAILS("Checks of the segments fail: " + english(profiles::check_name("dominant")), may_approve(*project_, card, Json::object()));
  FAILS("Checks of the segments fail", may_approve(*project_, card, accepted("")));
  OK_DONE(may_approve(*project_, card, accepted("One segment is all that is asked for.")));
  FAILS("each with a reason", complete_report(*project_, Json{{"limitations", {{"accept", Json::array({"sanity:dominant"})}}}}));
  OK(const Definition lived, project_->definitions().apply("report", "lived with", accepted("All is one.")));
  OK(card, build_report(*project_, lived, {}));
  OK_DONE(may_approve(*project_, card, lived.json()));
  QVERIFY(card_markdown(card, report::Words()).find("All is one.") != std::string::npos);
  const auto& minute = card.document.minute;
  QVERIFY(std::any_of(minute.begin(), minute.end(), [](const auto& m) {
    return english(m.title.at(0).text) == "Sanity of the segments" && m.sign != report::Sign::filled;
  }));
}

void TestGovernance::keys_open_with_their_passphrase() {
  const std::string keys = key_folder();
  OK(const Key made, make_key(keys, "anna", "correct horse"));
  FAILS("already has a key", make_key(keys, "anna", ""));
  OK(const Key again, load_key(keys, "anna", "correct horse"));
  QCOMPARE(again.secret, made.secret);
  FAILS("does not open", load_key(keys, "anna", "wrong"));
  FAILS("no key of", load_key(keys, "ben", ""));
  FAILS("cannot be the name", make_key(keys, "../x", ""));
}

void TestGovernance::approval_refuses_and_voids() {
  const std::string keys = key_folder();
  OK(const Key own, make_key(keys, current_actor(), ""));
  OK(const Card card, build_card(*project_, definition_, {}));
  const std::string paper = "%PDF-1.7 pages of the card";
  OK_DONE(record_card(*project_, definition_, card, Json{{"pdf", sha256(paper)}}));
  const std::string hash = card.document.card_hash;
  OK(const Key key, make_key(keys, "D. Marchetti", ""));
  FAILS("cannot approve",
        approve(*project_, hash, key, "Validator", "approves", {}));  // this account defined the card
  qputenv("HABITUS_ACTOR", "marchetti");
  Key renamed = own;  // another name on the author's key changes nothing
  renamed.name = "marchetti";
  FAILS("key of an author", approve(*project_, hash, renamed, "Validator", "approves", {}));
  OK(const Approval a, approve(*project_, hash, key, "Independent validator", "approves", {}));
  FAILS("already signed", approve(*project_, hash, key, "Validator", "approves", {}));
  qunsetenv("HABITUS_ACTOR");
  OK(const auto stored, stored_card(*project_, hash));
  OK_DONE(check_approval(a, *stored));
  OK(const auto of_paper, card_of_file(*project_, paper));
  QVERIFY(of_paper && of_paper->hash == hash);
  OK(const auto altered, card_of_file(*project_, "%PDF-1.7 pages of the Card"));
  QVERIFY(!altered);
  OK_DONE(verify(*project_));
  for (Approval bad : {a, a, a}) {
    static int which = 0;
    if (which == 0) bad.statement[10] ^= 1;
    if (which == 1) bad.signature[0] = bad.signature[0] == '0' ? '1' : '0';
    if (which == 2) bad.key[5] = bad.key[5] == '0' ? '1' : '0';
    ++which;
    FAILS("does not hold", check_approval(bad, *stored));
  }
  StoredCard other = *stored;
  other.context.asked[0].result[0] = other.context.asked[0].result[0] == '0' ? '1' : '0';
  FAILS("another card", check_approval(a, other));
  other = *stored;
  other.files_text = "{}";
  FAILS("another card", check_approval(a, other));
  Card shown = card;
  sign(shown.document, {a});
  const std::string page = report::html(shown.document, report::Words());
  OK(const Recomputed whole, recompute(*project_, page, {}));
  QVERIFY(whole.same_bytes);
  std::string changed = page;
  changed[changed.find("Ranks customers")] = 'B';  // one byte of a word
  OK(const Recomputed void_, recompute(*project_, changed, {}));
  QVERIFY(!void_.same_bytes);
}

void TestGovernance::a_report_can_be_recomputed() {
  const Json spec{{"title", "What the shop's log holds"}, {"parts", {{{"question", "datasheet"}}}}};
  OK(const Json complete, complete_report(*project_, spec));
  OK(const Definition d, project_->definitions().apply("report", "report", spec));
  OK(const Card made, build_report(*project_, d, {}));
  QVERIFY(made.trouble.empty());
  QCOMPARE(made.document.sections.size(), size_t{1});
  QVERIFY(made.document.ledger.facts.size() >= 6);
  OK_DONE(record_card(*project_, d, made, Json::object()));
  const std::string page = report::html(made.document, report::Words());
  QVERIFY(report::unbound_digits(page).empty());
  OK(const Recomputed same, recompute(*project_, page, {}));
  QVERIFY(same.same_bytes);
  FAILS("colour", complete_report(*project_, Json{{"colour", 1}}));
}

int run_shares(int argc, char** argv);    // shares.cpp
int run_required(int argc, char** argv);  // required.cpp

int main(int argc, char** argv) {
  const QCoreApplication app(argc, argv);
  TestGovernance test;
  return run_shares(argc, argv) + run_required(argc, argv) + QTest::qExec(&test, argc, argv);
}
#include "test_governance.moc"
