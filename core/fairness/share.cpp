#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "core/fairness/audit.h"
#include "core/fairness/suppress.h"

namespace habitus::fairness {
namespace {

const Json kSuppressed{{"state", "suppressed"}};

/// The cells of an answer as one table: every count of every group, how they add up inside a group, over a
/// cut, and from a crossing to its two attributes.
class Cells {
 public:
  explicit Cells(const Json& answer) : answer_(answer) {
    labelled_ = answer.contains("labelled") && answer["labelled"] == answer["n"];
    for (size_t c = 0; c < answer["cuts"].size(); ++c) add_cut(c);
    for (size_t c = 0; c < answer["cuts"].size(); ++c)
      if (answer["cuts"][c]["kind"] == "cross") link_crossing(c);
  }
  const CountTable& table() const { return table_; }
  size_t at(size_t cut, size_t group, const std::string& key) const { return place_.at({cut, group, key}); }
  bool has(size_t cut, size_t group, const std::string& key) const {
    return place_.count({cut, group, key}) > 0;
  }
  size_t total(const std::string& key) const { return totals_.at(key); }
  const std::map<std::string, size_t>& totals() const { return totals_; }

 private:
  size_t cell(double count) {
    table_.count.push_back(count);
    return table_.count.size() - 1;
  }
  void add_group(size_t c, size_t g) {
    const Json& counts = answer_["cuts"][c]["groups"][g]["counts"];
    const auto put = [&](const std::string& key, double value) { place_[{c, g, key}] = cell(value); };
    for (const auto& [key, value] : counts.items()) put(key, value.get<double>());
    if (!counts.contains("selected")) return;  // means
    put("unselected", counts["n"].get<double>() - counts["selected"].get<double>());
    const auto sum = [&](const char* whole, const char* a, const char* b) {
      table_.sums.push_back({at(c, g, whole), {at(c, g, a), at(c, g, b)}});
    };
    sum("n", "selected", "unselected");
    if (!counts.contains("tp")) return;
    sum("positive", "tp", "fn");
    sum("negative", "fp", "tn");
    if (!labelled_) return;
    sum("n", "positive", "negative");
    sum("selected", "tp", "fp");
    sum("unselected", "fn", "tn");
  }
  void add_cut(size_t c) {
    const Json& groups = answer_["cuts"][c]["groups"];
    for (size_t g = 0; g < groups.size(); ++g) add_group(c, g);
    for (const char* key : {"n", "selected", "positive"}) {
      if (!answer_.contains(key)) continue;
      if (!totals_.count(key)) totals_[key] = cell(answer_[key].get<double>());
      Sum sum{totals_[key], {}};
      double known = 0;
      for (size_t g = 0; g < groups.size(); ++g) {
        sum.parts.push_back(at(c, g, key));
        known += table_.count[sum.parts.back()];
      }
      const double rest = answer_[key].get<double>() - known;  // rows whose group is not known
      if (rest > 0) sum.parts.push_back(cell(rest));
      table_.sums.push_back(std::move(sum));
    }
  }
  void link_crossing(size_t c) {
    const std::string name = answer_["cuts"][c]["name"];
    const Json& crossed = answer_["cuts"][c]["groups"];
    for (size_t other = 0; other < answer_["cuts"].size(); ++other) {
      const Json& cut = answer_["cuts"][other];
      const std::string own = cut["name"];
      const bool first = name.starts_with(own + " × "), second = name.ends_with(" × " + own);
      if (cut["kind"] != "attribute" || (!first && !second)) continue;
      for (size_t g = 0; g < cut["groups"].size(); ++g)
        for (const auto& [key, value] : cut["groups"][g]["counts"].items()) {
          Sum sum{at(other, g, key), {}};
          const std::string level = cut["groups"][g]["name"];
          for (size_t x = 0; x < crossed.size(); ++x) {
            const std::string both = crossed[x]["name"];
            if (first ? both.starts_with(level + " × ") : both.ends_with(" × " + level))
              sum.parts.push_back(at(c, x, key));
          }
          if (!sum.parts.empty()) table_.sums.push_back(std::move(sum));
        }
    }
  }

  const Json& answer_;
  bool labelled_ = false;
  CountTable table_;
  std::map<std::tuple<size_t, size_t, std::string>, size_t> place_;
  std::map<std::string, size_t> totals_;
};

/// The counts a rate gives away: its part, its whole and the rest.
const std::map<std::string, std::vector<std::string>> kRests{
    {"mean", {"n"}},
    {"selection_rate", {"n", "selected", "unselected"}},
    {"favourable_rate", {"n", "selected", "unselected"}},
    {"prevalence", {"n", "positive", "negative"}},
    {"tpr", {"positive", "tp", "fn"}},
    {"fnr", {"positive", "tp", "fn"}},
    {"fpr", {"negative", "fp", "tn"}},
    {"tnr", {"negative", "fp", "tn"}},
    {"ppv", {"selected", "tp", "fp"}},
    {"fdr", {"selected", "tp", "fp"}},
    {"npv", {"unselected", "tn", "fn"}},
    {"for", {"unselected", "tn", "fn"}},
    {"accuracy", {"n", "tp", "fp", "fn", "tn"}}};

bool is_suppressed(const Json& part) { return part.is_object() && part.value("state", "") == "suppressed"; }

void cover_group(Json& group, const std::function<bool(const std::string&)>& hidden) {
  for (auto& [key, value] : group["counts"].items())
    if (hidden(key)) value = kSuppressed;
  for (auto& [name, value] : group["rates"].items()) {
    const auto& rests = kRests.at(name);
    if (std::any_of(rests.begin(), rests.end(), hidden)) value = kSuppressed;
  }
  if (group.contains("share_of_selected") && hidden("selected")) group.erase("share_of_selected");
  for (const char* part : {"calibration", "ranking"})
    if (group.contains(part) && (hidden("n") || hidden("positive") || hidden("negative")))
      group[part] = kSuppressed;
}

void cover_gaps(Json& cut) {
  const Json* reference = nullptr;
  bool any = false;
  for (const Json& group : cut["groups"]) {
    if (group["name"] == cut["reference"]) reference = &group;
    for (const auto& [name, rate] : group["rates"].items()) any = any || is_suppressed(rate);
  }
  for (Json& group : cut["groups"]) {
    if (!group.contains("gaps") || !reference) continue;
    for (auto& [name, gap] : group["gaps"].items()) {
      const std::string rate = name == "impact" ? "favourable_rate" : name;
      if (is_suppressed(group["rates"][rate]) || is_suppressed((*reference)["rates"][rate]))
        gap = kSuppressed;
    }
  }
  if (!any) return;
  if (cut.contains("parity")) cut["parity"] = kSuppressed;
  if (cut.contains("odds")) cut["odds"] = kSuppressed;
}
}  // namespace

Json shared(const Json& answer, double k) {
  const Cells cells(answer);
  const auto cover = suppress(cells.table(), k);
  Json out = answer;
  for (const auto& [key, cell] : cells.totals())
    if (cover[cell] != Cover::shown) out[key] = kSuppressed;
  for (size_t c = 0; c < out["cuts"].size(); ++c) {
    Json& cut = out["cuts"][c];
    for (size_t g = 0; g < cut["groups"].size(); ++g)
      cover_group(cut["groups"][g], [&](const std::string& key) {
        return cells.has(c, g, key) && cover[cells.at(c, g, key)] != Cover::shown;
      });
    if (cut.contains("reference")) cover_gaps(cut);
  }
  return out;
}

}  // namespace habitus::fairness
