#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>

#include "core/base/spec.h"
#include "core/events/log.h"
#include "core/identity/people.h"
#include "core/project/project.h"
#include "core/segments/rule.h"
#include "core/segments/scope.h"
#include "core/taxonomy/picker.h"

// A completed rule becomes a tree of nodes over leaves; one pass over a person's events fills the leaves'
// tallies.
namespace habitus::segments {
namespace {

struct Bounds {
  double lo = -INFINITY, hi = INFINITY;
  bool lo_open = false, hi_open = false;
  bool holds(double x) const { return (lo_open ? x > lo : x >= lo) && (hi_open ? x < hi : x <= hi); }
};

struct Node {
  enum class Op { all, any, negate, did, last, first, sessions, sequence, attribute, frozen } op = Op::all;
  std::vector<Node> parts;
  size_t tally = 0;  ///< did, last, sequence: which tally
  Bounds count, sum;
  bool has_sum = false;
  taxonomy::Test test;
  std::shared_ptr<const identity::Column> column;
  std::vector<events::PersonKey> persons;
};

/// What to collect about one person.
struct Leaf {
  uint32_t bit = 0;    ///< of the first pick
  uint32_t steps = 1;  ///< sequence: number of picks, in consecutive bits
  Time from = kBeginning, to = kEnd;
  Duration within = kEnd;
  int number = -1;       ///< column to sum
  Duration timeout = 0;  ///< sessions: a longer gap begins a new one
};
struct Tally {
  double count = 0, sum = 0;
  Time last = kBeginning, first = kEnd;
  bool complete = false;
  std::vector<Time> start;  ///< sequence: latest start of a chain that reached step k
};

struct Plan {
  Node root;
  std::vector<Leaf> leaves;
  std::vector<Json> picks;
  std::vector<std::string> numbers;
  Time as_of = kEnd;
};

Bounds bounds_of(const Json& spec) {
  Bounds out;
  for (const auto& [key, value] : spec.items()) {
    if (key == "property") continue;
    const double x = value.is_string()
                         ? static_cast<double>(parse_duration(value.get<std::string>()).value_or(0))
                         : value.get<double>();
    if (key == "is") out.lo = out.hi = x;
    if (key == "at_least" || key == "more") out.lo = x, out.lo_open = key == "more";
    if (key == "at_most" || key == "less") out.hi = x, out.hi_open = key == "less";
  }
  return out;
}

class Compiler {
 public:
  Compiler(Project& project, Plan& plan) : project_(project), plan_(plan) {}

  Result<Node> node(const Json& rule) {
    Node out;
    for (const char* key : {"all", "any"})
      if (rule.contains(key)) {
        out.op = key == std::string("all") ? Node::Op::all : Node::Op::any;
        for (const auto& part : rule[key]) {
          TRY(Node inner, node(part));
          out.parts.push_back(std::move(inner));
        }
        return out;
      }
    if (rule.contains("not")) {
      out.op = Node::Op::negate;
      TRY(Node inner, node(rule["not"]));
      out.parts.push_back(std::move(inner));
      return out;
    }
    if (rule.contains("attribute")) return attribute(rule);
    if (rule.contains("persons")) {
      out.op = Node::Op::frozen;
      for (const auto& hex : rule["persons"]) {
        const std::string text = hex.get<std::string>();
        events::PersonKey key = 0;
        std::from_chars(text.data(), text.data() + text.size(), key, 16);
        out.persons.push_back(key);
      }
      return out;
    }
    return leaf(rule);
  }

 private:
  Result<Node> attribute(const Json& rule) {
    Node out;
    out.op = Node::Op::attribute;
    const std::string name = rule["attribute"].get<std::string>();
    Json test = rule;
    test.erase("attribute");
    test["property"] = name;
    TRY(out.test, taxonomy::parse_test(test, {name}, "rule"));
    TRY(out.column, identity::column(project_, name));
    return out;
  }

  void bound(const Json& rule, Leaf& leaf) const {
    if (rule.contains("within"))
      leaf.from = plan_.as_of - parse_duration(rule["within"].get<std::string>()).value_or(0);
    if (rule.contains("from"))
      leaf.from = std::max(leaf.from, parse_iso(rule["from"].get<std::string>()).value_or(kBeginning));
    if (rule.contains("to"))
      leaf.to = std::min(leaf.to, parse_iso(rule["to"].get<std::string>()).value_or(kEnd));
  }

