#include "resources/load.h"
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include <QtCore/QFloat16>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include "core/events/log.h"
#include "core/governance/approval.h"
#include "core/governance/export.h"
#include "core/governance/finding.h"
#include "core/governance/questions.h"
#include "core/governance/recompute.h"
#include "core/governance/report.h"
#include "core/report/tongue.h"
#include "core/segments/rule.h"
#include "tests/check.h"

using namespace habitus;
using namespace habitus::governance;

/// What a card must hold before it leaves: required parts, clauses, causes, assumptions; its bands and its
/// languages.
class TestRequired : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void a_blank_part_blocks_every_copy();
  void clauses_are_counted_and_gated();
  void causes_are_refused_by_name();
  void every_copy_carries_the_caution();
  void assumptions_are_judged_from_answers();
  void stale_evidence_says_so();
  void a_german_card_is_computed_again();
  void gates_stand_by_what_is_stored();
  void a_signed_finding_stands_in_the_card();

 private:
  Definition kept(const std::string& name, const Json& spec);
  QTemporaryDir folder_;
  std::unique_ptr<Project> project_;
};

namespace {
Json whole_spec() {
  return {{"model", "lapse"},
          {"title", "Lapse-90"},
          {"purpose", "Ranks customers by risk."},
          {"texts",
           {{"use", "Whom to call."},
            {"out_of_scope", "Prices."},
            {"legal_basis", "Consent, asked at sign-up."},
            {"rights", "To object by post."},
            {"limitations", "One shop, one year."}}},
          {"gates", Json::array({Json{{"name", "Enough events"},
                                      {"question", "datasheet"},
                                      {"at", "/events"},
                                      {"min", 100},
                                      {"unit", "count"}}})}};
}

std::string read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

/// Copies of one export, the PDF as the document that was given to the printer.
struct Copies {
  std::map<std::string, std::string> text;
  report::Document printed;
};
Result<Copies> copies_of(Project& project, const Definition& d, ExportWish wish) {
  Copies out;
  const Printer print = [&](const report::Document& document, const std::string&, bool annex) {
    if (!annex) out.printed = document;
    return Result<std::string>("%PDF-1.7");
  };
  TRY(const Exported done, export_card(project, d, wish, print, {}));
  for (const char* ending : {"html", "md", "json", "dictionary.html", "dictionary.md"})
    out.text[ending] = read(wish.folder + "/" + d.name + "." + ending);
  return out;
}
bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }
}  // namespace

Definition TestRequired::kept(const std::string& name, const Json& spec) {
  return project_->definitions().apply("card", name, spec).value();
}

void TestRequired::initTestCase() {
  load_resources();
  OK(project_, Project::create(folder_.filePath(QStringLiteral("shop.habitus")).toStdString()));
  qputenv("HABITUS_KEYS", folder_.filePath(QStringLiteral("keys")).toUtf8());
  events::Batch batch(std::vector<std::string>{});
  for (int i = 0; i < 1234; ++i) {
    const std::string actor = "a" + std::to_string(i % 70);
    events::Row row;
    row.actor = actor;
    row.event = i % 3 ? "visit" : "buy";
    row.time = row.arrival = (20000 + i % 200) * kDay + i * kSecond;
    row.row = i + 1;
    batch.add(row);
  }
  events::BatchInfo info;
  info.source = "shop";
  OK_DONE(events::append(*project_, std::move(batch), info, {}));
}

