#include "core/governance/waiver.h"

#include <array>

#include <QtCore/qtmetamacros.h>

namespace habitus::governance {

namespace {
struct Reason {
  const char* name;
  std::array<const char*, 3> sections;
  const char* text;
  bool (*holds)(const WaiverFacts&);
};
const std::array<Reason, 4>& reasons() {
  static const std::array<Reason, 4> all{
      Reason{"external",
             {"5", "11", "12"},
             QT_TRANSLATE_NOOP("core", "the scores were made elsewhere and cannot be made again here"),
             [](const WaiverFacts& f) { return f.external; }},
      Reason{"no_probabilities",
             {"9", nullptr, nullptr},
             QT_TRANSLATE_NOOP("core", "the scores are ranks, not chances"),
             [](const WaiverFacts& f) { return !f.probabilities; }},
      Reason{"no_attributes",
             {"10", nullptr, nullptr},
             QT_TRANSLATE_NOOP("core", "nothing is known of anybody that could make groups"),
             [](const WaiverFacts& f) { return !f.attributes; }},
      Reason{"not_metered",
             {"19", nullptr, nullptr},
             QT_TRANSLATE_NOOP("core", "energy was not metered"),
             [](const WaiverFacts&) { return true; }}};
  return all;
}
bool covers(const Reason& r, const std::string& section) {
  for (const char* s : r.sections)
    if (s && section == s) return true;
  return false;
}
}  // namespace

Text checked_reason(const std::string& section, const std::string& because, const WaiverFacts& facts) {
  for (const Reason& r : reasons())
    if (because == r.name && covers(r, section) && r.holds(facts)) return r.text;
  return {};
}

Text own_reason(const std::string& section, const WaiverFacts& facts) {
  for (const Reason& r : reasons())
    if (covers(r, section) && r.holds(facts)) return r.text;
  return {};
}

}  // namespace habitus::governance
