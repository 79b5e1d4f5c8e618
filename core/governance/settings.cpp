#include "core/governance/settings.h"

#include <algorithm>
#include <charconv>

#include <QtCore/qtmetamacros.h>

#include "core/base/spec.h"
#include "core/base/time.h"

namespace habitus::governance {

const std::vector<Setting>& settings() {
  static const std::vector<Setting> all{
      {"gate.min_cell", QT_TRANSLATE_NOOP("core", "Smallest group that leaves the program"),
       QT_TRANSLATE_NOOP(
           "core", "Groups of fewer persons are withheld in everything exported, and what would betray them"),
       "10"},
      {"zone", QT_TRANSLATE_NOOP("core", "Time zone of dates"),
       QT_TRANSLATE_NOOP("core", "Where a day begins for questions that do not say so themselves"), "UTC"}};
  return all;
}

namespace {
Result<const Setting*> find_setting(const std::string& key) {
  std::vector<std::string> keys;
  for (const Setting& s : settings()) {
    if (key == s.key) return &s;
    keys.emplace_back(s.key);
  }
  return spec::unknown("setting", key, keys, {});
}
}  // namespace

Result<std::string> setting_value(Project& project, const std::string& key) {
  TRY(const Setting* known, find_setting(key));
  return project.setting(key, known->usual);
}

Done change_setting(Project& project, const std::string& key, const std::string& value) {
  CHECK(find_setting(key));
  if (key == "gate.min_cell") {
    int k = 0;
    const auto [end, bad] = std::from_chars(value.data(), value.data() + value.size(), k);
    if (bad != std::errc() || end != value.data() + value.size() || k < 2 || k > 1000)
      return fail(Kind::input, Text(QT_TRANSLATE_NOOP("core", "“%1” is no size of a group"), {value}), key,
                  QT_TRANSLATE_NOOP("core", "Write a whole number from 2 to 1000"));
  }
  if (key == "zone") CHECK(Zone::named(value));
  TRY(const std::string now, setting_value(project, key));
  if (now == value) return {};
  return project.set_setting(key, value);
}

}  // namespace habitus::governance
