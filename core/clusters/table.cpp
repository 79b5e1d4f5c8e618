#include "core/clusters/table.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>

#include <QtCore/qtmetamacros.h>

#include "core/base/hash.h"
#include "core/base/random.h"
#include "core/base/spec.h"
#include "core/features/frame.h"
#include "core/features/recipe.h"
#include "core/identity/known.h"
#include "core/identity/people.h"

namespace habitus::clusters {
namespace {

/// The number columns there are: those one may use, and those used when nothing is said.
struct Choice {
  std::vector<std::string> all, usual;
};

Result<Choice> choice_of_set(const Json& set) {
  TRY(const auto recipe, features::recipe_of(set));
  Choice out;
  for (const auto& [is_attribute, index] : recipe.order) {
    if (is_attribute) {
      const Json& a = recipe.attributes[index];
      if (a["as"] != "number") continue;
      out.all.push_back(a["name"]);
      if (!a["protected"]) out.usual.push_back(a["name"]);
      continue;
    }
    for (const auto& column : recipe.features[index]->columns()) {
      if (column.kind != features::Column::Kind::number) continue;
      out.all.push_back(column.name);
      out.usual.push_back(column.name);
    }
  }
  return out;
}

Result<Choice> choice_of_people(Project& project, const std::string& truth) {
  TRY(const auto all, identity::attributes(project));
  Choice out;
  for (const auto& a : all) {
    if (!a.numeric || a.name == truth) continue;
    out.all.push_back(a.name);
    if (!a.is_protected) out.usual.push_back(a.name);
  }
  return out;
}

Result<Choice> complete_on(Project& project, const Json& spec, const std::string& where, Json& out) {
  const Json on = spec.value("on", Json());
  if (on.is_null())
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "It is not said on which features"), where + ".on",
                QT_TRANSLATE_NOOP("core", "Name a saved set of features"));
  if (on == "people" || (on.is_object() && on.contains("people"))) {
    out["on"] = Json{{"people", true}};
    return choice_of_people(project, out.value("truth", ""));
  }
  const bool frame = on.is_object() && (on.contains("set") || on.contains("features"));
  TRY(out["on"], features::complete_frame(project, frame ? on : Json{{"set", on}}));
  if (out["on"]["as_of"].size() != 1)
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "People are grouped as of one date"), where + ".on",
                QT_TRANSLATE_NOOP("core", "Give one date as as_of"));
  return choice_of_set(out["on"]["set"]);
}

Done scale_column(stats::Matrix& m, size_t j, const std::string& scale, const std::string& name) {
  if (scale == "none") return {};
  double sum = 0, squares = 0;
  for (size_t i = 0; i < m.rows; ++i) {
    double& x = m.values[i * m.columns + j];
    if (scale == "log" && x < 0)
      return fail(
          Kind::input,
          Text(QT_TRANSLATE_NOOP("core", "The logarithm of “%1” does not exist: it has values below 0"),
               {name}),
          "clusters.scale", QT_TRANSLATE_NOOP("core", "Write standard, or leave that column out"));
    if (scale == "log") x = std::log1p(x);
    sum += x;
  }
  const double n = static_cast<double>(m.rows), mean = sum / n;
  for (size_t i = 0; i < m.rows; ++i) squares += std::pow(m.at(i, j) - mean, 2);
  const double sd = std::sqrt(squares / n);
  for (size_t i = 0; i < m.rows; ++i) {
    double& x = m.values[i * m.columns + j];
    x = sd > 0 ? (x - mean) / sd : 0;
  }
  return {};
}

/// Columns side by side, before rows with gaps are left out.
struct Raw {
  std::vector<events::PersonKey> person;
  std::vector<std::vector<double>> column;
};

Result<Raw> raw_of_people(Project& project, const Json& complete) {
  Raw out;
  std::vector<std::shared_ptr<const identity::Column>> columns;
  for (const Json& name : complete["columns"]) {
    TRY(auto column, identity::column(project, name.get<std::string>()));
    TRY(const auto people, identity::known_people(project, name.get<std::string>()));
    out.person.insert(out.person.end(), people.begin(), people.end());
    columns.push_back(std::move(column));
  }
  std::sort(out.person.begin(), out.person.end());
  out.person.erase(std::unique(out.person.begin(), out.person.end()), out.person.end());
  for (const auto& column : columns) {
    auto& values = out.column.emplace_back();
    for (const auto person : out.person) values.push_back(column->number(person, kEnd).value_or(NAN));
  }
  return out;
}

Result<Raw> raw_of_frame(Project& project, const Json& complete, Table& table, const Exec& exec) {
  TRY(const auto frame, features::build(project, complete["on"], exec));
  Raw out{frame.person, {}};
  for (const Json& name : complete["columns"]) {
    const features::Column* column = frame.column(name.get<std::string>());
    if (!column)
      return fail(Kind::internal, Text(QT_TRANSLATE_NOOP("core", "The column “%1” was not built"),
                                       {name.get<std::string>()}));
    out.column.push_back(column->number);
    table.units.push_back(column->unit);
  }
  return out;
}

