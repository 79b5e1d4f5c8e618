#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/verbs/selftest_bench.h"

namespace habitus {
namespace {

const Json* group_named(const Json& audit, const std::string& name) {
  for (const Json& group : audit["cuts"][0]["groups"])
    if (group["name"] == name) return &group;
  return nullptr;
}

double count_of(const Json& audit, const std::string& group, const char* what) {
  const Json* found = group_named(audit, group);
  return found ? (*found)["counts"].value(what, report::kNone) : report::kNone;
}

Done import_table(Bench& bench) {
  Json fixed;
  for (const char* name : {"sex", "birth_date", "country", "region", "magazine", "plan"})
    fixed[name] = "as registered";
  fixed["winback_sent"] = "believed to be known at sign-up";
  TRY(const Json table, bench.ask("people", {{"action", "import"},
                                             {"file", bench.file("people.csv")},
                                             {"key", "user"},
                                             {"protected", {"sex", "birth_date"}},
                                             {"static", fixed}}));
  bench.note("persons of the table that the log knows", table.value("persons", -1.0),
             table.value("matched", -2.0));
  return {};
}

/// Whoever views more items in a week than people can, by an order of magnitude.
Done bots(Bench& bench) {
  const Json planted = bench.effect("price bots");
  TRY(const Json rows,
      bench.ask("sql", {{"query",
                         "select actor from events where event = 'view_item' and time >= "
                         "'2025-04-14' and time < '2025-04-21' group by actor having count(*) > "
                         "1000 order by actor"}}));
  double right = 0;
  for (const Json& row : rows["rows"])
    right += std::count(planted["actors"].begin(), planted["actors"].end(), row[0]) == 1;
  bench.note("bots among those who view over 1,000 items in a week",
             static_cast<double>(planted["actors"].size()), right);
  bench.note("people taken for bots", 0, static_cast<double>(rows["rows"].size()) - right);
  return {};
}

/// The feature that ranks the outcome too well, and only it, is suspected of a leak.
Done leak(Bench& bench) {
  const Json target{{"type", "event"}, {"event", "order"}, {"horizon", "60 d"}, {"as_of", {"2025-06-30"}}};
  const Json set{{"features",
                  {{{"type", "rfm"}, {"event", "order"}, {"property", "amount"}, {"window", "180 d"}},
                   {{"type", "attribute"}, {"attribute", "plan"}},
                   {{"type", "attribute"}, {"attribute", "winback_sent"}}}}};
  TRY(const Json dossier, bench.ask("features", {{"target", target}, {"set", set}}));
  const Json& found = dossier["suspected_leaks"];
  bench.note("features suspected of a leak", 1, static_cast<double>(found.size()));
  bench.note("… of which the planted one", 1, found.dump().find("winback_sent") != std::string::npos);
  return {};
}

/// Readers of a magazine stand for a sex: selecting by the one selects by the other.
Done proxy(Bench& bench) {
  TRY(const Json audit,
      bench.ask("fairness",
                {{"of", {{"type", "attributes"}, {"score", "magazine"}, {"selected", {"garden"}}}},
                 {"by", {"sex"}}}));
  for (const auto& [sex, share] : {std::pair{"F", 0.72}, {"M", 0.1}})
    bench.note(std::string("readers of the garden magazine among sex ") + sex, share,
               count_of(audit, sex, "selected") / count_of(audit, sex, "n"), 0.03);
  const Json* men = group_named(audit, "M");
  const std::string verdict = men ? (*men)["gaps"]["impact"].value("verdict", std::string()) : std::string();
  bench.note("the audit calls the magazine a disparate selection", 1, verdict == "fail");
  return {};
}

/// Nine positives decide nothing: the group is counted and the evidence called insufficient.
Done nine_positives(Bench& bench) {
  TRY(const Json audit, bench.ask("fairness", {{"of", {{"type", "kpi"}, {"event", "order"}}},
                                               {"by", {"region"}},
                                               {"scope", {{"from", "2025-06-30"}, {"to", "2025-08-29"}}}}));
  bench.note("buyers on the islands",
             bench.effect("nine buyers on the islands").value("n_positive", report::kNone),
             count_of(audit, "islands", "selected"));
  const Json* islands = group_named(audit, "islands");
  const std::string verdict =
      islands ? (*islands)["gaps"]["impact"].value("verdict", std::string()) : std::string();
  bench.note("the evidence about them is insufficient", 1, verdict == "insufficient");
  return {};
}

}  // namespace

Done recover_people(Bench& bench) {
  CHECK(import_table(bench));
  CHECK(bots(bench));
  CHECK(leak(bench));
  CHECK(proxy(bench));
  return nine_positives(bench);
}

}  // namespace habitus