void TestRequired::a_blank_part_blocks_every_copy() {
  Json spec = whole_spec();
  spec["texts"]["limitations"] = " \n ";
  const std::string out = folder_.filePath(QStringLiteral("blank")).toStdString();
  const Definition blank = kept("blank", spec);
  FAILS("“limitations” is not filled in", copies_of(*project_, blank, {out}));
  FAILS("texts.limitations", copies_of(*project_, blank, {out}));
  FAILS("--draft", copies_of(*project_, blank, {out}));
  QVERIFY(!std::filesystem::exists(out));
  OK(const auto stored, stored_cards(*project_, "blank"));
  QVERIFY(stored.empty());
  OK(const Copies draft, copies_of(*project_, blank, {out, "en", true}));
  for (const auto& [ending, text] : draft.text) {
    QVERIFY2(holds(text, "DRAFT: not filled in: limitations"), ending.c_str());
    if (ending == "html") QVERIFY(report::unbound_digits(text).empty());
  }
  QVERIFY(holds(english(draft.printed.bands.at(0)), "DRAFT: not filled in: limitations"));
  spec["texts"].erase("rights");
  FAILS("“rights of the persons concerned” and “limitations” are",
        copies_of(*project_, kept("blank", spec), {out}));
  // Filled in: every copy holds the words, and none says what it lacks.
  OK(const Copies whole, copies_of(*project_, kept("whole", whole_spec()), {out}));
  for (const char* ending : {"html", "md", "json"})
    for (const char* words :
         {"One shop, one year.", "Consent, asked at sign-up.", "To object by post.", "Prices."})
      QVERIFY2(holds(whole.text.at(ending), words), words);
  for (const auto& [ending, text] : whole.text) QVERIFY2(!holds(text, "not filled in"), ending.c_str());
  // 22 parts: of the recommended only purpose, gates and sections 8 and 10 … are looked at one by one.
  OK(const Card card, build_card(*project_, kept("whole", whole_spec()), {}));
  QCOMPARE(card.complete.all, size_t{22});
  QVERIFY(card.complete.required().empty());
  std::set<std::string> lacking;
  for (const Part* p : card.complete.lacking) lacking.insert(p->key);
  QVERIFY(!lacking.count("purpose") && !lacking.count("gates") && !lacking.count("texts.use"));
  for (const char* key : {"tier", "owner", "licence", "texts.monitoring", "clauses", "§8"})
    QVERIFY2(lacking.count(key), key);
  QVERIFY(holds(whole.text.at("html"), "Recommended, and lacking"));
}

void TestRequired::clauses_are_counted_and_gated() {
  FAILS("GDPR 99", check_clauses(Json{{"GDPR 99", {{"state", "met"}, {"note", "x"}}}}));
  FAILS("“GDPR 6” needs a note", check_clauses(Json{{"GDPR 6", {{"state", "met"}}}}));
  FAILS("perhaps", check_clauses(Json{{"GDPR 6", {{"state", "perhaps"}}}}));
  Json spec = whole_spec();
  spec["clauses"] = {{"GDPR 6", {{"state", "met"}, {"note", "Consent is kept with its date."}}},
                     {"GDPR 9", {{"state", "not_applicable"}, {"note", "No such data."}}}};
  spec["gates"].push_back(Json{{"plan", {{"clauses", 0}}}});
  const ClauseCount n = count_clauses(spec);
  QCOMPARE(n.met, 1);
  QCOMPARE(n.not_applicable, 1);
  QCOMPARE(n.open, int64_t(clauses().size()) - 2);
  OK(const Card open, build_card(*project_, kept("law", spec), {}));
  QCOMPARE(open.gates.size(), size_t{2});
  QCOMPARE(open.gates[1].verdict, report::Sign::fail);
  QCOMPARE(open.document.verdict, report::Sign::fail);
  const std::string page = report::html(open.document, report::Words());
  QVERIFY(report::unbound_digits(page).empty());
  QVERIFY(holds(page, "Consent is kept with its date.") && holds(page, "CCPA 1798.130"));
  OK(const Json json, parse_json(card_json(open, report::Words())));
  QVERIFY(google_faults(json).empty());
  const Json law = json["model_details"]["habitus"]["clauses"];
  QCOMPARE(law.size(), clauses().size());
  for (const Clause& c : clauses())
    if (!spec["clauses"].contains(c.name))
      spec["clauses"][c.name] = {{"state", "met"}, {"note", "See the file."}};
  OK(const Card met, build_card(*project_, kept("law", spec), {}));
  QCOMPARE(met.gates[1].verdict, report::Sign::pass);
}

