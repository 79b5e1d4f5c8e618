#include "views/features/feature_types.h"

#include <QCoreApplication>

namespace habitus {
namespace {

struct Types {
  Q_DECLARE_TR_FUNCTIONS(habitus::FeatureList)
 public:
  static std::vector<FeatureType> all() {
    return {{"count",
             tr("Counts in windows"),
             {"event", "windows", "name"},
             R"({"type":"count","windows":["7 d", "30 d"]})"},
            {"recency", tr("Days since the last"), {"event", "name"}, R"({"type":"recency"})"},
            {"tenure", tr("Days since the first"), {"event", "name"}, R"({"type":"tenure"})"},
            {"rfm",
             tr("Recency, frequency, money"),
             {"event", "property", "window"},
             R"({"type":"rfm","window":"180 d"})"},
            {"number",
             tr("Statistic of a property"),
             {"event", "property", "stat", "windows", "name"},
             R"({"type":"number","stat":"sum","windows":["30 d"]})"},
            {"lag",
             tr("Counts of earlier weeks"),
             {"event", "step", "k", "name"},
             R"({"type":"lag","step":"7 d","k":4})"},
            {"slope",
             tr("Trend of weeks"),
             {"event", "step", "k", "name"},
             R"({"type":"slope","step":"7 d","k":4})"},
            {"distinct",
             tr("Distinct days or values"),
             {"event", "of", "windows", "name"},
             R"({"type":"distinct","of":"day","windows":["30 d"]})"},
            {"entropy",
             tr("Mix of events or values"),
             {"event", "of", "name"},
             R"({"type":"entropy","of":"event"})"},
            {"decay",
             tr("Fading count"),
             {"event", "half_life", "name"},
             R"({"type":"decay","half_life":"14 d"})"},
            {"level",
             tr("Value of a property"),
             {"event", "property", "which", "window", "name"},
             R"({"type":"level","which":"last"})"},
            {"sessions",
             tr("Sessions"),
             {"window", "timeout", "name"},
             R"({"type":"sessions","window":"90 d","timeout":"30 min"})"},
            {"attribute", tr("An attribute of people"), {"attribute", "name"}, R"({"type":"attribute"})"},
            {"attributes", tr("All attributes that are not protected"), {}, R"({"type":"attributes"})"}};
  }
};

}  // namespace

std::vector<FeatureType> feature_types() { return Types::all(); }

}  // namespace habitus
