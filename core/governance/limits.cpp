#include "core/governance/limits.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/profiles/profiles.h"

namespace habitus::governance {

namespace {
/// Proposals from one answer, in the words of its question.
struct Finder {
  const report::Ledger& ledger;
  int answer;
  const Json& body;
  std::vector<Proposal>& out;

  void add(const std::string& id, Text text) const {
    out.push_back({ledger.answers[static_cast<size_t>(answer)].question + ":" + id, std::move(text), answer});
  }

  void datasheet() const {
    int64_t rejected = 0;
    for (const Json& one : body.value("imports", Json::array())) {
      rejected += one.value("rejected", int64_t{0});
      if (one.value("arrival", "").rfind("lag", 0) == 0)
        add("backfill", QT_TRANSLATE_NOOP("core",
                                          "The log is a backfill: when events became known is assumed, not "
                                          "recorded."));
      if (one.value("arrival", "") == "import")
        add("arrival", QT_TRANSLATE_NOOP("core", "Events count as known from the moment of their import."));
    }
    if (rejected > 0)
      add("rejected",
          Text(QT_TRANSLATE_NOOP("core", "%1 records could not be read and are missing."), {rejected}));
  }

  void target() const {
    const Json total = body.value("total", Json::object());
    if (const auto n = static_cast<int64_t>(total.value("immature", 0.0)); n > 0)
      add("immature",
          Text(QT_TRANSLATE_NOOP("core", "%1 rows cannot be judged yet: their window has not ended."), {n}));
  }

  void features() const {
    std::string undated, leaks;
    for (const Json& c : body.value("columns", Json::array()))
      if (const std::string known = c.value("known_after", ""); known == "static" || known == "import")
        undated += (undated.empty() ? "" : ", ") + c.value("name", "");
    for (const Json& leak : body.value("suspected_leaks", Json::array()))
      leaks += (leaks.empty() ? "" : ", ") + leak.get<std::string>();
    if (!undated.empty())
      add("undated", Text(QT_TRANSLATE_NOOP(
                              "core", "Undated attributes are believed to be as they were at each date: %1."),
                          {undated}));
    if (!leaks.empty())
      add("leak", Text(QT_TRANSLATE_NOOP("core", "Suspected leaks among the features: %1."), {leaks}));
  }

  void model() const {
    if (body.value("external", false))
      add("external",
          QT_TRANSLATE_NOOP("core",
                            "The scores were made elsewhere: how they come about cannot be judged here."));
    for (const Json& f : body.value("artefact", Json::object()).value("findings", Json::array())) {
      const std::string kind = f.value("kind", "");
      const std::string term =
          f.contains("term") && f["term"].is_string() ? f["term"].get<std::string>() : "";
      if (kind == "separated")
        add("separated",
            QT_TRANSLATE_NOOP("core",
                              "The features tell the outcomes apart without error in training: a "
                              "leak is to be suspected."));
      else if (kind == "constant" || kind == "aliased")
        add(kind + " " + term,
            Text(QT_TRANSLATE_NOOP("core", "“%1” could not be used: it says nothing of its own."), {term}));
      else
        add(kind, QT_TRANSLATE_NOOP("core", "The fit did not converge; its numbers are not the optimum."));
    }
  }

  void validate() const {
    const Json holdout = body.value("holdout", Json::object());
    const std::string state = holdout.value("state", "none");
    if (state == "sealed")
      add("sealed", QT_TRANSLATE_NOOP("core",
                                      "The final holdout is still sealed: figures are of the test part, "
                                      "which may have been looked at before."));
    if (state == "none") add("no holdout", QT_TRANSLATE_NOOP("core", "No final holdout was kept back."));
    if (state == "reused")
      add("reused",
          QT_TRANSLATE_NOOP("core", "Reused holdout: it had been opened before, so its figures flatter."));
    const Json& judged = holdout.contains("result") ? holdout["result"] : body["test"];
    const std::string verdict = judged.value("verdict", "");
    if (verdict == "worse")
      add("baseline", QT_TRANSLATE_NOOP("core", "A baseline is better than the model."));
    else if (verdict == "no_difference")
      add("baseline", QT_TRANSLATE_NOOP("core", "No difference from a baseline is shown."));
    else if (verdict == "insufficient")
      add("baseline", QT_TRANSLATE_NOOP("core", "Too few outcomes for a verdict against the baselines."));
    int64_t off = 0;
    for (const Json& b : judged.value("reliability", Json::object()).value("uniform", Json::array())) {
      const Json& rate = b["rate"];
      if (!rate["lo"].is_number() || !b["mean"].is_number()) continue;
      off += rate["lo"].get<double>() > b["mean"].get<double>() ||
             rate["hi"].get<double>() < b["mean"].get<double>();
    }
    if (off > 0)
      add("calibration",
          Text(QT_TRANSLATE_NOOP("core",
                                 "Ranges of risk where the stated chance is off by more than its interval: %1. "
                                 "Show ranks there, not percentages."),
               {off}));
  }