void TestRequired::causes_are_refused_by_name() {
  FAILS("id of an experiment", complete_causal(Json{{"claim", "randomised"}}));
  FAILS("id of an experiment", complete_causal(Json{{"claim", "randomised"}, {"experiment", " "}}));
  Json c{{"claim", "adjusted"}, {"treatment", "letter"}, {"outcome", "order"}};
  FAILS("drawing of what causes what", complete_causal(c));
  c["edges"] = {"tenure -> letter", Json::array({"tenure", "order"}), "letter -> visit", "visit -> order"};
  FAILS("letter – tenure – order", complete_causal(c));  // a confounder that nobody holds fixed
  c["adjust"] = {"tenure"};
  OK(const Json whole, complete_causal(c));
  QCOMPARE(whole["edges"][0][1].get<std::string>(), std::string("letter"));
  c["adjust"] = {"tenure", "visit"};
  FAILS("“visit” follows from the treatment", complete_causal(c));
  c["adjust"] = {"weather"};
  FAILS("“weather” stands at no arrow", complete_causal(c));
  c["edges"].push_back("order -> tenure");
  FAILS("circle", complete_causal(c));
  // The M of two hidden causes (Greenland, Pearl, Robins 1999): nothing needs to be held fixed, and holding
  // the middle fixed opens what was closed.
  const Edges m{{"a", "x"}, {"a", "z"}, {"b", "z"}, {"b", "y"}, {"x", "y"}};
  QCOMPARE(open_back_door(m, "x", "y", {}), std::string());
  QCOMPARE(open_back_door(m, "x", "y", {"z"}), std::string("x – a – b – y"));
  QCOMPARE(open_back_door(m, "x", "y", {"z", "a"}), std::string());
  QCOMPARE(circle_in({{"a", "b"}, {"b", "c"}, {"c", "a"}}), std::string("a → b → c → a"));
  QCOMPARE(circle_in(m), std::string());
  Json spec = whole_spec();
  spec["causal"] = {{"claim", "randomised"}};
  FAILS("id of an experiment", complete_card(*project_, spec));
}

void TestRequired::every_copy_carries_the_caution() {
  const std::string out = folder_.filePath(QStringLiteral("caution")).toStdString();
  OK(const Copies plain, copies_of(*project_, kept("plain", whole_spec()), {out}));
  for (const auto& [ending, text] : plain.text) QVERIFY2(holds(text, "Association only: "), ending.c_str());
  QVERIFY(holds(english(plain.printed.caution), "Association only: "));
  Json spec = whole_spec();
  spec["causal"] = {{"claim", "randomised"}, {"experiment", "EXP-7"}};
  OK(const Copies chance, copies_of(*project_, kept("chance", spec), {out}));
  for (const auto& [ending, text] : chance.text) {
    QVERIFY2(holds(text, "experiment “EXP-7”"), ending.c_str());
    QVERIFY2(!holds(text, "Association only: "), ending.c_str());
  }
}

namespace {
Json bin(double mean, double lo, double hi) {
  return Json{{"mean", mean}, {"rate", {{"value", (lo + hi) / 2}, {"lo", lo}, {"hi", hi}}}};
}
Json origin(double v, double lo, double hi) {
  return Json{{"state", "ok"}, {"auc", {{"value", v}, {"lo", lo}, {"hi", hi}}}};
}
std::map<std::string, Assumption> judged(const std::vector<std::pair<std::string, Json>>& answers) {
  report::Ledger ledger;
  for (const auto& [question, body] : answers)
    ledger.answers.push_back({question, "{}", question, "{}", canonical(body)});
  std::map<std::string, Assumption> out;
  for (const Assumption& a : assumptions_of(ledger, "association")) out[a.id] = a;
  return out;
}
}  // namespace

