#include "core/models/trees.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <xgboost/c_api.h>

#include <QtCore/qtmetamacros.h>

#include "core/base/json.h"
#include "core/base/parallel.h"
#include "core/stats/scores.h"

namespace habitus::models {

struct BoosterFree {
  void operator()(void* handle) const { XGBoosterFree(handle); }
};
using Booster = std::unique_ptr<void, BoosterFree>;

namespace {

constexpr size_t kRowsPerBlock = 4096;

tl::unexpected<Error> library_failed() {
  return fail(Kind::internal,
              {QT_TRANSLATE_NOOP("core", "XGBoost failed: %1"), {excerpt(XGBGetLastError(), 200)}});
}
#define XGB(call) \
  if ((call) != 0) return library_failed()

struct MatrixFree {
  void operator()(void* handle) const { XGDMatrixFree(handle); }
};
using Table = std::unique_ptr<void, MatrixFree>;

/// NumPy's array interface over rows [from, from + rows) of the matrix.
std::string array_of(const stats::Matrix& x, size_t from, size_t rows) {
  const Json array{{"data", {reinterpret_cast<uintptr_t>(x.values.data() + from * x.columns), true}},
                   {"shape", {rows, x.columns}},
                   {"typestr", "<f8"},
                   {"version", 3}};
  return array.dump();
}

Result<Table> table_of(const stats::Matrix& x, size_t from, size_t rows, int threads) {
  void* handle = nullptr;
  const std::string config = R"({"missing":NaN,"nthread":)" + std::to_string(threads) + "}";
  XGB(XGDMatrixCreateFromDense(array_of(x, from, rows).c_str(), config.c_str(), &handle));
  return Table(handle);
}

Done tell(void* booster, const char* key, const std::string& value) {
  XGB(XGBoosterSetParam(booster, key, value.c_str()));
  return {};
}

std::string number_text(double v) { return Json(v).dump(); }

Result<std::string> json_of(void* booster) {
  uint64_t length = 0;
  const char* text = nullptr;
  XGB(XGBoosterSaveModelToBuffer(booster, R"({"format":"json"})", &length, &text));
  return std::string(text, length);
}

/// Log-odds of a table that the booster was made with: only the newest trees are walked.
Result<std::vector<double>> watched_margins(void* booster, void* table) {
  const uint64_t* shape = nullptr;
  uint64_t dimensions = 0;
  const float* values = nullptr;
  XGB(XGBoosterPredictFromDMatrix(
      booster, table,
      R"({"type":1,"training":false,"iteration_begin":0,"iteration_end":0,"strict_shape":true})", &shape,
      &dimensions, &values));
  return std::vector<double>(values, values + shape[0]);
}

Done set_up(void* booster, const std::vector<int>& signs, double l2, double l1, const Boosting& how,
            const Exec& exec) {
  std::string monotone;
  for (const int sign : signs) monotone += (monotone.empty() ? "(" : ",") + std::to_string(sign);
  const std::pair<const char*, std::string> settings[] = {
      {"verbosity", "0"},
      {"nthread", std::to_string(exec.threads)},
      {"booster", "gbtree"},
      {"objective", "binary:logistic"},
      {"tree_method", "hist"},
      {"base_score", "0.5"},
      {"seed", std::to_string(how.seed % (uint64_t{1} << 31))},
      {"max_depth", std::to_string(how.depth)},
      {"eta", number_text(how.learning_rate)},
      {"lambda", number_text(l2)},
      {"alpha", number_text(l1)},
      {"min_child_weight", number_text(how.min_child_weight)},
      {"subsample", number_text(how.subsample)},
      {"colsample_bytree", number_text(how.columns)},
      {"max_bin", std::to_string(how.bins)}};
  for (const auto& [key, value] : settings) CHECK(tell(booster, key, value));
  if (std::any_of(signs.begin(), signs.end(), [](int s) { return s != 0; }))
    CHECK(tell(booster, "monotone_constraints", monotone + ")"));
  return {};
}

std::vector<const char*> pointers(const std::vector<std::string>& texts) {
  std::vector<const char*> out;
  for (const auto& t : texts) out.push_back(t.c_str());
  return out;
}

/// Grows round after round; the number of the best one when early stopping looks on, else of the last.
Result<int> grow_rounds(void* booster, void* train, void* watched, std::span<const double> watched_y,
                        const Boosting& how, const Exec& exec) {
  double best = std::numeric_limits<double>::infinity();
  int kept = 0;
  for (int round = 0; round < how.rounds; ++round) {
    if (exec.stopped()) return fail(Kind::stopped, {QT_TRANSLATE_NOOP("core", "Stopped")});
    XGB(XGBoosterUpdateOneIter(booster, round, train));
    exec.report(static_cast<double>(round + 1) / how.rounds);
    if (!watched) {
      kept = round + 1;
      continue;
    }
    TRY(auto p, watched_margins(booster, watched));
    for (double& v : p) v = stats::sigmoid(v);
    const double loss = stats::log_loss(p, watched_y).loss;
    if (loss < best) best = loss, kept = round + 1;
    if (round + 1 - kept >= how.early_stopping) break;
  }
  return kept;
}

Done check_names(const std::vector<std::string>& ours, const std::vector<std::string>& given) {
  const Text next =
      QT_TRANSLATE_NOOP("core", "Score with the features the model was fitted on, or fit it again");
  const size_t common = std::min(ours.size(), given.size());
  for (size_t i = 0; i < common; ++i)
    if (ours[i] != given[i])
      return fail(Kind::refused,
                  {QT_TRANSLATE_NOOP("core", "Column %1 is “%2”, the model was fitted on “%3” there"),
                   {static_cast<int64_t>(i + 1), given[i], ours[i]}},
                  {}, next);
  if (ours.size() > common)
    return fail(Kind::refused, {QT_TRANSLATE_NOOP("core", "The column “%1” is missing"), {ours[common]}}, {},
                next);
  if (given.size() > common)
    return fail(Kind::refused,
                {QT_TRANSLATE_NOOP("core", "The column “%1” is not one the model knows"), {given[common]}},
                {}, next);
  return {};
}

/// The first error of blocks worked on side by side, else all of them after one another.
Result<std::vector<double>> joined(std::vector<Result<std::vector<double>>> parts, const Exec& exec) {
  if (exec.stopped()) return fail(Kind::stopped, {QT_TRANSLATE_NOOP("core", "Stopped")});
  std::vector<double> out;
  for (auto& part : parts) {
    if (!part) return tl::unexpected<Error>(part.error());
    out.insert(out.end(), part->begin(), part->end());
  }
  return out;
}

}  // namespace

struct Trees::Body {
  Booster booster;
  std::string bytes;
  std::vector<std::string> names;
  int rounds = 0;

