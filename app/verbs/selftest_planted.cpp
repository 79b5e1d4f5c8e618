#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/verbs/selftest_bench.h"
#include "core/simulator/simulate.h"

namespace habitus {
namespace {

Json is(const char* property, const char* value) {
  return {{"property", property}, {"op", "is"}, {"values", {value}}};
}

double number_at(const Json& json, const char* pointer) {
  const Json::json_pointer at(pointer);
  return json.contains(at) && json.at(at).is_number() ? json.at(at).get<double>() : report::kNone;
}

/// Sum of a series' points over periods whose label begins with `from` … `to` (inclusive).
double total(const Json& trend, size_t series, const std::string& from, const std::string& to) {
  double sum = 0;
  for (size_t i = 0; i < trend["periods"].size(); ++i)
    if (const std::string label = trend["periods"][i]["label"]; label >= from && label <= to) {
      const Json& value = trend["series"][series]["points"][i]["value"];
      if (value.is_number()) sum += value.get<double>();
    }
  return sum;
}

/// Number of the series of `measure` whose group is `value`; −1 when there is none.
int series_of(const Json& trend, size_t measure, const std::string& value) {
  for (size_t s = 0; s < trend["series"].size(); ++s)
    if (trend["series"][s]["measure"] == measure &&
        trend["series"][s]["values"].dump().find('"' + value + '"') != std::string::npos)
      return static_cast<int>(s);
  return -1;
}

Done import_sample(Bench& bench) {
  TRY(const Json log, bench.ask("import", {{"files", {bench.file("shop.csv")}}, {"source", "shop"}}));
  bench.note("events stored", number_at(bench.truth(), "/events"), number_at(log, "/stored"));
  TRY(const Json info, bench.ask("info", Json::object()));
  bench.note("actors", number_at(bench.truth(), "/actors"), number_at(info, "/actors"));
  TRY(const Json again, bench.ask("import", {{"files", {bench.file("shop.csv")}}, {"source", "shop"}}));
  bench.note("events added by importing again", 0, number_at(again, "/stored"));
  return {};
}

Done counts_by_month(Bench& bench) {
  const Json measures{
      {{"pick", "visit"}}, {{"pick", "order"}}, {{"pick", "order"}, {"as", "sum"}, {"property", "amount"}}};
  TRY(const Json trend, bench.ask("trend", {{"measures", measures}, {"grain", "month"}}));
  const auto month = [&](const char* m, const char* name) {
    return bench.truth()["months"][m][name].get<double>();
  };
  bench.note("orders in March", month("2025-03", "order"), total(trend, 1, "2025-03", "2025-03"));
  const double february = total(trend, 1, "2025-02", "2025-02") / total(trend, 0, "2025-02", "2025-02");
  const double march = total(trend, 1, "2025-03", "2025-03") / total(trend, 0, "2025-03", "2025-03");
  bench.note("orders a visit, March less February",
             month("2025-03", "order") / month("2025-03", "visit") -
                 month("2025-02", "order") / month("2025-02", "visit"),
             march - february, 1e-12);
  bench.note("conversion fell in March", 1, march < february - 0.01);
  bench.note("sum of all orders", std::stod(bench.truth()["sums"]["amount"].get<std::string>()),
             total(trend, 2, "2025-01", "2025-12"), 0.005);
  const double before = total(trend, 2, "2025-01", "2025-05") / total(trend, 1, "2025-01", "2025-05");
  const double after = total(trend, 2, "2025-06", "2025-08") / total(trend, 1, "2025-06", "2025-08");
  const Json drift = bench.effect("baskets grow from June on");
  bench.note("basket from June on over before",
             number_at(drift, "/inside/rate") / number_at(drift, "/outside/rate"), after / before, 1e-9);
  return {};
}

Done shifts_in_march(Bench& bench) {
  TRY(const Json mix,
      bench.ask("trend",
                {{"measures", {{{"pick", "visit"}}}}, {"grain", "month"}, {"breakdown", {"channel"}}}));
  double march = 0, partner = 0;
  for (size_t s = 0; s < mix["series"].size(); ++s) march += total(mix, s, "2025-03", "2025-03");
  if (const int s = series_of(mix, 0, "partner"); s >= 0)
    partner = total(mix, static_cast<size_t>(s), "2025-03", "2025-03");
  bench.note("partner's share of March", number_at(bench.effect("partner campaign in March"), "/inside/rate"),
             partner / march, 0.002);
  const Json scope{
      {"from", "2025-03-08"}, {"to", "2025-03-24"}, {"where", {is("channel", "app"), is("payment", "card")}}};
  TRY(const Json fault, bench.ask("trend", {{"measures", {{{"pick", "pay"}}, {{"pick", "order"}}}},
                                            {"grain", "year"},
                                            {"scope", scope}}));
  bench.note("card payments in the app that end in an order, 8 to 23 March",
             number_at(bench.effect("card payment fault in the app"), "/inside/rate"),
             total(fault, 1, "2025", "2025") / total(fault, 0, "2025", "2025"), 0.02);
  TRY(const Json sdk, bench.ask("trend", {{"measures", {{{"pick", "cart_add"}}}}, {"grain", "day"}}));
  bench.note("events the new SDK renamed", number_at(bench.effect("new SDK in the app"), "/inside/count"),
             total(sdk, 0, "2025-01-01", "2025-12-31"));
  bench.note("… of them before 12 May", 0, total(sdk, 0, "2025-01-01", "2025-05-11"));
  return {};
}

}  // namespace

Bench::Bench(std::string folder, Exec exec, const Json& truth)
    : truth_(std::make_shared<const Json>(truth)), folder_(std::move(folder)) {
  desk_.exec = exec;
  desk_.out = folder_;
  desk_.project_path = folder_ + "/selftest.habitus";
}

Result<Json> Bench::ask(const std::string& name, const Json& spec) {
  for (const Verb& verb : verbs())
    if (verb.name == name) {
      TRY(const Reply reply, verb.run(desk_, spec));
      return parse_json(reply.json, name);
    }
  return fail(Kind::internal, Text("There is no verb %1", {name}));
}

Json Bench::effect(const std::string& name) const {
  for (const Json& e : truth()["effects"])
    if (e["name"] == name) return e;
  return {};
}

Result<std::vector<Finding>> recover_planted(const std::string& folder, const Exec& exec) {
  TRY(const Json json, parse_json(simulator::sample_spec(), "the sample's spec"));
  TRY(const auto spec, simulator::read_spec(json));
  TRY(const Json truth, simulator::simulate(spec, {folder + "/shop.csv", folder + "/people.csv", {}}, exec));
  Bench bench(folder, exec, truth);
  TRY(const Json made, bench.ask("new", Json::object()));
  CHECK(import_sample(bench));
  CHECK(counts_by_month(bench));
  CHECK(shifts_in_march(bench));
  CHECK(recover_people(bench));
  return bench.findings;
}

}  // namespace habitus
