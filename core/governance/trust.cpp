#include "core/governance/trust.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include <QtCore/qtmetamacros.h>

#include "core/events/log.h"
#include "core/governance/approval.h"
#include "core/governance/card_diff.h"
#include "core/governance/outdated.h"
#include "core/governance/questions.h"
#include "core/governance/trust_months.h"
#include "core/models/recipe.h"
#include "core/project/parts.h"
#include "core/report/key.h"

namespace habitus::governance {

namespace {
using report::Sign;
const report::Words kEnglish;

Text not_applicable() { return QT_TRANSLATE_NOOP("core", "does not apply to this question"); }

std::string printed(const Json& node, int decimals) {
  report::Quantity q;
  q.format = report::number(decimals);
  if (node.is_object() && node.contains("value") && node["value"].is_number()) {
    q.value = node["value"].get<double>();
    if (node.contains("lo") && node["lo"].is_number())
      q.lo = node["lo"].get<double>(), q.hi = node.value("hi", report::kNone);
  }
  const std::string interval = report::print_interval(q, kEnglish);
  return report::print(q, kEnglish) + (interval.empty() ? "" : " (" + interval + ")");
}

/// The evaluation that counts: of the opened holdout, else of the test part.
Json what_counts(const Json& validate) {
  const Json holdout = validate.value("holdout", Json::object());
  return holdout.contains("result") ? holdout["result"] : validate.value("test", Json::object());
}

std::string name_of(const std::string& reference) { return reference.substr(0, reference.find('@')); }

struct Panel {
  Project& project;
  const Asked& asked;
  const Json answer;
  const Json spec;
  const Exec& exec;
  Trust& out;

  void add(const char* id, Text label, Text value, Sign sign = Sign::none) const {
    out.lines.push_back({id, std::move(label), std::move(value), sign});
  }

  /// The model a question is about, by name; "" = none.
  std::string model() const {
    if (spec.contains("model") && spec["model"].is_string()) return spec["model"];
    const Json of = spec.value("of", Json::object());
    return of.is_object() && of.contains("model") && of["model"].is_string() ? of["model"].get<std::string>()
                                                                             : "";
  }

  void number() const {
    const report::Quantity& q = out.number.quantity;
    add("meaning", QT_TRANSLATE_NOOP("core", "What it means"),
        out.number.sentence.empty() ? out.number.figure : out.number.sentence);
    add("value", out.number.label, Text("%1", {report::print(q, kEnglish)}));
    const std::string interval = report::print_interval(q, kEnglish);
    add("interval", QT_TRANSLATE_NOOP("core", "95 % interval"),
        interval.empty() ? Text(QT_TRANSLATE_NOOP("core", "none: it is a count or a setting"))
                         : Text("%1", {interval}));
    add("n", QT_TRANSLATE_NOOP("core", "Stands on"),
        std::isnan(q.n) ? Text(QT_TRANSLATE_NOOP("core", "not stated"))
                        : Text("%1", {static_cast<int64_t>(q.n)}),
        q.state == report::State::insufficient ? Sign::insufficient : Sign::none);
  }

  Done fresh() const {
    const Text label = QT_TRANSLATE_NOOP("core", "Up to date");
    TRY(const auto moved, moved_on(project, asked.spec));
    const auto stored = project.results().find(asked.result);
    const report::Question* question = find_question(asked.question);
    TRY(const ResultKey key, report::key_of(project, *question, spec));
    if (!moved.empty())
      add("fresh", label,
          Text(QT_TRANSLATE_NOOP("core", "Newer versions are in use: %1."), {moved_text(moved)}),
          Sign::finding);
    else if (!asked.result.empty() && key.hash() != asked.result)
      add("fresh", label, QT_TRANSLATE_NOOP("core", "No: what it reads has changed since."), Sign::finding);
    else
      add("fresh", label, QT_TRANSLATE_NOOP("core", "Yes: what it reads is as it was."), Sign::pass);
    return {};
  }

