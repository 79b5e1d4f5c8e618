#include "app/verbs/selftest.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include <QTemporaryDir>

#include "core/stats/golden.h"

namespace habitus {
namespace {

report::Quantity shown(double value) {
  report::Quantity q;
  q.value = value;
  q.format = report::number(std::fabs(value) >= 1000 || value == std::round(value) ? 0 : 4);
  return q;
}

report::Table planted_table(const std::vector<Finding>& findings) {
  report::Table table;
  table.caption = "What was planted in the sample, and what was found";
  const auto right = report::Column::Align::right;
  table.columns = {{"finding"}, {"planted", right}, {"found", right}, {"within", right}, {""}};
  for (const auto& f : findings)
    table.rows.push_back({Text("%1", {f.what}), shown(f.known), shown(f.found), shown(f.within),
                          f.holds() ? Text("holds") : Text("MISSED")});
  return table;
}

/// Reference values by definition: how many there are and how far the worst is off, in parts of its
/// tolerance.
report::Table golden_table(const std::vector<stats::Golden>& values) {
  report::Table table;
  table.caption = "Reference values of the statistics";
  const auto right = report::Column::Align::right;
  table.columns = {{"definition"}, {"quantity"}, {"reference", right}, {"here", right}, {""}};
  for (const auto& g : values) {
    report::Quantity want = shown(g.expected), got = shown(g.got);
    want.format = got.format = report::number(9);
    table.rows.push_back({Text("%1", {g.definition}), Text("%1", {g.quantity}), want, got,
                          g.holds() ? Text("holds") : Text("MISSED")});
  }
  return table;
}

Json as_json(const std::vector<Finding>& findings, const std::vector<stats::Golden>& golden) {
  Json out{{"planted", Json::array()}, {"reference", Json::array()}};
  for (const auto& f : findings)
    out["planted"].push_back({{"what", f.what},
                              {"planted", f.known},
                              {"found", f.found},
                              {"within", f.within},
                              {"holds", f.holds()}});
  for (const auto& g : golden)
    out["reference"].push_back({{"definition", g.definition},
                                {"quantity", g.quantity},
                                {"expected", g.expected},
                                {"got", g.got},
                                {"tolerance", g.tolerance},
                                {"holds", g.holds()}});
  return out;
}

Result<Reply> selftest_run(Desk& desk, const Json&) {
  const QTemporaryDir folder;
  if (!folder.isValid())
    return fail(Kind::resource, "No temporary folder could be made", {}, "Check the free space of /tmp");
  TRY(const auto findings, recover_planted(folder.path().toStdString(), desk.exec));
  const auto golden = stats::golden_values();
  Reply reply;
  reply.json = canonical(as_json(findings, golden));
  reply.tables = {planted_table(findings), golden_table(golden)};
  size_t held = 0;
  for (const auto& f : findings) held += f.holds();
  for (const auto& g : golden) held += g.holds();
  const size_t all = findings.size() + golden.size();
  reply.passed = held == all;
  reply.lines.push_back(std::to_string(held) + " of " + std::to_string(all) + " hold");
  return reply;
}

}  // namespace

bool Finding::holds() const { return std::fabs(known - found) <= within; }

Verb verb_selftest() {
  return {"selftest",
          "Find again what was planted in the sample, and recompute the reference values of the statistics",
          "habitus-cli selftest",
          {},
          selftest_run};
}

}  // namespace habitus