  void fairness() const {
    const Json verdicts = body.value("verdicts", Json::object());
    if (const auto n = verdicts.value("fail", int64_t{0}); n > 0)
      add("gaps",
          Text(QT_TRANSLATE_NOOP("core", "Gaps between groups that lie outside what is allowed: %1."), {n}));
    if (const auto n = verdicts.value("insufficient", int64_t{0}); n > 0)
      add("unjudged", Text(QT_TRANSLATE_NOOP("core",
                                             "Gaps between groups that cannot be judged, with too few people: %1. "
                                             "Nothing here shows that these groups fare alike, or not."),
                           {n}));
  }

  /// The checks of segment sizes that fail: each is to be accepted with a reason, or its thresholds set anew.
  void sanity() const {
    for (const Json& c : body.value("checks", Json::array()))
      if (const std::string id = c.value("id", ""); c.value("state", "") == "fail")
        add(id, Text(QT_TRANSLATE_NOOP("core", "The segments fail the check ‘%1’."),
                     {english(profiles::check_name(id))}));
  }

  void calibration_of_groups() const {
    const Json verdicts = body.value("calibration", Json::object()).value("verdicts", Json::object());
    if (const auto n = verdicts.value("fail", int64_t{0}); n > 0)
      add("calibration",
          Text(QT_TRANSLATE_NOOP(
                   "core", "In %1 groups stated risks are off: more or less happens there than is said."),
               {n}));
  }

  void robustness() const {
    for (const Json& p : body.value("probes", Json::array())) {
      const Json d = p.value("difference", Json::object());
      if (!d.contains("hi") || !d["hi"].is_number() || d["hi"].get<double>() >= -.01) continue;
      const std::string column = p.value("column", "");
      add(column.empty() ? p.value("probe", "") : column,
          column.empty()
              ? Text(QT_TRANSLATE_NOOP("core", "The ranking suffers when inputs are noisy or unknown."))
              : Text(QT_TRANSLATE_NOOP("core", "The ranking suffers when “%1” is missing."), {column}));
    }
  }
};

void from_answer(const report::Ledger& ledger, size_t answer, std::vector<Proposal>& out) {
  const Json body = ledger.answers[answer].json();
  const Finder find{ledger, static_cast<int>(answer), body, out};
  const std::string& question = ledger.answers[answer].question;
  if (question == "datasheet") find.datasheet();
  if (question == "target") find.target();
  if (question == "features") find.features();
  if (question == "model") find.model();
  if (question == "validate") find.validate();
  if (question == "fairness") find.fairness(), find.calibration_of_groups();
  if (question == "representation") find.fairness();
  if (question == "sanity") find.sanity();
  if (question == "robustness") find.robustness();
}
}  // namespace

std::vector<Proposal> propose_limitations(const report::Ledger& ledger, const std::vector<GateRow>& gates) {
  std::vector<Proposal> out;
  for (const GateRow& g : gates) {
    if (g.verdict == report::Sign::pass) continue;
    const std::string name = english(g.name);
    const bool missed = g.verdict == report::Sign::fail;
    out.push_back(
        {"gate:" + name,
         missed ? Text(QT_TRANSLATE_NOOP("core", "The gate ‘%1’ is missed."), {name})
                : Text(QT_TRANSLATE_NOOP("core", "The gate ‘%1’ has no verdict: the evidence is too little."),
                       {name}),
         -1});
  }
  for (size_t a = 0; a < ledger.answers.size(); ++a) from_answer(ledger, a, out);
  std::vector<Proposal> unique;
  for (Proposal& p : out)
    if (std::none_of(unique.begin(), unique.end(), [&](const Proposal& u) { return u.id == p.id; }))
      unique.push_back(std::move(p));
  return unique;
}

}  // namespace habitus::governance
