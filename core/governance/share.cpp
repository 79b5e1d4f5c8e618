#include "core/governance/share.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/fairness/audit.h"
#include "core/fairness/suppress.h"
#include "core/features/rfm.h"

namespace habitus::governance {

namespace {
using report::Figure;
using report::Quantity;
using report::State;

/// The counts of persons in an answer, where they stand, and how they add up.
class Counts {
 public:
  Counts(const Json& answer, double k) : answer_(answer), k_(k) {}

  double number(const std::string& pointer) const {
    const Json::json_pointer at(pointer);
    return answer_.contains(at) && answer_[at].is_number() ? answer_[at].get<double>() : 0;
  }
  /// A count that is printed below each of `places`; none = it is printed nowhere, only to be deduced.
  size_t cell(double count, std::vector<std::string> places) {
    table_.count.push_back(count);
    places_.push_back(std::move(places));
    return places_.size() - 1;
  }
  /// parts + what is left = total
  void sum(size_t total, std::vector<size_t> parts) {
    double left = table_.count[total];
    for (const size_t p : parts) left -= table_.count[p];
    if (left > 0) parts.push_back(cell(left, {}));
    if (left < 0) return;  // overlapping parts: they do not add up
    table_.sums.push_back({total, std::move(parts)});
  }
  std::set<std::string> covered() const {
    std::set<std::string> out;
    if (table_.count.empty()) return out;
    const auto cover = fairness::suppress(table_, k_);
    for (size_t i = 0; i < cover.size(); ++i)
      if (cover[i] != fairness::Cover::shown) out.insert(places_[i].begin(), places_[i].end());
    return out;
  }