void TestRequired::assumptions_are_judged_from_answers() {
  using State = Assumption::State;
  Json validate{
      {"external", false},
      {"overlap", {{"persons", 0}, {"windows", 0}}},
      {"test",
       {{"state", "ok"},
        {"probabilities", true},
        {"reliability", {{"uniform", {bin(.1, .05, .15), bin(.4, .3, .5)}}}}}},
      {"backtest",
       {{"origins", {origin(.75, .72, .78), origin(.73, .70, .76)}}, {"drift", {{"warning", "none"}}}}}};
  const Json fair{{"verdicts", {{"pass", 3}, {"fail", 1}, {"insufficient", 0}}}},
      target{{"total", {{"n", 200}, {"immature", 0}, {"unknown", 0}}}},
      features{{"columns", {{{"name", "recency"}, {"missing_share", .05}}}},
               {"suspected_leaks", Json::array()}},
      sheet{{"imports", {{{"arrival", "column"}}}}};
  auto good = judged({{"validate", validate},
                      {"fairness", fair},
                      {"target", target},
                      {"features", features},
                      {"datasheet", sheet}});
  for (const char* id :
       {"calibration", "stability", "persons", "windows", "groups", "labels", "missing", "leaks", "arrival"})
    QVERIFY2(good.at(id).state == State::holds, id);
  QVERIFY(good.at("future").state == State::untested);
  validate["overlap"] = {{"persons", 12}, {"windows", 4}};
  validate["test"]["reliability"]["uniform"][1] = bin(.4, .5, .6);
  validate["backtest"]["origins"][1] = origin(.6, .57, .63);
  auto bad = judged({{"validate", validate},
                     {"fairness", Json{{"verdicts", {{"pass", 3}, {"insufficient", 2}}}}},
                     {"target", Json{{"total", {{"n", 200}, {"immature", 30}, {"unknown", 0}}}}},
                     {"features", Json{{"columns", {{{"name", "plan"}, {"missing_share", .25}}}},
                                       {"suspected_leaks", {"winback"}}}},
                     {"datasheet", Json{{"imports", {{{"arrival", "lag 1 d"}}}}}}});
  for (const char* id :
       {"calibration", "stability", "persons", "windows", "groups", "labels", "missing", "leaks", "arrival"})
    QVERIFY2(bad.at(id).state == State::fails, id);
  QCOMPARE(english(bad.at("calibration").result), std::string("1 of 2 ranges are off."));
  QCOMPARE(english(bad.at("labels").result),
           std::string("30 of 200 rows have no outcome yet; they count for nothing."));
  QCOMPARE(english(bad.at("missing").result), std::string("“plan” is missing in 25 % of the rows."));
  for (const auto& [id, a] : judged({})) QVERIFY2(a.state == State::untested, id.c_str());
  validate["backtest"]["origins"][1] = origin(.73, .70, .76);
  validate["backtest"]["drift"]["warning"] = "falls";  // overlapping, but along a slope
  QVERIFY(judged({{"validate", validate}}).at("stability").state == State::fails);
  OK(const Card card, build_card(*project_, kept("whole", whole_spec()), {}));
  QCOMPARE(card.assumptions.size(), size_t{10});
  const std::string page = report::html(card.document, report::Words());
  QVERIFY(holds(page, "The log says when each event became known."));
  QVERIFY(report::unbound_digits(page).empty());
}

void TestRequired::stale_evidence_says_so() {
  const auto segment = [&](const char* event) {
    return project_->definitions().apply(
        "segment", "buyers",
        segments::complete_rule(*project_, Json{{"did", event}}, Json::object()).value());
  };
  OK(const Definition first, segment("buy"));
  Json spec = whole_spec();
  spec["evidence"] = Json::array(
      {Json{{"section", "4"}, {"question", "datasheet"}, {"spec", Json::object()}},
       Json{{"section", "4"}, {"question", "segments"}, {"spec", {{"segments", {"buyers@" + first.hash}}}}}});
  const Definition d = kept("pinned", spec);
  OK(const Card fresh, build_card(*project_, d, {}));
  QVERIFY2(fresh.trouble.empty(), fresh.trouble.empty() ? "" : fresh.trouble[0].c_str());
  QVERIFY(fresh.context.outdated.empty());
  OK(const Definition second, segment("visit"));
  const std::string out = folder_.filePath(QStringLiteral("stale")).toStdString();
  OK(const Copies stale, copies_of(*project_, d, {out}));
  for (const auto& [ending, text] : stale.text)
    QVERIFY2(holds(text, "OUTDATED: Newer versions are in use: buyers v1 → v2."), ending.c_str());
  QVERIFY(holds(english(stale.printed.bands.back()), "OUTDATED"));
  OK(const Recomputed same, recompute(*project_, stale.text.at("html"), {}));
  QVERIFY(same.same_bytes);
}