  Result<Node> leaf(const Json& rule) {
    Node out;
    Leaf leaf;
    leaf.bit = static_cast<uint32_t>(plan_.picks.size());
    leaf.to = plan_.as_of;
    if (rule.contains("did")) {
      out.op = Node::Op::did;
      plan_.picks.push_back(rule["did"]);
      out.count = bounds_of(rule["count"]);
      if (rule.contains("sum")) {
        out.has_sum = true;
        out.sum = bounds_of(rule["sum"]);
        leaf.number =
            static_cast<int>(taxonomy::column_of(plan_.numbers, rule["sum"]["property"].get<std::string>()));
      }
    } else if (rule.contains("last") || rule.contains("first")) {
      const char* key = rule.contains("last") ? "last" : "first";
      out.op = key == std::string("last") ? Node::Op::last : Node::Op::first;
      plan_.picks.push_back(rule[key]);
      out.count = bounds_of(rule["ago"]);
    } else if (rule.contains("sessions")) {
      out.op = Node::Op::sessions;
      plan_.picks.push_back(Json{{"any", Json::array({Json{{"word", "*"}}})}});
      out.count = bounds_of(rule["sessions"]);
      leaf.timeout = parse_duration(rule["timeout"].get<std::string>()).value_or(30 * kMinute);
    } else {
      out.op = Node::Op::sequence;
      for (const auto& step : rule["sequence"]) plan_.picks.push_back(step);
      leaf.steps = static_cast<uint32_t>(rule["sequence"].size());
      if (rule.contains("within"))
        leaf.within = parse_duration(rule["within"].get<std::string>()).value_or(kEnd);
    }
    if (rule.contains("did") || rule.contains("sessions")) bound(rule, leaf);
    out.tally = plan_.leaves.size();
    plan_.leaves.push_back(leaf);
    return out;
  }

