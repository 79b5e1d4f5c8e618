#pragma once
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/events/log.h"
#include "core/events/scan.h"
#include "core/ingest/rules.h"

namespace habitus::quality {

/// One place where a rule is broken: the event at which it shows.
struct Finding {
  Time time = 0;
  uint32_t batch = 0;
  int64_t row = 0;
  events::PersonKey person = 0;
  int64_t missing = 0;       ///< sequence numbers or beats that did not come
  int64_t from = 0, to = 0;  ///< the missing numbers; of a silence its two ends, as moments
};

/// What one block of persons has to say about one rule.
struct Part {
  int64_t checked = 0, findings = 0, missing = 0, open = 0;
  std::vector<Finding> first;              ///< the earliest, at most kExamples
  std::vector<events::PersonKey> persons;  ///< with a finding, ascending
  std::map<uint32_t, std::vector<Finding>>
      groups;  ///< numbers or moments (`from`) that are joined across persons

  void add(const Finding& finding);
  void merge(Part&& later);
};
inline constexpr size_t kExamples = 20;

/// A rule made ready for one scan.
class Checker {
 public:
  /// `last`: the last event of the scope, after which no follow-up can be known.
  static Result<Checker> make(Project& project, const ingest::Rule& rule, Time last);
  const events::Need& need() const { return need_; }
  void visit(Part& part, const events::Slab& slab) const;
  /// Once all parts are one: gaps in what was gathered across persons.
  void finish(Part& whole) const;

 private:
  using Row = std::function<void(Part&, const events::Slab&, size_t person)>;
  Result<Row> row_of(Project& project, Time last);
  Result<Row> cell(Project& project);
  Result<Row> sequence(Project& project);
  Result<Row> heartbeat(Project& project);
  Result<Row> neighbour(Project& project, Time last);
  Result<Row> repeats(Project& project);
  Row order() const;
  void gaps(Part& part, std::vector<Finding>& numbers) const;
  void silences(Part& part, std::vector<Finding>& moments) const;
  ingest::Rule rule_;
  events::Need need_;
  Row row_;
};

}  // namespace habitus::quality