  Done baseline() const {
    const Text label = QT_TRANSLATE_NOOP("core", "Baseline");
    if (asked.question == "validate") {
      const Json baselines = what_counts(answer).value("baselines", Json::object());
      std::string said;
      for (const auto& [name, b] : baselines.items())
        said += (said.empty() ? "" : "; ") + name + " AUC " + printed(b.value("auc", Json()), 3) +
                ", difference " + printed(b.value("difference", Json::object()).value("auc", Json()), 3);
      const std::string verdict = what_counts(answer).value("verdict", "");
      if (said.empty()) {
        add("baseline", label, QT_TRANSLATE_NOOP("core", "none"));
      } else {
        add("baseline", label, Text("%1", {said}),
            verdict == "better"  ? Sign::pass
            : verdict == "worse" ? Sign::fail
                                 : Sign::insufficient);
      }
      return {};
    }
    TRY(const auto before, period_before(project, asked, out.number.quantity.at, exec));
    if (before)
      add("baseline", label,
          Text(QT_TRANSLATE_NOOP("core", "%1 in the period before, n %2"),
               {report::print(*before, kEnglish),
                std::isnan(before->n) ? "–" : kEnglish.number(before->n, 0)}));
    else
      add("baseline", label, not_applicable());
    return {};
  }

  Done worst_month() const {
    const Text label = QT_TRANSLATE_NOOP("core", "Worst month");
    if (asked.question == "validate") {
      const Json* worst = nullptr;
      const Json origins = answer.value("backtest", Json::object()).value("origins", Json::array());
      for (const Json& o : origins) {
        if (o.value("state", "") != "ok" || !o["auc"]["value"].is_number()) continue;
        if (!worst || o["auc"]["value"] < (*worst)["auc"]["value"]) worst = &o;
      }
      if (worst)
        add("worst_month", label,
            Text("%1: AUC %2", {worst->value("as_of", "").substr(0, 10), printed((*worst)["auc"], 3)}));
      else
        add("worst_month", label, QT_TRANSLATE_NOOP("core", "no origin could be judged"), Sign::insufficient);
      return {};
    }
    TRY(const auto months, by_month(project, asked, out.number.quantity.at, exec));
    if (months.empty()) {
      add("worst_month", label, not_applicable());
      return {};
    }
    const auto less = [](const Month& a, const Month& b) { return a.quantity.value < b.quantity.value; };
    const Month &low = *std::min_element(months.begin(), months.end(), less),
                &high = *std::max_element(months.begin(), months.end(), less);
    add("worst_month", label,
        Text(QT_TRANSLATE_NOOP("core", "lowest %1 in %2, highest %3 in %4, of %5 months"),
             {report::print(low.quantity, kEnglish), low.name, report::print(high.quantity, kEnglish),
              high.name, static_cast<int64_t>(months.size())}));
    return {};
  }

  /// The audit of the same model that is saved, or the answer itself.
  Result<Json> audit() const {
    if (asked.question == "fairness") return answer;
    if (model().empty()) return Json();
    TRY(const auto kept, project.definitions().heads("fairness"));
    const report::Question* fairness = find_question("fairness");
    for (const Definition& d : kept) {
      const Json of = d.json().value("of", Json::object());
      if (!fairness || !of.is_object() || name_of(of.value("model", "")) != name_of(model())) continue;
      if (const auto found = report::ask(project, *fairness, d.json(), exec)) return found->json();
    }
    return Json(false);
  }

  Done worst_group() const {
    const Text label = QT_TRANSLATE_NOOP("core", "Worst group");
    TRY(const Json a, audit());
    if (!a.is_object()) {
      add("worst_group", label,
          a.is_null() ? not_applicable() : Text(QT_TRANSLATE_NOOP("core", "not audited by group")),
          a.is_null() ? Sign::none : Sign::insufficient);
      return {};
    }
    std::string worst;
    double most = -1;
    std::set<std::string> unjudged;
    for (const Json& cut : a.value("cuts", Json::array()))
      for (const Json& group : cut.value("groups", Json::array())) {
        const Json gaps = group.value("gaps", Json::object());
        for (const auto& [measure, gap] : gaps.items()) {
          const std::string name = cut.value("name", "") + " " + group.value("name", "");
          if (gap.value("verdict", "") == "insufficient") unjudged.insert(name);
          const double v = gap.contains("difference") && gap["difference"].is_number()
                               ? std::abs(gap["difference"].get<double>())
                               : -1;
          if (v <= most) continue;
          most = v;
          worst = name + ", " + measure + " " + printed(gap, 3);
        }
      }
    std::string few;
    for (const std::string& name : unjudged) few += (few.empty() ? "" : ", ") + name;
    const int64_t failed = a.value("verdicts", Json::object()).value("fail", int64_t{0});
    add("worst_group", label,
        few.empty() ? Text("%1", {worst.empty() ? "–" : worst})
                    : Text(QT_TRANSLATE_NOOP("core", "%1; too few people to judge: %2"),
                           {worst.empty() ? "–" : worst, few}),
        failed > 0    ? Sign::fail
        : few.empty() ? Sign::pass
                      : Sign::insufficient);
    return {};
  }

