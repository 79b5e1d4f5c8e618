#include "core/validation/robustness.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/hash.h"
#include "core/base/random.h"
#include "core/base/spec.h"
#include "core/models/scored.h"
#include "core/report/read.h"
#include "core/stats/scores.h"

namespace habitus::validation {
namespace {

constexpr uint64_t kNoiseStage = 0x6e6f6973;  // "nois"
using features::Column;
using features::Frame;
using Numbers = std::vector<double>;

Result<Json> complete_probes(Project& project, const Json& spec) {
  const char* where = "robustness";
  CHECK(spec::only(spec, {"model", "features", "noise", "seed"}, where));
  Json out;
  TRY(const std::string reference, spec::text(spec, "model", "", where));
  TRY(const auto named, models::named(project, reference));
  out["model"] = named.reference;
  TRY(out["features"], spec::whole(spec, "features", 5, 0, 100, where));
  TRY(out["seed"], spec::whole(spec, "seed", 1, 0, INT64_MAX, where));
  out["noise"] = spec.value("noise", Json(.1));
  if (!out["noise"].is_number() || out["noise"].get<double>() < 0 || out["noise"].get<double>() > 10)
    return fail(Kind::input, {QT_TRANSLATE_NOOP("core", "“%1” is not a number"), {std::string("noise")}},
                where, QT_TRANSLATE_NOOP("core", "Write how many standard deviations are added, like 0.1"));
  return out;
}

/// The model's test rows with known outcomes, and what it says about them as they are.
struct Bench {
  models::Model model;
  const Frame& frame;
  std::vector<size_t> rows;
  Numbers y, score;