  static Result<Booster> load(const std::string& bytes) {
    void* raw = nullptr;
    XGB(XGBoosterCreate(nullptr, 0, &raw));
    Booster booster(raw);
    CHECK(tell(booster.get(), "verbosity", "0"));
    if (XGBoosterLoadModelFromBuffer(booster.get(), bytes.data(), bytes.size()) != 0)
      return fail(Kind::corrupt, {QT_TRANSLATE_NOOP("core", "These are no trees of XGBoost's")});
    // Rows are shared out here, so each call works on one thread of its own.
    CHECK(tell(booster.get(), "nthread", "1"));
    return booster;
  }
  /// One block of rows: log-odds, or contributions.
  Result<std::vector<double>> ask(const stats::Matrix& x, size_t from, size_t rows,
                                  bool contributions) const {
    TRY(const Table table, table_of(x, from, rows, 1));
    const std::string config =
        std::string(R"({"type":)") + (contributions ? "2" : "1") +
        R"(,"training":false,"iteration_begin":0,"iteration_end":0,"strict_shape":true})";
    const uint64_t* shape = nullptr;
    uint64_t dimensions = 0;
    const float* values = nullptr;
    XGB(XGBoosterPredictFromDMatrix(booster.get(), table.get(), config.c_str(), &shape, &dimensions,
                                    &values));
    uint64_t count = 1;
    for (uint64_t d = 0; d < dimensions; ++d) count *= shape[d];
    return std::vector<double>(values, values + count);
  }
};

Result<Trees> Trees::grow(const Data& train, const Data& watched, const std::vector<std::string>& names,
                          const std::vector<int>& signs, double l2, double l1, const Boosting& how,
                          const Exec& exec) {
  TRY(const Table table, table_of(train.x, 0, train.x.rows, exec.threads));
  std::vector<float> y(train.y.begin(), train.y.end());
  XGB(XGDMatrixSetFloatInfo(table.get(), "label", y.data(), y.size()));
  auto labels = pointers(names);
  XGB(XGDMatrixSetStrFeatureInfo(table.get(), "feature_name", labels.data(), labels.size()));
  const bool watches = how.early_stopping > 0 && watched.x.rows > 0;
  Table watched_table;
  if (watches) {
    TRY(watched_table, table_of(watched.x, 0, watched.x.rows, exec.threads));
    XGB(XGDMatrixSetStrFeatureInfo(watched_table.get(), "feature_name", labels.data(), labels.size()));
  }
  void* const tables[] = {table.get(), watched_table.get()};
  void* raw = nullptr;
  XGB(XGBoosterCreate(tables, watches ? 2 : 1, &raw));
  Booster booster(raw);
  CHECK(set_up(booster.get(), signs, l2, l1, how, exec));
  TRY(const int kept, grow_rounds(booster.get(), table.get(), watched_table.get(), watched.y, how, exec));
  int grown = 0;
  XGB(XGBoosterBoostedRounds(booster.get(), &grown));
  if (kept < grown) {
    void* best = nullptr;
    if (XGBoosterSlice(booster.get(), 0, kept, 1, &best) != 0) return library_failed();
    booster.reset(best);
  }
  XGB(XGBoosterSetStrFeatureInfo(booster.get(), "feature_name", labels.data(), labels.size()));
  TRY(const std::string bytes, json_of(booster.get()));
  return read(bytes);
}

Result<Trees> Trees::read(const std::string& bytes) {
  auto body = std::make_shared<Body>();
  TRY(body->booster, Body::load(bytes));
  uint64_t count = 0;
  const char** names = nullptr;
  XGB(XGBoosterGetStrFeatureInfo(body->booster.get(), "feature_name", &count, &names));
  body->names.assign(names, names + count);
  XGB(XGBoosterBoostedRounds(body->booster.get(), &body->rounds));
  body->bytes = bytes;
  Trees out;
  out.body_ = std::move(body);
  return out;
}

const std::string& Trees::bytes() const { return body_->bytes; }
const std::vector<std::string>& Trees::names() const { return body_->names; }
int Trees::rounds() const { return body_->rounds; }

Result<std::vector<double>> Trees::margins(const stats::Matrix& x, const std::vector<std::string>& names,
                                           const Exec& exec) const {
  CHECK(check_names(body_->names, names));
  const size_t blocks = (x.rows + kRowsPerBlock - 1) / kRowsPerBlock;
  using Part = Result<std::vector<double>>;
  return joined(parallel_map<Part>(blocks, exec,
                                   [&](size_t b) {
                                     const size_t from = b * kRowsPerBlock;
                                     return body_->ask(x, from, std::min(kRowsPerBlock, x.rows - from),
                                                       false);
                                   }),
                exec);
}

Result<stats::Matrix> Trees::contributions(const stats::Matrix& x, const std::vector<std::string>& names,
                                           const Exec& exec) const {
  CHECK(check_names(body_->names, names));
  constexpr size_t kFew = 256;
  const size_t blocks = (x.rows + kFew - 1) / kFew;
  using Part = Result<std::vector<double>>;
  stats::Matrix out{x.rows, x.columns + 1, {}};
  TRY(out.values, joined(parallel_map<Part>(blocks, exec,
                                            [&](size_t b) {
                                              const size_t from = b * kFew;
                                              return body_->ask(x, from, std::min(kFew, x.rows - from), true);
                                            }),
                         exec));
  return out;
}

std::string trees_library() {
  int major = 0, minor = 0, patch = 0;
  XGBoostVersion(&major, &minor, &patch);
  return "XGBoost " + std::to_string(major) + "." + std::to_string(minor) + "." + std::to_string(patch);
}

}  // namespace habitus::models
#undef XGB
