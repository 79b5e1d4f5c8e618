#include "views/features/feature_types.h"

#include <QCoreApplication>

namespace habitus {
namespace {

struct Types {
  Q_DECLARE_TR_FUNCTIONS(habitus::FeatureList)
 public:
  static std::vector<FeatureType> steps() {
    return {{"lag",
             tr("Lags by step"),
             {"event", "sum of", "step", "k", "name"},
             R"({"type":"lag","step":"7 d","k":4})"},
            {"rolling",
             tr("Rolling mean of steps"),
             {"event", "sum of", "step", "k", "name"},
             R"({"type":"rolling","step":"7 d","k":4})"},
            {"slope",
             tr("Trend of steps"),
             {"event", "sum of", "step", "k", "name"},
             R"({"type":"slope","step":"7 d","k":4})"},
            {"acceleration",
             tr("Acceleration of steps"),
             {"event", "sum of", "step", "k", "name"},
             R"({"type":"acceleration","step":"7 d","k":4})"},
            {"seasonal",
             tr("Seasonal lag"),
             {"event", "sum of", "step", "season", "k", "name"},
             R"({"type":"seasonal","step":"1 d","season":7,"k":1})"}};
  }
  static std::vector<FeatureType> all() {
    std::vector<FeatureType> out{
        {"count",
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
        {"weighted",
         tr("Engagement weights"),
         {"weights", "windows", "name"},
         R"({"type":"weighted","weights":{},"windows":["30 d"]})"},
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
         {"event", "window", "ends", "timeout", "columns", "name"},
         R"({"type":"sessions","window":"90 d","timeout":"30 min"})"},
        {"attribute", tr("An attribute of people"), {"attribute", "name"}, R"({"type":"attribute"})"},
        {"attributes", tr("All attributes that are not protected"), {}, R"({"type":"attributes"})"}};
    const auto more = steps();
    out.insert(out.begin() + 6, more.begin(), more.end());
    return out;
  }
};

}  // namespace

std::vector<FeatureType> feature_types() { return Types::all(); }

}  // namespace habitus