  Json probe(const char* name, const std::string& column, const Frame& changed) const {
    Json out{{"probe", name}, {"column", column}};
    const Result<Numbers> scores = models::score(model, changed, rows);
    if (!scores) {
      out["state"] = "refused";
      return out;
    }
    const auto value = [&](double v, stats::Interval i) {
      return Json{{"value", v}, {"lo", i.lo}, {"hi", i.hi}, {"n", rows.size()}};
    };
    const auto auc = stats::auc(*scores, y);
    const auto difference = stats::auc_difference(*scores, score, y);
    out["state"] = "ok";
    out["auc"] = value(auc.auc, auc.interval);
    out["difference"] = value(difference.difference, difference.interval);
    return out;
  }
};

Frame without(Frame frame, const std::string& name) {
  for (Column& c : frame.columns) {
    if (c.name != name) continue;
    std::fill(c.number.begin(), c.number.end(), std::nan(""));
    std::fill(c.code.begin(), c.code.end(), 0);
  }
  return frame;
}

/// Every category shows a level that training never saw.
Frame unseen(Frame frame) {
  for (Column& c : frame.columns) {
    if (c.kind != Column::Kind::category) continue;
    c.levels = {"", "\xEF\xBF\xBD"};
    std::fill(c.code.begin(), c.code.end(), 1);
  }
  return frame;
}

Frame noisy(Frame frame, double size, uint64_t seed) {
  for (size_t c = 0; c < frame.columns.size(); ++c) {
    Numbers known;
    for (const double v : frame.columns[c].number)
      if (!std::isnan(v)) known.push_back(v);
    const double sd = known.size() > 1 ? stats::sd(known) : 0;
    for (size_t i = 0; i < frame.columns[c].number.size(); ++i)
      frame.columns[c].number[i] += size * sd * Random(seed, kNoiseStage + c, i).normal();
  }
  return frame;
}

/// The model's features, those whose loss costs most first.
std::vector<std::string> by_importance(const Json& answer) {
  std::vector<std::pair<double, std::string>> all;
  for (const Json& i : answer["importance"]) {
    const Json loss = i["auc"].value("value", Json());
    all.emplace_back(loss.is_number() ? -loss.get<double>() : 0, i["column"].get<std::string>());
  }
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> out;
  for (auto& [loss, name] : all) out.push_back(std::move(name));
  return out;
}

Result<Json> compute_probes(Project& project, const Json& c, const Exec& exec) {
  TRY(const auto named, models::named(project, c["model"].get<std::string>()));
  TRY(const models::Scored s, models::scored(project, named, exec));
  Json out{{"model", s.model}, {"external", s.external}, {"probes", Json::array()}};
  if (s.external) return out;
  TRY(const Json recipe, parse_json(named.recipe));
  TRY(const auto answer, report::ask(project, models::question(), recipe, exec));
  const Json fitted = answer.json();
  TRY(models::Model model, models::model_from(fitted.at("artefact")));
  Bench bench{std::move(model), s.frame, {}, {}, {}};
  for (size_t i = 0; i < s.part.size(); ++i) {
    if (s.part[i] != models::Part::test || std::isnan(s.label[i])) continue;
    bench.rows.push_back(i);
    bench.y.push_back(s.label[i]);
    bench.score.push_back(s.score[i]);
  }
  Json& probes = out["probes"];
  probes.push_back(bench.probe("as_is", "", s.frame));
  std::vector<std::string> names = by_importance(fitted);
  const std::string first = names.empty() ? "" : names.front();
  names.resize(std::min(names.size(), c["features"].get<size_t>()));
  for (const std::string& name : names) {
    if (exec.stopped()) return fail(Kind::stopped, QT_TRANSLATE_NOOP("core", "Stopped"));
    probes.push_back(bench.probe("missing", name, without(s.frame, name)));
  }
  if (std::any_of(s.frame.columns.begin(), s.frame.columns.end(),
                  [](const Column& x) { return x.kind == Column::Kind::category; }))
    probes.push_back(bench.probe("unseen", "", unseen(s.frame)));
  probes.push_back(bench.probe("noise", "", noisy(s.frame, c["noise"], c["seed"].get<uint64_t>())));
  Frame renamed = s.frame;
  for (Column& column : renamed.columns)
    if (column.name == first) column.name += " (renamed)";
  probes.push_back(bench.probe("renamed", first, renamed));
  return out;
}

Text probe_name(const Json& p) {
  const std::string kind = p["probe"], column = p["column"];
  if (kind == "as_is") return QT_TRANSLATE_NOOP("core", "As it is");
  if (kind == "missing") return {QT_TRANSLATE_NOOP("core", "“%1” missing"), {column}};
  if (kind == "unseen") return QT_TRANSLATE_NOOP("core", "Unknown levels everywhere");
  if (kind == "noise") return QT_TRANSLATE_NOOP("core", "Noise on every number");
  return {QT_TRANSLATE_NOOP("core", "“%1” renamed"), {column}};
}

Text probe_effect(const Json& p) {
  const std::string kind = p["probe"];
  if (p["state"] == "refused") return QT_TRANSLATE_NOOP("core", "scoring refused, column named");
  if (kind == "missing") return QT_TRANSLATE_NOOP("core", "scored as missing");
  if (kind == "unseen") return QT_TRANSLATE_NOOP("core", "scored as unseen level");
  return QT_TRANSLATE_NOOP("core", "scored");
}

report::Quantity quantity_of(const Json& p, const char* key, size_t i) {
  return report::estimate(p.value(key, Json::object()), "/probes/" + std::to_string(i) + "/" + key,
                          report::number(3));
}

Text probes_sentence(const Json& probes) {
  const Json* worst = nullptr;
  double most = 0;
  for (const Json& p : probes) {
    const Json d = p.value("difference", Json::object());
    if (p["probe"] == "as_is" || !d.contains("hi") || !d["hi"].is_number() || d["hi"].get<double>() >= 0)
      continue;
    if (d["value"].get<double>() < most) most = d["value"].get<double>(), worst = &p;
  }
  if (!worst) return QT_TRANSLATE_NOOP("core", "No probe lowers the AUC by more than its interval.");
  const double shown = std::round(-most * 1000) / 1000;
  if ((*worst)["probe"] == "missing")
    return {QT_TRANSLATE_NOOP("core", "The AUC falls most, by %1, when “%2” is missing."),
            {shown, (*worst)["column"].get<std::string>()}};
  if ((*worst)["probe"] == "unseen")
    return {QT_TRANSLATE_NOOP("core", "The AUC falls most, by %1, when every level is unknown."), {shown}};
  return {QT_TRANSLATE_NOOP("core", "The AUC falls most, by %1, when noise is added to every number."),
          {shown}};
}
}  // namespace

std::vector<report::Figure> robustness_figures(const Json& answer) {
  report::Figure f;
  f.kind = "rows";
  f.id = "validation.robustness";
  f.title = QT_TRANSLATE_NOOP("core", "What changed inputs do");
  if (answer.value("external", false)) {
    f.sentence = QT_TRANSLATE_NOOP(
        "core", "These scores were made elsewhere: they cannot be made again from changed inputs.");
    return {f};
  }
  const Json& probes = answer["probes"];
  f.sentence = probes_sentence(probes);
  f.caption = QT_TRANSLATE_NOOP(
      "core",
      "AUC on the test part with DeLong's interval, 95 %; differences are paired with the first row.");
  f.x = {report::Axis::Scale::linear, "AUC", report::number(2), report::kNone, report::kNone, {}};
  f.y.scale = report::Axis::Scale::category;
  f.series = {{QT_TRANSLATE_NOOP("core", "Model"), report::Series::Role::data}};
  using A = report::Column::Align;
  f.table.caption = f.title;
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Probe"), A::left},
                     {QT_TRANSLATE_NOOP("core", "What happens"), A::left},
                     {"AUC", A::right},
                     {QT_TRANSLATE_NOOP("core", "Change of AUC"), A::right}};
  for (size_t i = 0; i < probes.size(); ++i) {
    const Json& p = probes[i];
    const report::Quantity auc = quantity_of(p, "auc", i);
    report::Cell change = std::monostate();
    if (p["probe"] != "as_is") change = quantity_of(p, "difference", i);
    f.table.rows.push_back({probe_name(p), probe_effect(p), auc, change});
    if (auc.state != report::State::ok) continue;
    report::Mark m;
    m.kind = report::Mark::Kind::interval;
    m.y = static_cast<double>(f.y.categories.size());
    m.quantity = auc;
    m.label = probe_name(p);
    f.y.categories.push_back(m.label);
    f.marks.push_back(std::move(m));
  }
  f.table.selections.resize(f.table.rows.size());
  return {f};
}

const report::Question& robustness() {
  static const report::Question all{"robustness",
                                    1,
                                    complete_probes,
                                    [](Project& project, const Json& c) -> Result<ResultKey> {
                                      TRY(const auto named,
                                          models::named(project, c["model"].get<std::string>()));
                                      TRY(ResultKey key, models::key_of_scores(project, named));
                                      key.specs.push_back(sha256(canonical(c)));
                                      key.seed = c["seed"].get<uint64_t>();
                                      return key;
                                    },
                                    compute_probes,
                                    robustness_figures};
  return all;
}

}  // namespace habitus::validation
