#include "core/segments/frozen.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/project/project.h"
#include "core/segments/answers.h"
#include "core/taxonomy/lens.h"

namespace habitus::segments {

std::string baseline_name(const std::string& reference) { return reference.substr(0, reference.rfind('@')); }

Result<std::string> complete_baseline(Project& project, const std::string& reference, const Json& scope,
                                      const std::string& where) {
  TRY(const auto found, taxonomy::find_definition(project, "baseline", reference));
  TRY(const Json kept, parse_json(found.spec, found.text));
  if (!kept.contains("frozen"))
    return fail(Kind::input, Text(QT_TRANSLATE_NOOP("core", "“%1” is not frozen"), {reference}), where,
                QT_TRANSLATE_NOOP("core", "Freeze it with: baseline freeze"));
  Json own = kept["spec"]["scope"], here = scope;
  for (const char* key : {"from", "to", "known_by"}) own.erase(key), here.erase(key);
  if (own != here)
    return fail(
        Kind::input,
        Text(QT_TRANSLATE_NOOP("core", "The baseline “%1” was frozen for other people, sources or words"),
             {baseline_name(found.text)}),
        where, QT_TRANSLATE_NOOP("core", "Choose what it was frozen for, or freeze another one"));
  return found.text;
}

Result<Json> frozen(Project& project, const std::string& reference) {
  TRY(const auto found, taxonomy::find_definition(project, "baseline", reference));
  TRY(const Json kept, parse_json(found.spec, found.text));
  return kept.value("frozen", Json::object());
}

Json deviation(double value, double expected, double lo, double hi, bool partial) {
  const char* outside = "unknown";
  if (!std::isnan(value) && !std::isnan(lo) && !std::isnan(hi))
    outside = value > hi ? "above" : partial ? "unknown" : value < lo ? "below" : "inside";
  return {{"expected", number_json(expected)},
          {"lo", number_json(lo)},
          {"hi", number_json(hi)},
          {"deviation", number_json(expected == 0 ? std::nan("") : value / expected - 1)},
          {"outside", outside}};
}

}  // namespace habitus::segments
