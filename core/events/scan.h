#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/events/columns.h"
#include "core/project/gate.h"

namespace habitus {
class Project;
}

namespace habitus::events {

/// 64-bit keyed hash of (namespace, actor id). Persons are ordered by it everywhere. Ids live in one erasable table
/// (events/persons.h turns keys into ids and back).
using PersonKey = uint64_t;

/// A sorted, shared set of persons: what a population, segment or cohort comes down to.
struct PersonSet {
  std::vector<PersonKey> keys;  ///< ascending, unique
  bool has(PersonKey key) const;
};

/// A condition on one property, pushed into the scan. Text is compared as text, numbers as numbers.
struct Condition {
  enum class Op { is, is_not, in, not_in, less, at_most, more, at_least, contains, exists, missing };
  std::string property;             ///< a property name, or "event"
  Op op = Op::is;
  std::vector<std::string> values;  ///< one for is/less/…, several for in/not_in, none for exists/missing
};
Result<Condition> parse_condition(const Json& spec);  ///< {"property":"country","op":"is","values":["DE"]}
Json to_json(const Condition& condition);

/// What part of the log a question reads. Everything here is applied inside the scan.
struct Scope {
  Time from = kBeginning, to = kEnd;  ///< event time, half open [from, to)
  Time known_by = kEnd;               ///< arrival clock: only events that had arrived before this moment
  std::vector<std::string> sources;   ///< names; empty = all
  std::vector<Condition> where;       ///< all must hold (on events)
  std::shared_ptr<const PersonSet> persons;  ///< nothing = everybody
};

/// Columns a visitor wants; time and event always come.
struct Need {
  std::vector<std::string> text;    ///< properties as codes ("event_id", "source" and "channel" are properties too)
  std::vector<std::string> number;  ///< properties as doubles, NaN where missing or not a number
  bool arrival = false;
  bool weight = false;
  bool origin = false;              ///< batch id and source row
};

/// Whole persons, one after another, with all their events in scope: rows of person p are first[p] … first[p+1]−1,
/// ordered by (event time, arrival, event hash, occurrence). Spans are valid during the visit only.
struct Slab {
  size_t block = 0;                     ///< 0 … kBlocks−1: the block's persons share the top bits of their keys
  std::span<const PersonKey> person;    ///< ascending; persons without any event in scope are left out
  std::span<const uint32_t> first;      ///< person.size() + 1 offsets
  std::span<const Time> time;
  Codes event;                          ///< codes of Log::dictionary("event")
  std::span<const Time> arrival;        ///< when asked for
  std::span<const double> weight;       ///< when asked for
  std::vector<Codes> text;              ///< in the order of Need::text
  std::vector<std::span<const double>> number;  ///< in the order of Need::number
  std::span<const uint32_t> batch;      ///< when origin is asked for
  std::span<const int64_t> row;         ///< 1-based record in its file
  /// The last moment the scan could have seen anything of: the log's last event, or just before the scope's `to` or `known_by`.
  Time until = kBeginning;
};

/// Number of blocks of every scan. Fixed, and blocks are cut by person key alone, so a reduction in block order gives the
/// same bits for any number of threads, any batching and any physical layout.
inline constexpr size_t kBlocks = 64;

/// Hands every block to `visit`, several at a time (never one block to two threads). Empty blocks are visited too.
/// Fails with Kind::stopped when the user wishes to stop.
Done scan(Project& project, const Pass& pass, const Scope& scope, const Need& need, const Exec& exec,
          const std::function<void(const Slab&)>& visit);

/// The usual shape of a question: one Part per block, made by `Part()`, filled by `visit(part, slab)`, merged in block order
/// by `merge(into, from)`.
template <class Part, class Visit, class Merge>
Result<Part> scan_reduce(Project& project, const Pass& pass, const Scope& scope, const Need& need, const Exec& exec,
                         Visit visit, Merge merge) {
  std::vector<std::unique_ptr<Part>> parts(kBlocks);
  CHECK(scan(project, pass, scope, need, exec, [&](const Slab& slab) {
    parts[slab.block] = std::make_unique<Part>();
    visit(*parts[slab.block], slab);
  }));
  Part whole{};
  for (auto& part : parts)
    if (part) merge(whole, *part);
  return whole;
}

/// What `scope` reads, for ResultKey::inputs: {"sources":…,"from":…,"to":…,"known_by":…,"where":…,"persons":sha256,"content":hash of exactly
/// those runs' events}. Appending data outside the scope leaves it unchanged.
Result<std::string> inputs_of(Project& project, const Scope& scope);
/// Would `inputs_of` give this text again today? What a scope reads can be read off its text. Inputs of another shape
/// (nothing of the log in them) count as unchanged.
Result<bool> unchanged(Project& project, const std::string& inputs);

}  // namespace habitus::events
