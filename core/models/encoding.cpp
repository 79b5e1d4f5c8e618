#include "core/models/encoding.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/stats/intervals.h"

namespace habitus::models {
namespace {

using features::Column;

const char* kind_name(Column::Kind kind) { return kind == Column::Kind::number ? "number" : "category"; }

Result<Input> learn_number(const Column& c, const std::vector<size_t>& rows, const EncodingOptions& o) {
  std::vector<double> known;
  for (size_t r : rows)
    if (!std::isnan(c.number[r])) known.push_back(c.number[r]);
  if (known.empty())
    return fail(Kind::input,
                {QT_TRANSLATE_NOOP("core", "The feature “%1” has no value in any training row"), {c.name}},
                {}, {QT_TRANSLATE_NOOP("core", "Leave it out of the model, or choose later as-of dates")});
  std::sort(known.begin(), known.end());
  Input in{.column = c.name, .version = c.version, .kind = c.kind};
  in.median = stats::quantile(known, .5);
  in.indicator = o.impute && known.size() < rows.size();
  if (!o.standardise) return in;
  std::vector<double> filled(rows.size());
  std::transform(rows.begin(), rows.end(), filled.begin(),
                 [&](size_t r) { return std::isnan(c.number[r]) ? in.median : c.number[r]; });
  in.mean = stats::mean(filled);
  const double sd = stats::sd(filled);
  in.sd = sd > 0 ? sd : 1;
  return in;
}

Input learn_category(const Column& c, const std::vector<size_t>& rows, bool reference) {
  std::map<std::string, double> counts;
  double missing = 0;
  for (size_t r : rows) {
    if (c.code[r] == 0)
      missing += 1;
    else
      counts[c.levels[c.code[r]]] += 1;
  }
  Input in{.column = c.name, .version = c.version, .kind = c.kind};
  if (reference && !counts.empty()) {
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    in.reference = most->first;
    in.has_reference = true;
  }
  const double n = static_cast<double>(rows.size());
  for (const auto& [level, count] : counts) {
    if (in.has_reference && level == in.reference) continue;
    in.levels.push_back(level);
    in.shares.push_back(count / n);
  }
  in.shares.push_back(missing / n);
  return in;
}

/// Writes the columns of one input for one row at `out`.
void write(const Input& in, const Encoding& e, const Column& c, size_t row, const std::vector<int>& places,
           double* out, Surprise& surprise) {
  if (in.kind == Column::Kind::number) {
    const bool missing = std::isnan(c.number[row]);
    surprise.missing += missing;
    const double x = missing && e.impute ? in.median : c.number[row];
    out[0] = e.standardise ? (x - in.mean) / in.sd : x;
    if (in.indicator) out[1] = missing ? 1 : 0;
    return;
  }
  std::fill_n(out, in.levels.size() + 1, 0.0);
  const int place = places[c.code[row]];
  if (place >= 0) out[place] = 1;
  surprise.missing += c.code[row] == 0;
  surprise.unseen += c.code[row] != 0 && place == static_cast<int>(in.levels.size());
}

/// For each code of the frame's column: the place of its level, −1 for the reference, the last one for
/// missing and unseen.
std::vector<int> places_of(const Input& in, const Column& c) {
  std::vector<int> places;
  for (size_t code = 0; code < c.levels.size(); ++code) {
    const auto& level = c.levels[code];
    const auto found = std::lower_bound(in.levels.begin(), in.levels.end(), level);
    if (code != 0 && in.has_reference && level == in.reference)
      places.push_back(-1);
    else if (code != 0 && found != in.levels.end() && *found == level)
      places.push_back(static_cast<int>(found - in.levels.begin()));
    else
      places.push_back(static_cast<int>(in.levels.size()));
  }
  return places;
}

size_t width(const Input& in) {
  return in.kind == Column::Kind::number ? 1 + (in.indicator ? 1 : 0) : in.levels.size() + 1;
}

tl::unexpected<Error> wrong(const char* text, std::initializer_list<Arg> args) {
  return fail(
      Kind::refused, {text, args}, {},
      {QT_TRANSLATE_NOOP("core", "Score with the features the model was fitted on, or fit it again")});
}

}  // namespace

std::vector<Encoding::Term> Encoding::terms() const {
  std::vector<Term> out;
  for (size_t i = 0; i < inputs.size(); ++i) {
    const Input& in = inputs[i];
    if (in.kind == Column::Kind::number) {
      out.push_back({in.column, i});
      if (in.indicator) out.push_back({in.column + " is missing", i});
      continue;
    }
    for (const auto& level : in.levels) out.push_back({in.column + " = " + level, i});
    out.push_back({in.column + " = (missing or unseen)", i, true});
  }
  return out;
}

Result<Encoding> learn_encoding(const features::Frame& frame, const std::vector<size_t>& rows,
                                const EncodingOptions& o) {
  Encoding e;
  e.standardise = o.standardise;
  e.impute = o.impute;
  for (const Column& c : frame.columns) {
    if (c.kind == Column::Kind::category) {
      e.inputs.push_back(learn_category(c, rows, o.reference_levels));
      continue;
    }
    TRY(Input in, learn_number(c, rows, o));
    e.inputs.push_back(std::move(in));
  }
  return e;
}

Done check_schema(const Encoding& e, const features::Frame& frame) {
  for (size_t i = 0; i < e.inputs.size(); ++i) {
    const Input& in = e.inputs[i];
    const Column* c = frame.column(in.column);
    if (!c) return wrong(QT_TRANSLATE_NOOP("core", "The column “%1” is missing"), {in.column});
    if (c->kind != in.kind)
      return wrong(QT_TRANSLATE_NOOP("core", "The column “%1” is a %2, the model was fitted on a %3"),
                   {in.column, std::string(kind_name(c->kind)), std::string(kind_name(in.kind))});
    if (c->version != in.version)
      return wrong(QT_TRANSLATE_NOOP("core", "The feature “%1” is defined differently now"), {in.column});
  }
  for (size_t i = 0; i < frame.columns.size(); ++i) {
    const auto& name = frame.columns[i].name;
    const bool known =
        std::any_of(e.inputs.begin(), e.inputs.end(), [&](const Input& in) { return in.column == name; });
    if (!known) return wrong(QT_TRANSLATE_NOOP("core", "The column “%1” is not one the model knows"), {name});
    if (e.inputs[i].column != name)
      return wrong(QT_TRANSLATE_NOOP("core", "Column %1 is “%2”, the model was fitted on “%3” there"),
                   {static_cast<int64_t>(i + 1), name, e.inputs[i].column});
  }
  return {};
}

stats::Matrix encode(const Encoding& e, const features::Frame& frame, const std::vector<size_t>& rows,
                     std::vector<Surprise>* surprises) {
  size_t columns = 0;
  for (const Input& in : e.inputs) columns += width(in);
  stats::Matrix x{rows.size(), columns, std::vector<double>(rows.size() * columns)};
  size_t first = 0;
  for (size_t i = 0; i < e.inputs.size(); ++i) {
    const Input& in = e.inputs[i];
    const Column& c = frame.columns[i];
    const auto places = in.kind == Column::Kind::category ? places_of(in, c) : std::vector<int>();
    Surprise surprise{in.column};
    for (size_t r = 0; r < rows.size(); ++r)
      write(in, e, c, rows[r], places, x.values.data() + r * columns + first, surprise);
    first += width(in);
    if (surprises) surprises->push_back(surprise);
  }
  return x;
}

Json to_json(const Encoding& e) {
  Json inputs = Json::array();
  for (const Input& in : e.inputs) {
    Json j{{"column", in.column}, {"version", in.version}, {"kind", kind_name(in.kind)}};
    if (in.kind == Column::Kind::number) {
      j["median"] = in.median;
      j["mean"] = in.mean;
      j["sd"] = in.sd;
      j["indicator"] = in.indicator;
    } else {
      j["levels"] = in.levels;
      j["shares"] = in.shares;
      j["reference"] = in.has_reference ? Json(in.reference) : Json(nullptr);
    }
    inputs.push_back(std::move(j));
  }
  Json out{{"inputs", inputs}, {"standardise", e.standardise}};
  if (!e.impute) out["impute"] = false;
  return out;
}

Encoding encoding_from(const Json& json) {
  Encoding e;
  e.standardise = json.at("standardise");
  e.impute = json.value("impute", true);
  for (const Json& j : json.at("inputs")) {
    Input in{.column = j.at("column"), .version = j.at("version")};
    if (j.at("kind") == "number") {
      in.median = j.at("median");
      in.mean = j.at("mean");
      in.sd = j.at("sd");
      in.indicator = j.at("indicator");
    } else {
      in.kind = Column::Kind::category;
      in.levels = j.at("levels").get<std::vector<std::string>>();
      in.shares = j.at("shares").get<std::vector<double>>();
      in.has_reference = !j.at("reference").is_null();
      if (in.has_reference) in.reference = j.at("reference");
    }
    e.inputs.push_back(std::move(in));
  }
  return e;
}

}  // namespace habitus::models
