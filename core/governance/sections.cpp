#include "core/governance/sections.h"

#include <QtCore/qtmetamacros.h>

namespace habitus::governance {

const std::vector<Outline>& outline() {
  static const std::vector<Outline> all{
      {"0", QT_TRANSLATE_NOOP("core", "Verdict"), "1a", "", false, true},
      {"1", QT_TRANSLATE_NOOP("core", "Identity"), "1a c d", "", false, true},
      {"2", QT_TRANSLATE_NOOP("core", "Intended use"), "1g h · 3", "use", false, false},
      {"3", QT_TRANSLATE_NOOP("core", "Decision context"), "2e · 3", "decision", false, false},
      {"4", QT_TRANSLATE_NOOP("core", "Data sheet"), "2d", "data", true, true},
      {"5", QT_TRANSLATE_NOOP("core", "Features"), "2b d · 3", "", false, true},
      {"6", QT_TRANSLATE_NOOP("core", "Design of the model"), "2a b c", "design", true, true},
      {"7", QT_TRANSLATE_NOOP("core", "Validation protocol"), "2g · 4", "", true, true},
      {"8", QT_TRANSLATE_NOOP("core", "Results overall"), "2g · 3", "", true, true},
      {"9", QT_TRANSLATE_NOOP("core", "Calibration and threshold"), "3 · 4", "", true, true},
      {"10", QT_TRANSLATE_NOOP("core", "Results by group"), "2g · 3", "", true, true},
      {"11", QT_TRANSLATE_NOOP("core", "Explanations"), "2e", "", true, true},
      {"12", QT_TRANSLATE_NOOP("core", "Robustness"), "2g h · 3", "", false, true},
      {"13", QT_TRANSLATE_NOOP("core", "Limits and risks"), "3 · 5", "limitations", true, false},
      {"14", QT_TRANSLATE_NOOP("core", "Privacy"), "2d h", "privacy", false, false},
      {"15", QT_TRANSLATE_NOOP("core", "Monitoring plan"), "3 · 9", "monitoring", false, false},
      {"16", QT_TRANSLATE_NOOP("core", "Pre-determined changes"), "2f · 6", "changes", false, false},
      {"17", QT_TRANSLATE_NOOP("core", "Independent validation"), "2g", "", false, true},
      {"18", QT_TRANSLATE_NOOP("core", "Changes and approvals"), "6 · 7 · 8", "", false, true},
      {"19", QT_TRANSLATE_NOOP("core", "Compute, energy, glossary"), "2c", "", false, true},
      {"20", QT_TRANSLATE_NOOP("core", "Assumptions, cause and effect"), "2b · 3", "", false, true},
  };
  return all;
}

}  // namespace habitus::governance