Done add_truth(Project& project, const std::string& name, Table& table) {
  TRY(const auto column, identity::column(project, name));
  std::map<std::string, int> codes;
  std::vector<std::string> words;
  for (const auto person : table.person) {
    words.emplace_back(column->text(person, kEnd).value_or(""));
    codes.emplace(words.back(), 0);
  }
  for (auto& [word, code] : codes) code = table.truths++;
  for (const auto& word : words) table.truth.push_back(codes[word]);
  return {};
}

}  // namespace

Done complete_table(Project& project, const Json& spec, const std::string& where, Json& out) {
  TRY(const std::string truth, spec::text(spec, "truth", "", where));
  if (!truth.empty()) {
    CHECK(identity::attribute(project, truth));
    out["truth"] = truth;
  }
  TRY(const Choice choice, complete_on(project, spec, where, out));
  TRY(auto columns, spec::texts(spec, "columns", where));
  for (const auto& name : columns)
    if (std::find(choice.all.begin(), choice.all.end(), name) == choice.all.end())
      return spec::unknown("number column", name, choice.all, where + ".columns");
  if (columns.empty()) columns = choice.usual;
  if (columns.empty())
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "These features have no number column"), where + ".on",
                QT_TRANSLATE_NOOP("core", "Take counts, sums or days since"));
  out["columns"] = columns;
  TRY(out["scale"], spec::choice(spec, "scale", {"standard", "log", "none"}, where));
  return {};
}

Result<ResultKey> key_of_table(Project& project, const Json& complete) {
  ResultKey out;
  if (!complete["on"].contains("people")) {
    TRY(out, features::key_of_frame(project, complete["on"]));
  }
  out.specs.push_back(sha256(canonical(complete)));
  std::vector<std::string> attributes;
  if (complete["on"].contains("people")) attributes = complete["columns"].get<std::vector<std::string>>();
  if (complete.contains("truth")) attributes.push_back(complete["truth"]);
  for (const auto& name : attributes) {
    TRY(const auto attribute, identity::attribute(project, name));
    out.specs.push_back(attribute.content);
  }
  if (complete.contains("seed")) out.seed = complete["seed"];
  return out;
}

Result<Table> table_of(Project& project, const Json& complete, size_t least, const Exec& exec) {
  Table out;
  Raw raw;
  if (complete["on"].contains("people")) {
    TRY(raw, raw_of_people(project, complete));
    out.units.assign(raw.column.size(), "");
  } else {
    TRY(raw, raw_of_frame(project, complete, out, exec));
  }
  out.raw.columns = raw.column.size();
  for (size_t i = 0; i < raw.person.size(); ++i) {
    if (std::any_of(raw.column.begin(), raw.column.end(), [&](const auto& c) { return !std::isfinite(c[i]); })) {
      ++out.left_out;
      continue;
    }
    out.person.push_back(raw.person[i]);
    for (const auto& c : raw.column) out.raw.values.push_back(c[i]);
    ++out.raw.rows;
  }
  if (out.raw.rows < least)
    return fail(Kind::input,
                Text(QT_TRANSLATE_NOOP("core", "People with all values: %1, too few for %2 clusters"),
                     {static_cast<int64_t>(out.raw.rows), static_cast<int64_t>(least)}),
                "clusters.k", QT_TRANSLATE_NOOP("core", "Take fewer clusters, or columns with fewer gaps"));
  out.scaled = out.raw;
  for (size_t j = 0; j < raw.column.size(); ++j)
    CHECK(scale_column(out.scaled, j, complete["scale"].get<std::string>(), complete["columns"][j]));
  if (complete.contains("truth")) CHECK(add_truth(project, complete["truth"], out));
  return out;
}

std::vector<size_t> drawn_rows(size_t rows, size_t most, uint64_t seed) {
  std::vector<size_t> out(rows);
  std::iota(out.begin(), out.end(), size_t{0});
  if (rows <= most) return out;
  Random random(seed, 0x73696c68ULL);
  for (size_t i = 0; i < most; ++i) std::swap(out[i], out[i + random.below(rows - i)]);
  out.resize(most);
  std::sort(out.begin(), out.end());
  return out;
}

stats::Matrix rows_of(const stats::Matrix& x, const std::vector<size_t>& rows) {
  stats::Matrix out{rows.size(), x.columns, {}};
  out.values.reserve(rows.size() * x.columns);
  for (const size_t i : rows) out.values.insert(out.values.end(), x.row(i).begin(), x.row(i).end());
  return out;
}

Json about(const Table& table, const Json& complete) {
  Json out{{"n", table.raw.rows},
           {"left_out", table.left_out},
           {"scale", complete["scale"]},
           {"seed", complete["seed"]},
           {"as_of", complete["on"].contains("people") ? Json("") : complete["on"]["as_of"][0]},
           {"columns", Json::array()}};
  for (size_t j = 0; j < table.units.size(); ++j)
    out["columns"].push_back({{"name", complete["columns"][j]}, {"unit", table.units[j]}});
  return out;
}

}  // namespace habitus::clusters