 private:
  const Json& answer_;
  double k_;
  fairness::CountTable table_;
  std::vector<std::vector<std::string>> places_;
};

std::string at(const char* list, size_t i) { return "/" + std::string(list) + "/" + std::to_string(i); }

using Places = std::set<std::string>;

/// One table that adds up: total = the parts at `parts` and what is left. Each part is printed below its
/// places.
void cover(const Json& answer, double k, double total, const std::string& total_place,
           const std::vector<std::pair<double, std::vector<std::string>>>& parts, Places& out) {
  Counts c(answer, k);
  const size_t whole =
      c.cell(total, total_place.empty() ? std::vector<std::string>{} : std::vector{total_place});
  std::vector<size_t> cells;
  for (const auto& [count, places] : parts) cells.push_back(c.cell(count, places));
  c.sum(whole, cells);
  out.merge(c.covered());
}

/// Each step's groups add up to the step; days and weeks of entry to the first.
void of_funnel(const Json& a, double k, Places& out) {
  const Counts read(a, k);
  const size_t steps = a["steps"].size();
  const Json groups = a.value("groups", Json::array()), entries = a.value("entries", Json::array());
  for (size_t s = 0; s < steps; ++s) {
    std::vector<std::pair<double, std::vector<std::string>>> parts;
    for (size_t g = 0; g < groups.size(); ++g) {
      const std::string here = at("groups", g), step = here + "/steps/" + std::to_string(s);
      std::vector<std::string> places{s == 0 ? here : step};
      if (s + 1 == steps) places.push_back(here + "/median");
      parts.emplace_back(read.number(step + (s == 0 ? "/n" : "/k")), places);
    }
    cover(a, k, read.number(at("steps", s) + "/n"), at("steps", s), parts, out);
  }
  std::vector<std::pair<double, std::vector<std::string>>> parts;
  for (size_t e = 0; e < entries.size(); ++e)
    parts.push_back({read.number(at("entries", e) + "/rate/n"), {at("entries", e)}});
  if (steps > 0) cover(a, k, read.number("/steps/0/n"), {}, parts, out);
}

/// Sizes, and how many are in two at once.
void of_segments(const Json& a, double k, Places& out) {
  Counts c(a, k);
  const size_t all = c.cell(c.number("/persons"), {});
  std::vector<size_t> sizes;
  for (size_t s = 0; s < a["segments"].size(); ++s) {
    sizes.push_back(c.cell(c.number(at("segments", s) + "/size/k"), {at("segments", s), at("overlap", s)}));
    c.sum(all, {sizes.back()});
  }
  for (size_t s = 0; s < a.value("overlap", Json::array()).size(); ++s)
    for (size_t o = s + 1; o < a["overlap"][s].size(); ++o) {
      const std::string here = at("overlap", s) + "/" + std::to_string(o);
      const size_t both = c.cell(c.number(here), {here, at("overlap", o) + "/" + std::to_string(s)});
      c.sum(sizes[s], {both});
      c.sum(sizes[o], {both});
    }
  out.merge(c.covered());
}

void of_cohorts(const Json& a, double k, const char* whole, Places& out) {
  const Counts read(a, k);
  std::vector<std::pair<double, std::vector<std::string>>> parts;
  for (size_t i = 0; i < a["cohorts"].size(); ++i)
    parts.push_back({read.number(at("cohorts", i) + "/n"), {at("cohorts", i)}});
  cover(a, k, read.number(whole), {}, parts, out);
}

void of_dates(const Json& a, double k, Places& out) {
  const Counts read(a, k);
  for (size_t d = 0; d < a.value("dates", Json::array()).size(); ++d) {
    const std::string here = at("dates", d);
    std::vector<std::pair<double, std::vector<std::string>>> parts;
    for (const char* key : {"positive", "negative", "immature", "unknown"})
      parts.push_back({read.number(here + "/" + key), {here + "/" + key, here + "/prevalence"}});
    cover(a, k, read.number(here + "/n"), here, parts, out);
  }
}

void of_features(const Json& a, double k, Places& out) {
  const Counts read(a, k);
  for (size_t i = 0; i < a["columns"].size(); ++i) {
    const std::string here = at("columns", i);
    std::vector<std::pair<double, std::vector<std::string>>> parts;
    parts.push_back(
        {read.number(here + "/missing"), {here + "/missing", here + "/missing_share", here + "/n"}});
    for (size_t l = 0; l < a["columns"][i].value("levels", Json::array()).size(); ++l) {
      const std::string level = here + "/levels/" + std::to_string(l);
      parts.push_back({read.number(level + "/n"), {level}});
    }
    cover(a, k, read.number("/rows"), {}, parts, out);
  }
}

/// Cells add up to segments, segments and ways between them to the people of the date.
void of_rfm(const Json& a, double k, Places& out) {
  for (size_t d = 0; d < a["dates"].size(); ++d) {
    Counts c(a, k);
    const std::string here = at("dates", d);
    const size_t whole = c.cell(c.number(here + "/n"), {});
    std::vector<size_t> cells;
    std::map<size_t, std::vector<size_t>> of;
    for (size_t r = 0; r < features::kScores; ++r)
      for (size_t f = 0; f < features::kScores; ++f) {
        const std::string cell = here + "/grid/" + std::to_string(r) + "/" + std::to_string(f);
        cells.push_back(c.cell(c.number(cell + "/n"), {cell}));
        of[features::rfm_segment_of(static_cast<int>(r + 1), static_cast<int>(f + 1))].push_back(
            cells.back());
      }
    c.sum(whole, cells);
    for (const auto& [segment, parts] : of) {
      const std::string place = here + "/segments/" + std::to_string(segment);
      c.sum(c.cell(c.number(place + "/size/k"), {place}), parts);
    }
    out.merge(c.covered());
  }
  if (!a.contains("migration")) return;
  std::vector<std::pair<double, std::vector<std::string>>> ways;
  const Counts read(a, k);
  for (size_t i = 0; i < a["migration"]["cells"].size(); ++i)
    for (size_t j = 0; j < a["migration"]["cells"][i].size(); ++j) {
      const std::string cell = "/migration/cells/" + std::to_string(i) + "/" + std::to_string(j);
      ways.push_back({read.number(cell + "/k"), {cell}});
    }
  cover(a, k, read.number("/migration/n"), {}, ways, out);
}

void of_bins(const Json& a, const std::string& here, double k, Places& out) {
  const Counts read(a, k);
  for (const char* way : {"uniform", "mass"}) {
    const std::string bins = here + "/reliability/" + way;
    const Json::json_pointer list(bins);
    if (!a.contains(list)) continue;
    std::vector<std::pair<double, std::vector<std::string>>> parts;
    for (size_t b = 0; b < a[list].size(); ++b) {
      const std::string bin = bins + "/" + std::to_string(b);
      parts.push_back({read.number(bin + "/n"), {bin}});
    }
    cover(a, k, read.number(here + "/n"), {}, parts, out);
  }
}

void of_clusters(const Json& a, double k, Places& out) {
  const Counts read(a, k);
  std::vector<std::pair<double, std::vector<std::string>>> parts;
  for (size_t i = 0; i < a["clusters"].size(); ++i)
    parts.push_back({read.number(at("clusters", i) + "/size/k"), {at("clusters", i)}});
  cover(a, k, read.number("/n"), {}, parts, out);
}

/// Sizes of segments among the population; segments that may overlap each for itself.
void of_sanity(const Json& a, double k, Places& out) {
  const Counts read(a, k);
  std::vector<std::pair<double, std::vector<std::string>>> parts;
  for (size_t g = 0; g < a["groups"].size(); ++g) {
    std::vector<std::string> places{at("groups", g)};
    for (size_t c = 0; c < a["checks"].size(); ++c)  // the smallest share says the same as its size
      if (a["checks"][c]["group"] == a["groups"][g]["name"]) places.push_back(at("checks", c) + "/value");
    parts.push_back({read.number(at("groups", g) + "/size/k"), std::move(places)});
  }
  if (a.value("disjoint", false)) return cover(a, k, read.number("/population"), {}, parts, out);
  for (const auto& part : parts) cover(a, k, read.number("/population"), {}, {part}, out);
}

/// A small segment is withheld whole: what it is like says who is in it.
void of_profile(const Json& a, double k, Places& out) {
  const Counts read(a, k);
  for (size_t g = 0; g < a["groups"].size(); ++g)
    cover(a, k, read.number("/everybody/people"), {}, {{read.number(at("groups", g) + "/people"), {at("groups", g)}}},
          out);
}

/// Members and others of each slice, adding up to the segment and to the population.
void of_representation(const Json& a, double k, Places& out) {
  for (size_t s = 0; s < a["segments"].size(); ++s)
    for (size_t c = 0; c < a["segments"][s]["cuts"].size(); ++c) {
      const std::string cut = at("segments", s) + "/cuts/" + std::to_string(c);
      const Counts read(a, k);
      std::vector<std::pair<double, std::vector<std::string>>> members, all;
      for (size_t g = 0; g < a["segments"][s]["cuts"][c]["slices"].size(); ++g) {
        const std::string here = cut + "/slices/" + std::to_string(g);
        members.push_back({read.number(here + "/members/k"), {here + "/members", here + "/rate", here + "/impact", here + "/representation"}});
        all.push_back({read.number(here + "/population/k"), {here}});
      }
      cover(a, k, read.number(at("segments", s) + "/size/k"), {}, members, out);
      cover(a, k, read.number("/population"), {}, all, out);
    }
}

/// What a shared figure may not show.
struct Veil {
  const std::set<std::string>& hidden;
  double k;