  Project& project_;
  Plan& plan_;
};

void advance(const Leaf& leaf, Tally& tally, uint32_t mask, Time t) {
  for (uint32_t k = leaf.steps; k-- > 0;) {  // from the last step down, so that one event is one step
    if (!(mask >> (leaf.bit + k) & 1u)) continue;
    if (k == 0)
      tally.start[0] = t;
    else if (tally.start[k - 1] != kBeginning && t - tally.start[k - 1] <= leaf.within)
      tally.start[k] = tally.start[k - 1];
  }
  tally.complete = tally.complete || tally.start[leaf.steps - 1] != kBeginning;
}

bool meets(const Node& node, const Plan& plan, const std::vector<Tally>& tallies, events::PersonKey person) {
  switch (node.op) {
    case Node::Op::all:
      return std::all_of(node.parts.begin(), node.parts.end(),
                         [&](const Node& n) { return meets(n, plan, tallies, person); });
    case Node::Op::any:
      return std::any_of(node.parts.begin(), node.parts.end(),
                         [&](const Node& n) { return meets(n, plan, tallies, person); });
    case Node::Op::negate:
      return !meets(node.parts.front(), plan, tallies, person);
    case Node::Op::did: {
      const Tally& t = tallies[node.tally];
      return node.count.holds(t.count) && (!node.has_sum || node.sum.holds(t.sum));
    }
    case Node::Op::last: {
      const Tally& t = tallies[node.tally];
      return t.last != kBeginning && node.count.holds(static_cast<double>(plan.as_of - t.last));
    }
    case Node::Op::first: {
      const Tally& t = tallies[node.tally];
      return t.first != kEnd && node.count.holds(static_cast<double>(plan.as_of - t.first));
    }
    case Node::Op::sessions:
      return node.count.holds(tallies[node.tally].count);
    case Node::Op::sequence:
      return tallies[node.tally].complete;
    case Node::Op::attribute: {
      const auto word = node.column->text(person, plan.as_of);
      return taxonomy::passes(node.test, word.value_or(std::string_view()), word.has_value());
    }
    case Node::Op::frozen:
      return std::binary_search(node.persons.begin(), node.persons.end(), person);
  }
  return false;
}

/// One person's tallies from the events [first, last) of the slab.
void tally_person(const Plan& plan, const events::Slab& slab, const uint32_t* mask,
                  const std::vector<size_t>& columns, size_t first, size_t last,
                  std::vector<Tally>& tallies) {
  for (size_t l = 0; l < plan.leaves.size(); ++l) {
    tallies[l].count = tallies[l].sum = 0;
    tallies[l].last = kBeginning;
    tallies[l].first = kEnd;
    tallies[l].complete = false;
    tallies[l].start.assign(plan.leaves[l].steps, kBeginning);
  }
  for (size_t i = first; i < last; ++i) {
    if (mask[i] == 0) continue;
    for (size_t l = 0; l < plan.leaves.size(); ++l) {
      const Leaf& leaf = plan.leaves[l];
      if (slab.time[i] < leaf.from || slab.time[i] >= leaf.to) continue;
      if (leaf.steps > 1) {
        advance(leaf, tallies[l], mask[i], slab.time[i]);
      } else if (leaf.timeout > 0) {
        tallies[l].count += tallies[l].last == kBeginning || slab.time[i] - tallies[l].last > leaf.timeout;
        tallies[l].last = slab.time[i];
      } else if (mask[i] >> leaf.bit & 1u) {
        tallies[l].count += slab.weight[i];
        tallies[l].first = std::min(tallies[l].first, slab.time[i]);
        tallies[l].last = slab.time[i];
        if (leaf.number < 0) continue;
        const double x = slab.number[columns[static_cast<size_t>(leaf.number)]][i];
        if (!std::isnan(x)) tallies[l].sum += x * slab.weight[i];
      }
    }
  }
}

Result<std::shared_ptr<const events::PersonSet>> evaluate(Project& project, const Json& spec, Time known_by,
                                                          const Exec& exec) {
  Plan plan;
  TRY(const auto log, events::info(project));
  plan.as_of = spec.contains("as_of") ? parse_iso(spec["as_of"].get<std::string>()).value_or(kEnd)
                                      : std::min(log.last + 1, known_by);
  TRY(plan.root, Compiler(project, plan).node(spec["rule"]));
  TRY(auto lens, lens_of(project, spec));
  TRY(auto picker, taxonomy::Picker::make(project, std::move(lens), plan.picks));
  events::Need need;
  need.weight = true;
  picker.bind(need);
  std::vector<size_t> columns;
  for (const auto& name : plan.numbers) columns.push_back(taxonomy::column_of(need.number, name));
  events::Scope scope;
  scope.to = plan.as_of;
  scope.known_by = known_by;
  TRY(const auto pass, project.gate().aggregates(Purpose::explore));
  using Part = std::vector<events::PersonKey>;
  const auto visit = [&](Part& part, const events::Slab& slab) {
    taxonomy::Picker::Scratch scratch;
    const uint32_t* mask = picker.apply(slab, scratch);
    std::vector<Tally> tallies(plan.leaves.size());
    for (size_t p = 0; p < slab.person.size(); ++p) {
      tally_person(plan, slab, mask, columns, slab.first[p], slab.first[p + 1], tallies);
      if (meets(plan.root, plan, tallies, slab.person[p])) part.push_back(slab.person[p]);
    }
  };
  TRY(auto keys,
      events::scan_reduce<Part>(project, pass, scope, need, exec, visit, [](Part& into, Part& from) {
        into.insert(into.end(), from.begin(), from.end());
      }));
  std::sort(keys.begin(), keys.end());
  auto set = std::make_shared<events::PersonSet>();
  set->keys = std::move(keys);
  return std::shared_ptr<const events::PersonSet>(std::move(set));
}

struct Remembered {
  std::mutex mutex;
  std::map<std::string, std::shared_ptr<const events::PersonSet>> sets;
};

}  // namespace

Result<std::shared_ptr<const events::PersonSet>> persons_in(Project& project, const Json& population,
                                                            Time known_by, const Exec& exec) {
  std::string text;
  if (population.is_string()) {
    TRY(const auto found, taxonomy::find_definition(project, "segment", population.get<std::string>()));
    text = found.spec;
  } else {
    text = canonical(population);
  }
  TRY(const Json spec, parse_json(text, "segment"));
  TRY(const auto log, events::info(project));
  std::string key = text + "\n" + std::to_string(known_by) + "\n" + log.content_hash;
  TRY(const auto attributes, identity::attributes(project));
  for (const auto& a : attributes) key += "\n" + a.content;
  auto& remembered = project.shared<Remembered>([] { return std::make_shared<Remembered>(); });
  {
    const std::lock_guard lock(remembered.mutex);
    if (const auto it = remembered.sets.find(key); it != remembered.sets.end()) return it->second;
  }
  TRY(const Json whole, complete_rule(project, spec, Json::object()));  // it may have been kept as it was written
  TRY(auto set, evaluate(project, whole, known_by, exec));
  const std::lock_guard lock(remembered.mutex);
  if (remembered.sets.size() >= 64) remembered.sets.clear();
  remembered.sets[key] = set;
  return set;
}

}  // namespace habitus::segments
