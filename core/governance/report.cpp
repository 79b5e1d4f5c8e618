#include "core/governance/report.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/spec.h"
#include "core/governance/builder.h"
#include "core/governance/evidence.h"
#include "core/governance/finding.h"
#include "core/governance/outdated.h"
#include "core/governance/questions.h"
#include "core/governance/seal.h"
#include "core/governance/share.h"
#include "core/profiles/profiles.h"
#include "core/report/tongue.h"

namespace habitus::governance {

namespace {
using report::Figure;
using report::Section;
using report::Sign;

constexpr std::string_view kSanity = "sanity:";

Json accepted_in(const Json& spec) {
  return spec.value("limitations", Json::object()).value("accept", Json::object());
}

Done check_accepted(const Json& spec) {
  if (!spec.contains("limitations")) return {};
  CHECK(spec::only(spec["limitations"], {"accept"}, "limitations"));
  const Json accepted = accepted_in(spec);
  for (const auto& [id, why] : accepted.items())
    if (!accepted.is_object() || !id.starts_with(kSanity) || !why.is_string())
      return fail(Kind::input, QT_TRANSLATE_NOOP("core", "A report accepts checks of segments that fail, each with a reason"),
                  "limitations.accept", R"({"sanity:dominant": …})");
  return {};
}

/// What page one says of an answer that judges.
Sign sign_of(const std::string& question, const Json& answer) {
  if (question == "sanity") {
    const std::string verdict = answer.value("verdict", "");
    return verdict == "pass" ? Sign::pass : verdict == "fail" ? Sign::fail : Sign::insufficient;
  }
  if (question != "representation") return Sign::filled;
  const Json verdicts = answer.value("verdicts", Json::object());
  return verdicts.value("fail", 0) > 0           ? Sign::fail
         : verdicts.value("insufficient", 0) > 0 ? Sign::insufficient
                                                 : Sign::pass;
}

/// Whoever approves a segmentation sees whether its sizes are sane: said even where nobody kept the check.
Done with_sanity(Project& project, Json& parts) {
  const auto asks = [&](const char* question) {
    return std::any_of(parts.begin(), parts.end(), [&](const Json& part) { return part["question"] == question; });
  };
  if (asks("sanity") || !(asks("segments") || asks("clusters") || asks("clusterbench"))) return {};
  TRY(const auto kept, project.definitions().heads("segment"));
  if (!kept.empty()) {
    parts.push_back({{"question", "sanity"}, {"spec", Json::object()}});
    return {};
  }
  TRY(const auto clusters, project.definitions().heads("clusters"));
  for (const Definition& d : clusters)
    parts.push_back({{"question", "sanity"}, {"spec", {{"of", {{"clusters", d.name}}}}}});
  return {};
}

/// One section for each part, with an annex for what its pictures leave out.
struct Reporter {
  const Json& accepted;  ///< "sanity:…" → why a failing check is lived with
  Project& project;
  Asker& asker;
  Card& card;
  report::Document& d = card.document;

