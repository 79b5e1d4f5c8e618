#include <cstdlib>
#include <nlohmann/json.hpp>

#include "app/verbs/file.h"
#include "app/verbs/verb.h"
#include "core/governance/approval.h"
#include "core/governance/recompute.h"
#include "core/governance/report.h"

namespace habitus {

namespace {
std::string passphrase() {
  const char* given = std::getenv("HABITUS_PASSPHRASE");
  return given ? given : "";
}

/// Which card a file is of, and whether it is that card to the byte.
struct Held {
  std::string card;
  bool same = false;
  std::vector<governance::Mismatch> mismatches;
};
Result<Held> hold(Desk& desk, Project& project, const std::string& file) {
  TRY(const auto exported, governance::card_of_file(project, file));
  const bool paper = file.rfind("%PDF", 0) == 0;
  if (paper && !exported)
    return fail(Kind::failed, "This PDF is no export of this project, or a byte of it was changed");
  if (!paper) {
    TRY(const governance::Recomputed r, governance::recompute(project, file, desk.exec));
    return Held{r.card, r.same_bytes, r.mismatches};
  }
  TRY(const Definition definition, project.definitions().by_hash(exported->definition));
  TRY(const governance::Card again,
      governance::build_card(project, definition, desk.exec, &exported->context));
  return Held{exported->hash, again.document.card_hash == exported->hash, {}};
}

/// One changed byte of the file, of a result or of a signature voids the approval.
Result<Reply> check(Desk& desk, const std::string& path) {
  TRY(const std::string file, read_text(path));
  TRY(Project * project, desk.open(false));
  CHECK(project->journal().verify(desk.exec));
  TRY(const Held r, hold(desk, *project, file));
  TRY(const auto card, governance::stored_card(*project, r.card));
  TRY(const auto given, governance::approvals(*project, r.card));
  Reply reply;
  Json list = Json::array();
  for (const governance::Approval& a : given) {
    CHECK(governance::check_approval(a, *card));
    reply.lines.push_back(a.name + ", " + a.role + ": " + a.decision + ", " + a.time + ", key " +
                          a.key.substr(0, 16));
    list.push_back(
        {{"name", a.name}, {"role", a.role}, {"decision", a.decision}, {"time", a.time}, {"key", a.key}});
  }
  reply.passed = r.same && !given.empty();
  for (const governance::Mismatch& m : r.mismatches)
    reply.lines.push_back(m.where + ": printed " + m.printed + ", recomputed " + m.recomputed);
  reply.lines.push_back(given.empty() ? "Nobody has signed this card"
                        : r.same      ? "The approval holds"
                                      : "The approval does not cover this file: it was changed");
  reply.json = canonical(Json{{"card", r.card}, {"approvals", list}, {"holds", reply.passed}});
  return reply;
}

/// A second person says why a section does not apply.
Result<Reply> waive(Desk& desk, const Json& spec, const governance::Key& key) {
  TRY(Project * project, desk.open(true));
  const std::string card = spec.value("name", ""), section = spec.value("section", ""),
                    because = spec.value("because", "");
  if (card.empty() || because.empty())
    return fail(Kind::input, "A section is waived for a card and a reason", section,
                "Give --name, --section and --because");
  CHECK(governance::sign_waiver(*project, card, section, because, key));
  Reply reply;
  reply.lines.push_back(key.name + " signed that section " + section + " of " + card +
                        " does not apply: " + because);
  reply.json =
      canonical(Json{{"card", card}, {"section", section}, {"because", because}, {"key", key.public_hex}});
  return reply;
}

Result<Reply> run_approve(Desk& desk, const Json& spec) {
  if (spec.contains("check")) return check(desk, spec["check"].get<std::string>());
  const std::string who = spec.value("as", current_actor());
  const std::string folder = governance::key_folder();
  if (spec.value("new_key", false)) {
    TRY(const governance::Key made, governance::make_key(folder, who, passphrase()));
    if (!spec.contains("name")) {
      Reply reply;
      reply.lines.push_back("Made the key of " + who + ": " + made.public_hex);
      reply.json = canonical(Json{{"name", who}, {"key", made.public_hex}});
      return reply;
    }
  }
  if (spec.contains("section")) {
    TRY(const governance::Key own, governance::load_key(folder, who, passphrase()));
    return waive(desk, spec, own);
  }
  TRY(Project * project, desk.open(true));
  std::string hash = spec.value("card", "");
  if (hash.empty()) {
    TRY(const auto cards, governance::stored_cards(*project, spec.value("name", "")));
    if (cards.empty())
      return fail(Kind::missing, "This project has no exported card of that name", spec.value("name", ""),
                  "Export it with the verb card");
    hash = cards.front().hash;
  }
  TRY(const governance::Key key, governance::load_key(folder, who, passphrase()));
  TRY(const governance::Approval a, governance::approve(*project, hash, key, spec.value("role", "Approver"),
                                                        spec.value("decision", "approves"), desk.exec));
  TRY(const auto card, governance::stored_card(*project, hash));
  TRY(const Definition definition, project->definitions().by_hash(card->definition));
  TRY(governance::Card again, governance::build_document(*project, definition, desk.exec, &card->context));
  TRY(const auto all, governance::approvals(*project, hash));
  governance::sign(again.document, all);
  const report::Words& words = governance::words_of(again);
  const std::string base = desk.out + "/" + card->name;
  CHECK(write_text(base + ".signed.html", report::html(again.document, words)));
  const bool report = definition.kind == "report";  // it has no model, so the card's JSON has no place for it
  if (!report) CHECK(write_text(base + ".signed.json", governance::card_json(again, words)));
  Reply reply;
  reply.lines = {a.name + " signed card " + hash, "Signature " + a.signature,
                 "Wrote " + base + (report ? ".signed.html" : ".signed.html and .json")};
  reply.json = canonical(Json{{"card", hash},
                              {"name", a.name},
                              {"key", a.key},
                              {"signature", a.signature},
                              {"statement", a.statement}});
  return reply;
}
}  // namespace

Verb verb_approve() {
  return {"approve", "Sign a card with your own key, or check what was signed",
          "habitus-cli approve shop.habitus --name churn --as r.osei --decision \"approves for six months\"",
          [](CLI::App& app, Json& spec, Desk& desk) {
            app.add_option("project", desk.project_path, "The project file")->required();
            app.add_option("--out", desk.out, "The folder the signed copies go to");
            const auto text = [&](const char* flag, const char* key, const char* help) {
              app.add_option_function<std::string>(
                  flag, [&spec, key](const std::string& v) { spec[key] = v; }, help);
            };
            text("--name", "name", "The card definition; its latest export is signed");
            text("--card", "card", "The hash of the card");
            text("--as", "as", "Whose key");
            text("--role", "role", "In which role");
            text("--decision", "decision", "What is decided, with conditions");
            text("--section", "section", "Sign that this section of the card does not apply …");
            text("--because", "because", "… and why");
            text("--check", "check", "Check the approvals of this exported file");
            app.add_flag_function(
                "--new-key", [&spec](int64_t) { spec["new_key"] = true; },
                "Make the key first (sealed with $HABITUS_PASSPHRASE when set)");
          },
          run_approve};
}

}  // namespace habitus