void TestRequired::a_german_card_is_computed_again() {
  const std::string out = folder_.filePath(QStringLiteral("de")).toStdString();
  const Definition d = kept("deutsch", whole_spec());
  FAILS("language", copies_of(*project_, d, {out, "fr"}));
  OK(const Copies copies, copies_of(*project_, d, {out, "de"}));
  const std::string& page = copies.text.at("html");
  for (const char* part : {"<html lang=\"de\">", "Modellkarte", "1.234", "Nur Zusammenhang: ", "DSGVO Art. 6",
                           "Annahmen, Ursache und Wirkung", "Vollständigkeit"})
    QVERIFY2(holds(page, part), part);
  for (const char* part : {"Association only", "Clauses of law", "1,234", "Contents and status", "Section 1"})
    QVERIFY2(!holds(page, part), part);
  QVERIFY(report::unbound_digits(page).empty());
  const report::Words& german = report::words_in("de");
  QCOMPARE(german.say(Text("at least %1", {std::string("0.600")})), std::string("mindestens 0,600"));
  QCOMPARE(german.say(Text("%1", {std::string("1,234.5\u00a0pts")})), std::string("1.234,5\u00a0PP"));
  QVERIFY(holds(copies.text.at("md"), "language: de") &&
          holds(copies.text.at("md"), "## Angaben zum Modell"));
  QVERIFY(holds(copies.text.at("json"), "Nur Zusammenhang: "));
  QCOMPARE(copies.printed.language, std::string("de"));
  for (const char* ending : {"html", "md", "json"}) {
    OK(const Recomputed same, recompute(*project_, copies.text.at(ending), {}));
    QVERIFY2(same.same_bytes && same.mismatches.empty(), ending);
  }
  std::string altered = page;
  altered.replace(altered.find("1.234"), 5, "1.235");
  OK(const Recomputed named, recompute(*project_, altered, {}));
  QCOMPARE(named.mismatches.size(), size_t{1});
  QCOMPARE(named.mismatches[0].recomputed, std::string("1.234"));
}

void TestRequired::gates_stand_by_what_is_stored() {
  QTemporaryDir folder;
  OK(const auto copy, Project::create(folder.filePath(QStringLiteral("new.habitus")).toStdString()));
  Json spec = whole_spec();
  spec["gates"].push_back(Json{{"plan", {{"auc", .7}}}});
  OK(const Definition d, copy->definitions().apply("card", "lapse", spec));
  OK(const auto before, standing_gates(*copy, d, {}));
  QCOMPARE(before.size(), size_t{2});
  for (const GateRow& row : before) QCOMPARE(row.verdict, report::Sign::insufficient);
  OK(const Definition here, project_->definitions().apply("card", "standing", whole_spec()));
  OK(const Card card, build_card(*project_, here, {}));
  OK(const auto passed, standing_gates(*project_, here, {}));
  QCOMPARE(passed.size(), size_t{1});
  QCOMPARE(passed[0].verdict, report::Sign::pass);
  spec = whole_spec();
  spec["gates"][0]["min"] = 1e6;
  OK(const auto failed, standing_gates(*project_, kept("standing", spec), {}));
  QCOMPARE(failed[0].verdict, report::Sign::fail);
}

void TestRequired::a_signed_finding_stands_in_the_card() {
  OK(const report::Question* sheet, need_question("datasheet"));
  OK(const report::Answer answer, report::ask(*project_, *sheet, Json::object(), {}));
  OK(const Key key, make_key(key_folder(), "auditor", ""));
  OK(const Card before, build_card(*project_, kept("found", whole_spec()), {}));
  OK(const Finding f, sign_finding(*project_, answer, "Nobody of these 70 is missing.", key));
  QVERIFY(f.holds);
  OK(const Card card, build_card(*project_, kept("found", whole_spec()), {}));
  const std::string page = report::html(card.document, report::Words());
  QVERIFY(holds(page, "Nobody of these 70 is missing.") && holds(page, "the signature holds"));
  QVERIFY(report::unbound_digits(page).empty());
  // The card of before is made again without it; a finding over other numbers stands in no card.
  OK(const Card again, build_card(*project_, kept("found", whole_spec()), {}, &before.context));
  QCOMPARE(again.document.card_hash, before.document.card_hash);
  report::Answer other = answer;
  other.body.replace(other.body.find("1234"), 4, "1235");
  OK(const Finding void_, sign_finding(*project_, other, "Of another number.", key));
  OK(const Card last, build_card(*project_, kept("found", whole_spec()), {}));
  const std::string now = report::html(last.document, report::Words());
  QVERIFY(holds(now, "Nobody of these 70 is missing.") && !holds(now, "Of another number."));
}

int run_required(int argc, char** argv) {
  TestRequired test;
  return QTest::qExec(&test, argc, argv);
}
#include "required.moc"
