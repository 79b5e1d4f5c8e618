#include "core/governance/finding.h"

#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/clock.h"
#include "core/base/hash.h"
#include "core/governance/evidence.h"
#include "core/report/markup.h"

namespace habitus::governance {

namespace {
constexpr const char* kFindingAct = "finding";

Finding read_finding(const std::string& statement, const std::string& key, const std::string& signature) {
  Finding f;
  f.statement = statement;
  f.key = key;
  f.signature = signature;
  const Json s = Json::parse(statement, nullptr, false);
  if (!s.is_object()) return f;
  f.question = s.value("question", "");
  f.answer = s.value("answer", "");
  f.text = s.value("text", "");
  f.name = s.value("name", "");
  f.time = s.value("time", "");
  f.holds = signature_holds(key, signature, statement);
  return f;
}
}  // namespace

Json Finding::verdicts() const {
  const Json s = Json::parse(statement, nullptr, false);
  return s.is_object() ? s.value("verdicts", Json::object()) : Json::object();
}

Result<Finding> sign_finding(Project& project, const report::Answer& answer, const std::string& text,
                             const Key& key) {
  if (text.empty())
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "The finding is empty"), "finding",
                QT_TRANSLATE_NOOP("core", "Write what the audit shows, or does not show"));
  TRY(const std::string head, project.journal().head());
  const std::string statement = canonical(Json{{"act", kFindingAct},
                                               {"question", answer.question},
                                               {"spec", sha256(answer.spec)},
                                               {"answer", sha256(answer.body)},
                                               {"verdicts", answer.json().value("verdicts", Json::object())},
                                               {"text", text},
                                               {"name", key.name},
                                               {"time", iso(now() / kSecond * kSecond)},
                                               {"journal_head", head}});
  TRY(const std::string signature, signature_of(key, statement));
  CHECK(project.store().write([&](SQLite::Database&) -> Done {
    return project.journal().append(
        kFindingAct, Json{{"statement", statement}, {"key", key.public_hex}, {"signature", signature}});
  }));
  return read_finding(statement, key.public_hex, signature);
}

Result<Finding> sign_finding(Project& project, const report::Answer& answer, const std::string& text,
                             const std::string& who, const std::string& passphrase) {
  TRY(const Key key, key_for(who, passphrase));
  return sign_finding(project, answer, text, key);
}

Result<std::vector<Finding>> findings(Project& project, const std::string& answer) {
  TRY(const auto entries, project.journal().entries(kFindingAct));
  std::vector<Finding> out;
  for (const auto& e : entries) {
    const Json body = e.body();
    Finding f = read_finding(body.value("statement", ""), body.value("key", ""), body.value("signature", ""));
    f.entry = e.seq;
    if (answer.empty() || f.answer == answer) out.push_back(std::move(f));
  }
  return out;
}

Result<std::vector<report::Line>> findings_said(Project& project, const std::string& answer, int64_t entry) {
  std::vector<report::Line> out;
  if (answer.empty()) return out;
  TRY(const auto all, findings(project, answer));
  for (const Finding& f : all)
    if (f.entry <= entry)
      out.push_back({plain_bit(Text(f.text), "human", report::Bit::Style::strong),
                     plain_bit(Text(" · " + f.name + ", " + f.time + " · "), "human"),
                     plain_bit(f.holds ? QT_TRANSLATE_NOOP("core", "the signature holds")
                                       : QT_TRANSLATE_NOOP("core", "the signature does not hold")),
                     plain_bit(Text(" · " + report::fours(f.signature, 16)), "hash", report::Bit::Style::code)});
  return out;
}

}  // namespace habitus::governance