  bool covers(const Quantity& q) const {
    if (q.state == State::suppressed) return true;
    if (q.n > 0 && q.n < k) return true;
    for (size_t end = q.at.find('/', 1); !q.at.empty(); end = q.at.find('/', end + 1)) {
      if (hidden.count(q.at.substr(0, end))) return true;
      if (end == std::string::npos) return false;
    }
    return false;
  }
  /// Does a message say one of these numbers?
  static bool says(const Text& text, const std::vector<double>& secrets) {
    return std::any_of(text.args.begin(), text.args.end(), [&](const Arg& arg) {
      if (std::holds_alternative<std::string>(arg)) return false;
      const double v = std::holds_alternative<int64_t>(arg) ? static_cast<double>(std::get<int64_t>(arg))
                                                            : std::get<double>(arg);
      return std::any_of(secrets.begin(), secrets.end(), [&](double s) {
        return std::abs(v - s) < 1e-9 || std::abs(v - std::round(s * 1000) / 10) < 0.06;
      });
    });
  }
  void over(Quantity& q, std::vector<double>& secrets) const {
    if (!covers(q) || q.state == State::suppressed) return;
    secrets.push_back(q.value);
    if (q.n > 0 && q.n < k) secrets.push_back(q.n);
    q.value = q.lo = q.hi = q.n = report::kNone;
    q.state = State::suppressed;
    q.at.clear();
  }
  void over(Figure& f) const {
    std::vector<double> secrets;
    std::erase_if(f.marks, [&](const report::Mark& m) {
      return m.quantity.state != State::suppressed && covers(m.quantity);
    });
    for (report::Tile& t : f.tiles) over(t.quantity, secrets);
    for (auto& row : f.table.rows)
      for (report::Cell& cell : row)
        if (auto* q = std::get_if<Quantity>(&cell)) over(*q, secrets);
    if (says(f.sentence, secrets))
      f.sentence = QT_TRANSLATE_NOOP("core", "Struck: the sentence would say a number that is withheld.");
    if (says(f.caption, secrets)) f.caption = {};
    for (Figure& below : f.below) over(below);
  }
};
}  // namespace

std::set<std::string> withheld(const std::string& question, const Json& answer, double k) {
  Places out;
  if (question == "funnel") of_funnel(answer, k, out);
  if (question == "segments") of_segments(answer, k, out);
  if (question == "cohorts") of_cohorts(answer, k, "/persons", out);
  if (question == "retention") of_cohorts(answer, k, "/entered", out);
  if (question == "target") of_dates(answer, k, out);
  if (question == "features") of_features(answer, k, out);
  if (question == "rfm") of_rfm(answer, k, out);
  if (question == "clusters") of_clusters(answer, k, out);
  if (question == "sanity") of_sanity(answer, k, out);
  if (question == "profile") of_profile(answer, k, out);
  if (question == "representation") of_representation(answer, k, out);
  if (question == "validate")
    for (const char* here : {"/test", "/holdout/result"}) of_bins(answer, here, k, out);
  return out;
}

std::vector<Figure> shared_figures(const report::Question& question, const Json& answer, double k) {
  std::vector<Figure> figures = question.figures(answer);
  const std::set<std::string> hidden = withheld(question.name, answer, k);
  const Veil veil{hidden, k};
  for (Figure& f : figures) veil.over(f);
  return figures;
}

std::vector<Figure> leaving_figures(const report::Question& question, const Json& answer, double k) {
  return shared_figures(question, question.name == "fairness" ? fairness::shared(answer, k) : answer, k);
}

}  // namespace habitus::governance
