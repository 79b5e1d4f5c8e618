#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"
#include "core/clusters/clusters.h"
#include "core/clusters/keep.h"

namespace habitus {
namespace {

Result<Reply> run(Desk& desk, const Json& given) {
  Json spec = given;
  const std::string action = spec.value("action", "find"), keep = spec.value("$keep", "");
  const std::string reason = action == "count" ? "" : spec.value("reason", "");
  for (const char* key : {"action", "$keep"}) spec.erase(key);
  if (action != "count") spec.erase("reason");
  if (spec.value("on", Json()) == "people") spec["on"] = Json{{"people", true}};
  if (spec.contains("as_of")) {
    spec["on"] = Json{{"set", spec.value("on", Json())}, {"as_of", spec["as_of"]}};
    spec.erase("as_of");
  }
  if (desk.seed_given) spec["seed"] = desk.seed;
  if (action == "bench") return answer_to(desk, clusters::bench(), spec);
  if (action == "count") return answer_to(desk, clusters::count(), spec);
  if (action != "find")
    return fail(Kind::input, Text("clusters cannot “%1”", {action}), {}, "Write find, bench or count");
  TRY(Reply reply, answer_to(desk, clusters::question(), spec));
  if (keep.empty()) return reply;
  TRY(Project * project, open_for_asking(desk));
  TRY(const int kept, clusters::keep_clusters(*project, Json::parse(reply.json, nullptr, false)["spec"], keep, reason,
                                              desk.exec));
  reply.lines.push_back("Kept the segments “" + keep + " 1” to “" + keep + " " + std::to_string(kept) + "”");
  return reply;
}

}  // namespace

Verb verb_clusters() {
  return {"clusters", "Groups of people who behave alike: compare algorithms, choose how many, keep them as segments",
          "habitus-cli clusters shop.habitus bench --on basics --k 4",
          [](CLI::App& app, Json& spec, Desk& desk) {
            definition_options(app, spec, desk);
            report_option(app, spec);
            text_option(app, spec, "action", "action", "find (one partition), bench (all algorithms) or count (how many)");
            text_option(app, spec, "--on", "on", "Saved features, or “people”: the numbers of the people table");
            text_option(app, spec, "--as-of", "as_of", "Features as of this date");
            list_option(app, spec, "--column", "columns", "Only these number columns");
            text_option(app, spec, "--scale", "scale", "standard, log or none");
            text_option(app, spec, "--objective", "objective", "The objective it is to serve; no approval without one");
            text_option(app, spec, "--truth", "truth", "An attribute that says where people belong: adds ARI and NMI");
            text_option(app, spec, "--algorithm", "algorithm", "find: kmeans, gmm, dbscan, ward, average or complete");
            list_option(app, spec, "--algorithms", "algorithms", "bench: only these");
            whole_option(app, spec, "--k", "k", "find, bench: so many clusters (4)");
            whole_option(app, spec, "--starts", "starts", "Starts of k-means++ (10)");
            text_option(app, spec, "--covariance", "covariance", "Of mixtures: auto (least BIC), full, tied or diag");
            number_option(app, spec, "--eps", "eps", "Radius of DBSCAN (the one that lasts longest)");
            whole_option(app, spec, "--min-points", "min_points", "People within it that make a core (twice the columns)");
            whole_option(app, spec, "--most", "most", "count: up to so many (8)");
            whole_option(app, spec, "--draws", "draws", "count: reference tables of the gap statistic (20)");
            app.add_option_function<int64_t>(
                "--at-least", [&spec](int64_t n) { spec["limits"]["least"] = n; }, "count: fewer are of no use");
            app.add_option_function<int64_t>(
                "--at-most", [&spec](int64_t n) { spec["limits"]["most"] = n; }, "count: the business can handle no more");
            app.add_option_function<std::vector<std::string>>(
                "--rating",
                [&spec](const std::vector<std::string>& v) {
                  for (const auto& pair : v)
                    spec["ratings"][pair.substr(0, pair.find('='))] =
                        std::atoi(pair.substr(pair.find('=') + 1).c_str());
                },
                "count: how well K clusters can be named, K=1 … K=5");
            whole_option(app, spec, "--choose", "choose", "count: so many are taken");
            text_option(app, spec, "--reason", "reason", "count: why, where that is not the optimum; --keep: why it is kept");
            text_option(app, spec, "--keep", "$keep", "find: keep the clusters as segments of this name");
          },
          run};
}

}  // namespace habitus