  Done add(const Json& part, const report::Answer& answer, const report::Question& question) {
    const Json body = answer.json();
    const size_t index = d.ledger.adopt(answer);
    Section section, annex;
    section.number = std::to_string(d.sections.size() + 1);
    annex.number = "A" + section.number;
    const std::vector<Figure> figures = shared_figures(question, body, project.gate().min_cell());
    if (figures.empty()) return {};
    section.title = part.contains("title") ? Text(part["title"].get<std::string>()) : figures[0].title;
    annex.title = section.title;
    section.state = Sign::filled, annex.state = Sign::none;
    section.answered_by = {plain_bit(QT_TRANSLATE_NOOP("core", "computed"))};
    add_human(section.blocks, part.value("text", std::string()));
    for (size_t i = 0; i < figures.size(); ++i) {
      const Figure& f = figures[i];
      const std::string place = "figures/" + std::to_string(i);
      Shown shown{true, true, i == 0, 0, {}};
      if (f.marks.empty()) shown.rows = 12;
      if (i > 0 && !f.title.empty()) section.blocks.push_back(heading(f.title));
      add_figure({d.ledger, section, annex}, index, f, place, shown);
      if (i > 0 || f.sentence.empty() || d.minute.size() >= 6) continue;
      d.ledger.section = "0";
      d.minute.push_back({sign_of(question.name, body),
                          {plain_bit(section.title, "name")},
                          d.ledger.message(index, f.sentence, f.title, place + "/sentence")});
    }
    TRY(auto found, findings_said(project, asker.whole_body(answer.result), card.context.journal_entry));
    if (!found.empty()) {
      section.blocks.push_back(heading(QT_TRANSLATE_NOOP("core", "Signed findings")));
      section.blocks.emplace_back();
      section.blocks.back().kind = Block::Kind::list;
      section.blocks.back().items = std::move(found);
    }
    if (question.name == "sanity" && !accepted.empty()) {
      section.blocks.push_back(heading(QT_TRANSLATE_NOOP("core", "Accepted as limitations")));
      section.blocks.emplace_back();
      section.blocks.back().kind = Block::Kind::list;
      for (const auto& [id, why] : accepted.items())
        section.blocks.back().items.push_back(
            {plain_bit(profiles::check_name(id.substr(kSanity.size())), "name"), plain_bit(Text(": ")),
             plain_bit(Text(why.get<std::string>()), "human")});
    }
    d.sections.push_back(std::move(section));
    if (!annex.blocks.empty()) d.annexes.push_back(std::move(annex));
    return {};
  }
};

Result<Json> resolved_parts(Project& project, const Json& parts) {
  Json out = parts;
  for (Json& part : out) {
    if (part.contains("spec")) continue;
    const std::string question = part["question"].get<std::string>();
    part["spec"] = Json::object();
    if (!part.contains("name")) continue;
    TRY(const Definition kept, project.definitions().need(question, part["name"].get<std::string>()));
    part["spec"] = kept.json();
  }
  return out;
}

void head_of(Project& project, const Definition& definition, const Json& spec, Card& card) {
  report::Document& d = card.document;
  d.kind = QT_TRANSLATE_NOOP("core", "Report");
  d.project = project.name();
  d.title = spec.value("title", project.name());
  d.version = words_of(card).say(
      Text(QT_TRANSLATE_NOOP("core", "version %1"), {static_cast<int64_t>(definition.version)}));
  d.purpose = {plain_bit(Text(spec.value("purpose", "")), "human")};
  d.created = card.context.created;
  d.journal_head = card.context.journal_head;
  d.journal_entry = card.context.journal_entry;
  d.definition =
      "report/" + definition.name + "@" + std::to_string(definition.version) + " " + definition.hash;
  d.verdict_title = {plain_bit(QT_TRANSLATE_NOOP("core", "What the log shows"))};
  d.verdict_text = {plain_bit(QT_TRANSLATE_NOOP(
      "core",
      "Description, not proof: a difference between groups or months is no effect of anything. Each figure "
      "can be computed again from the project."))};
  const std::string author = spec.value("author", definition.owner);
  d.strip = {
      {QT_TRANSLATE_NOOP("core", "Written by"), {plain_bit(Text(author), "human")}},
      {QT_TRANSLATE_NOOP("core", "Evidence"),
       {plain_bit(Text(QT_TRANSLATE_NOOP("core", "computed %1"), {d.created.substr(0, 10)}), "date")}}};
}
}  // namespace

Result<Json> complete_report(Project& project, const Json& spec) {
  CHECK(spec::only(spec, {"title", "purpose", "author", "parts", "limitations"}, "report"));
  Json out = spec;
  CHECK(check_accepted(spec));
  if (!out.contains("parts")) {
    out["parts"] = Json::array();
    out["parts"].push_back({{"question", "datasheet"}, {"spec", Json::object()}});
    for (const char* kind : {"sessions", "trend", "funnel", "retention", "cohorts", "segments", "clusterbench", "clustercount",
                             "clusters", "sanity", "profile", "representation"}) {
      TRY(const auto kept, project.definitions().heads(kind));
      for (const Definition& d : kept) out["parts"].push_back({{"question", kind}, {"name", d.name}});
    }
    CHECK(with_sanity(project, out["parts"]));
  }
  for (const Json& part : out["parts"]) {
    CHECK(spec::only(part, {"question", "name", "spec", "title", "text"}, "report.parts"));
    TRY(const std::string question, spec::text(part, "question", "", "report.parts"));
    CHECK(need_question(question));
  }
  return out;
}

Result<Card> build_report(Project& project, const Definition& definition, const Exec& exec,
                          const Context* past, const std::string& language) {
  CHECK(report::check_language(past ? past->language : language));
  TRY(Json spec, complete_report(project, definition.json()));
  Asker asker = past ? Asker(project, exec, *past) : Asker(project, exec);
  Card card;
  if (past) {
    card.context = *past;
    spec["parts"] = Json::parse(past->evidence, nullptr, false);
  } else {
    TRY(card.context, present(project));
    TRY(spec["parts"], resolved_parts(project, spec["parts"]));
    card.context.evidence = canonical(spec["parts"]);
    card.context.language = language;
  }
  card.document.language = card.context.language;
  card.document.ledger.words = &words_of(card);
  head_of(project, definition, spec, card);
  const Json accepted = accepted_in(spec);
  Reporter reporter{accepted, project, asker, card};
  for (const Json& part : spec["parts"]) {
    const std::string name = part["question"].get<std::string>();
    const auto answer = asker.ask(name, part["spec"]);
    if (!answer) {
      if (answer.error().kind == Kind::stopped) return tl::unexpected<Error>(answer.error());
      card.trouble.push_back(name + ": " + english(answer.error()));
      continue;
    }
    TRY(const report::Question* question, need_question(name));
    CHECK(reporter.add(part, *answer, *question));
  }
  card.context.asked = asker.asked();
  card.moved = asker.moved();
  report::Document& d = card.document;
  if (!past) {
    TRY(card.context.outdated, stale_evidence(project, card));
  }
  d.bands = bands_of(card);
  d.card_hash = report::content_hash(d, words_of(card));
  d.seal = seal("habitus report " + d.card_hash + " journal " + d.journal_head);
  return card;
}

Result<Card> build_document(Project& project, const Definition& definition, const Exec& exec,
                            const Context* past, const std::string& language) {
  return definition.kind == "report" ? build_report(project, definition, exec, past, language)
                                     : build_card(project, definition, exec, past, language);
}

}  // namespace habitus::governance