  Done tried() const {
    const Text label = QT_TRANSLATE_NOOP("core", "Models tried");
    const bool itself = asked.question == "model";
    if (!itself && model().empty()) {
      add("models_tried", label, not_applicable());
      add("holdout_openings", QT_TRANSLATE_NOOP("core", "Holdout openings"), not_applicable());
      return {};
    }
    TRY(const auto heads, project.definitions().heads("model"));
    Json target = itself ? models::target_of(spec) : Json();
    for (const Definition& d : heads)
      if (!itself && d.name == name_of(model())) target = models::target_of(d.json());
    int64_t versions = 0, names = 0;
    for (const Definition& d : heads) {
      TRY(const auto history, project.definitions().history("model", d.name));
      int64_t of = 0;
      for (const Definition& v : history) of += models::target_of(v.json()) == target;
      versions += of, names += of > 0;
    }
    TRY(const auto fits, project.journal().entries("model.fit"));
    add("models_tried", label,
        Text(QT_TRANSLATE_NOOP("core", "%1 versions of %2 models for this target; %3 fits in this project"),
             {versions, names, static_cast<int64_t>(fits.size())}));
    TRY(const auto openings, project.journal().entries("holdout.open"));
    const Json holdout = answer.value("holdout", Json::object());
    const std::string id = holdout.is_object() ? holdout.value("id", "") : "";
    int64_t n = 0;
    for (const JournalEntry& e : openings) n += id.empty() || e.body().value("holdout", "") == id;
    add("holdout_openings", QT_TRANSLATE_NOOP("core", "Holdout openings"),
        n == 0   ? Text(QT_TRANSLATE_NOOP("core", "none: it is sealed, or there is none"))
        : n == 1 ? Text(QT_TRANSLATE_NOOP("core", "once"))
                 : Text(QT_TRANSLATE_NOOP("core", "%1 times: its figures flatter from the second on"), {n}),
        n > 1 ? Sign::finding : Sign::none);
    return {};
  }

