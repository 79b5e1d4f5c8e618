#include "core/governance/clauses.h"

#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/spec.h"

namespace habitus::governance {

namespace {
std::vector<Clause> gdpr() {
  return {
      {QT_TRANSLATE_NOOP("core", "GDPR 5(1)(b)"), QT_TRANSLATE_NOOP("core", "Purpose limitation"),
       QT_TRANSLATE_NOOP("core", "Data collected for one purpose serve no other that does not fit it.")},
      {QT_TRANSLATE_NOOP("core", "GDPR 5(1)(c)"), QT_TRANSLATE_NOOP("core", "Data minimisation"),
       QT_TRANSLATE_NOOP("core", "No more is used of a person than the purpose needs.")},
      {QT_TRANSLATE_NOOP("core", "GDPR 5(1)(e)"), QT_TRANSLATE_NOOP("core", "Storage limitation"),
       QT_TRANSLATE_NOOP("core", "What identifies a person is kept no longer than the purpose needs.")},
      {QT_TRANSLATE_NOOP("core", "GDPR 6"), QT_TRANSLATE_NOOP("core", "Lawful ground"),
       QT_TRANSLATE_NOOP("core", "One of the grounds of the law allows the processing, and it is named.")},
      {QT_TRANSLATE_NOOP("core", "GDPR 9"), QT_TRANSLATE_NOOP("core", "Special categories"),
       QT_TRANSLATE_NOOP("core",
                         "Health, belief, origin and the like are not used, nor guessed from other data; "
                         "else an exception is named.")},
      {QT_TRANSLATE_NOOP("core", "GDPR 13"), QT_TRANSLATE_NOOP("core", "Telling people at collection"),
       QT_TRANSLATE_NOOP("core",
                         "Whoever gives data is told then what they are used for, by whom and how long.")},
      {QT_TRANSLATE_NOOP("core", "GDPR 14"),
       QT_TRANSLATE_NOOP("core", "Telling people about data from others"),
       QT_TRANSLATE_NOOP("core", "Whose data come from somebody else is told so within a month.")},
      {QT_TRANSLATE_NOOP("core", "GDPR 15"), QT_TRANSLATE_NOOP("core", "Right of access"),
       QT_TRANSLATE_NOOP("core",
                         "Whoever asks gets what is held of them, scores included, and how decisions come "
                         "about.")},
      {QT_TRANSLATE_NOOP("core", "GDPR 17"), QT_TRANSLATE_NOOP("core", "Right to erasure"),
       QT_TRANSLATE_NOOP("core", "Data are erased on request, in features, scores and lists too.")},
      {QT_TRANSLATE_NOOP("core", "GDPR 21"), QT_TRANSLATE_NOOP("core", "Right to object"),
       QT_TRANSLATE_NOOP("core",
                         "A person can object; to direct marketing and its profiling at any time and "
                         "without a reason.")},
      {QT_TRANSLATE_NOOP("core", "GDPR 22"), QT_TRANSLATE_NOOP("core", "Decisions made by machines alone"),
       QT_TRANSLATE_NOOP("core",
                         "No decision of weight is left to the score; else a person can be asked to look "
                         "at it again.")},
      {QT_TRANSLATE_NOOP("core", "GDPR 35"), QT_TRANSLATE_NOOP("core", "Impact assessment"),
       QT_TRANSLATE_NOOP("core",
                         "Where risks for people are high they were assessed beforehand, with the measures "
                         "against them.")}};
}

std::vector<Clause> ccpa() {
  return {
      {QT_TRANSLATE_NOOP("core", "CCPA 1798.100"), QT_TRANSLATE_NOOP("core", "Notice at collection"),
       QT_TRANSLATE_NOOP("core",
                         "Consumers are told which kinds of data are collected, what for, and how long they "
                         "are kept.")},
      {QT_TRANSLATE_NOOP("core", "CCPA 1798.105"), QT_TRANSLATE_NOOP("core", "Right to delete"),
       QT_TRANSLATE_NOOP("core", "On request data are deleted, and whoever received them is told.")},
      {QT_TRANSLATE_NOOP("core", "CCPA 1798.106"), QT_TRANSLATE_NOOP("core", "Right to correct"),
       QT_TRANSLATE_NOOP("core", "Wrong data are corrected on request.")},
      {QT_TRANSLATE_NOOP("core", "CCPA 1798.110"), QT_TRANSLATE_NOOP("core", "Right to know"),
       QT_TRANSLATE_NOOP("core",
                         "On request consumers learn what was collected, where from, what for, and what "
                         "was inferred.")},
      {QT_TRANSLATE_NOOP("core", "CCPA 1798.120"),
       QT_TRANSLATE_NOOP("core", "Opting out of sale and sharing"),
       QT_TRANSLATE_NOOP("core", "Consumers can forbid that their data are sold or shared.")},
      {QT_TRANSLATE_NOOP("core", "CCPA 1798.121"), QT_TRANSLATE_NOOP("core", "Limiting sensitive data"),
       QT_TRANSLATE_NOOP("core",
                         "Consumers can limit the use of sensitive data to what the service itself needs.")},
      {QT_TRANSLATE_NOOP("core", "CCPA 1798.130"), QT_TRANSLATE_NOOP("core", "Answering requests"),
       QT_TRANSLATE_NOOP("core",
                         "There are ways to ask, requests are answered within 45 days, and the notice is "
                         "renewed each year.")},};
}
}  // namespace

const std::vector<Clause>& clauses() {
  static const std::vector<Clause> all = [] {
    std::vector<Clause> both = gdpr();
    const std::vector<Clause> more = ccpa();
    both.insert(both.end(), more.begin(), more.end());
    return both;
  }();
  return all;
}

std::vector<ClauseAnswer> answered_clauses(const Json& card_spec) {
  const Json given = card_spec.value("clauses", Json::object());
  std::vector<ClauseAnswer> out;
  for (const Clause& c : clauses()) {
    const Json one = given.value(c.name, Json::object());
    out.push_back({&c, one.value("state", "open"), one.value("note", "")});
  }
  return out;
}

ClauseCount count_clauses(const Json& card_spec) {
  ClauseCount out;
  for (const ClauseAnswer& a : answered_clauses(card_spec))
    ++(a.state == "met" ? out.met : a.state == "not_applicable" ? out.not_applicable : out.open);
  return out;
}

Done check_clauses(const Json& given) {
  if (!given.is_object())
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "The clauses of a card are an object"), "clauses",
                QT_TRANSLATE_NOOP("core", "Write {\"GDPR 6\": {\"state\": \"met\", \"note\": \"…\"}}"));
  std::vector<std::string> names;
  for (const Clause& c : clauses()) names.emplace_back(c.name);
  for (const auto& [name, one] : given.items()) {
    const std::string where = "clauses." + name;
    if (std::find(names.begin(), names.end(), name) == names.end())
      return spec::unknown("clause", name, names, "clauses");
    CHECK(spec::only(one, {"state", "note"}, where));
    TRY(const std::string state, spec::choice(one, "state", {"open", "met", "not_applicable"}, where));
    TRY(const std::string note, spec::text(one, "note", "", where));
    if (state != "open" && note.find_first_not_of(" \t\r\n") == std::string::npos)
      return fail(
          Kind::input,
          Text(QT_TRANSLATE_NOOP("core", "“%1” needs a note: how it is met, or why it does not apply"),
               {name}),
          where, QT_TRANSLATE_NOOP("core", "Write {\"state\": \"met\", \"note\": \"…\"}"));
  }
  return {};
}

}  // namespace habitus::governance