  Done signatures() const {
    TRY(const auto cards, stored_cards(project));
    std::string names;
    int64_t on = 0;
    for (const StoredCard& card : cards) {
      const auto& all = card.context.asked;
      if (std::none_of(all.begin(), all.end(), [&](const auto& a) { return a.result == asked.result; }))
        continue;
      ++on;
      TRY(const auto given, approvals(project, card.hash));
      for (const Approval& a : given)
        if (check_approval(a, card))
          names += (names.empty() ? "" : "; ") + a.name + ", " + a.role + ", " + a.time.substr(0, 10);
    }
    add("signatures", QT_TRANSLATE_NOOP("core", "Signatures"),
        !names.empty() ? Text("%1", {names})
        : on > 0       ? Text(QT_TRANSLATE_NOOP("core", "none; it stands on %1 exported cards"), {on})
                       : Text(QT_TRANSLATE_NOOP("core", "none; it stands on no exported card")),
        names.empty() ? Sign::open : Sign::pass);
    return {};
  }
};

Result<report::Answer> answer_of(Project& project, const Asked& asked, const Exec& exec) {
  TRY(const report::Question* question, need_question(asked.question));
  TRY(const Json spec, parse_json(asked.spec, asked.question));
  return report::ask(project, *question, spec, exec);
}

Result<Trust> panel(Project& project, Trust out, const Json& answer, const Exec& exec) {
  const Asked asked = out.asked;
  TRY(const Json spec, parse_json(asked.spec, asked.question));
  const Panel p{project, asked, answer, spec, exec, out};
  p.number();
  CHECK(p.fresh());
  CHECK(p.baseline());
  CHECK(p.worst_month());
  CHECK(p.worst_group());
  CHECK(p.tried());
  CHECK(p.signatures());
  return out;
}
}  // namespace

Result<Trust> trust(Project& project, const Asked& asked, const std::string& at, const Exec& exec) {
  Trust out;
  out.asked = asked;
  TRY(const report::Answer answer, answer_of(project, asked, exec));
  if (out.asked.result.empty()) out.asked.result = answer.result;
  TRY(out.number, number_at(asked, answer.json(), at));
  return panel(project, std::move(out), answer.json(), exec);
}

Result<Trust> trust(Project& project, const std::string& reference, const std::string& at, const Exec& exec) {
  const bool fact =
      at.size() > 1 && at[0] == 'f' && at.find_first_not_of("0123456789", 1) == std::string::npos;
  if (!fact) {
    TRY(const Asked asked, find_asked(project, reference));
    return trust(project, asked, at, exec);
  }
  TRY(const NamedCard card, card_named(project, reference, exec));
  const report::Ledger& ledger = card.card.document.ledger;
  for (const report::Fact& f : ledger.facts) {
    if (f.id != at) continue;
    const report::Answer& of = ledger.answers[f.answer];
    Trust out;
    out.asked = {of.question, of.spec, of.result};
    out.number = {f.quantity, f.label, f.label, {}};
    if (const auto found = number_at(out.asked, of.json(), f.quantity.at))
      out.number.sentence = found->sentence;
    return panel(project, std::move(out), of.json(), exec);
  }
  return fail(Kind::missing,
              Text(QT_TRANSLATE_NOOP("core", "The card “%1” has no fact %2"), {card.called, at}), {},
              Text(QT_TRANSLATE_NOOP("core", "It has %1 facts, from f1 on"),
                   {static_cast<int64_t>(ledger.facts.size())}));
}

Json to_json(const Trust& t) {
  Json lines = Json::object();
  for (const TrustLine& l : t.lines) lines[l.id] = {{"label", english(l.label)}, {"value", english(l.value)}};
  const auto number = [](double v) { return std::isnan(v) ? Json() : Json(v); };
  const report::Quantity& q = t.number.quantity;
  return {{"question", t.asked.question},
          {"result", t.asked.result},
          {"at", q.at},
          {"label", english(t.number.label)},
          {"value", number(q.value)},
          {"lo", number(q.lo)},
          {"hi", number(q.hi)},
          {"n", number(q.n)},
          {"trust", lines}};
}

Result<Recheck> recompute_number(Project& project, const Asked& asked, const std::string& at,
                                 const Exec& exec) {
  TRY(const report::Answer known, answer_of(project, asked, exec));
  const auto again = [&] {
    const Anew anew(project);
    return answer_of(project, asked, exec);
  }();
  if (!again) return tl::unexpected<Error>(again.error());
  Recheck out;
  out.result = again->result;
  out.same_answer = known.body == again->body && (asked.result.empty() || asked.result == again->result);
  const Json before = known.json(), after = again->json();
  const auto was = number_at(asked, before, at), is = number_at(asked, after, at);
  if (was && is) {
    out.before = was->quantity, out.after = is->quantity;
    const auto equal = [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); };
    out.same = equal(out.before.value, out.after.value) && equal(out.before.lo, out.after.lo) &&
               equal(out.before.hi, out.after.hi);
  } else {
    out.same = out.same_answer;  // a number of a sentence has no place of its own
  }
  return out;
}

Text recheck_text(const Recheck& r) {
  if (r.same_answer) return QT_TRANSLATE_NOOP("core", "Computed again: the same, to the last digit.");
  if (r.same)
    return QT_TRANSLATE_NOOP("core",
                             "Computed again: this number is the same; others of its answer are not.");
  return Text(QT_TRANSLATE_NOOP("core", "Computed again: different. It was %1 and is %2."),
              {report::print(r.before, kEnglish), report::print(r.after, kEnglish)});
}

}  // namespace habitus::governance
