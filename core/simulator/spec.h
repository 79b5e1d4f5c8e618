#pragma once
#include <span>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/time.h"

namespace habitus::simulator {

/// A few words with probabilities that sum to one.
struct Choice {
  std::vector<std::string> words;
  std::vector<double> cumulative;
  size_t pick(double uniform) const;
};

/// One thing that is drawn about an actor, a session or an event: a level, a date or a positive number.
struct Draw {
  enum class Of { actor, session, event } of = Of::actor;
  enum class Form { level, date, number } form = Form::level;
  std::string name;
  bool person = false;                  ///< a column of the people table (else of the log)
  bool apart = false;                   ///< drawn by a generator of its own: the log stays as it is without
  Choice choice;                        ///< form level
  int given = -1;                       ///< draw this one depends on (a proxy), or −1
  std::vector<Choice> by_given;         ///< one per level of `given`, same words as `choice`
  int64_t first_day = 0, last_day = 0;  ///< form date
  double median = 1, sigma = 0;         ///< form number: lognormal
  int decimals = 0;
  std::vector<bool> on;  ///< of event: for each behaviour, is it drawn
};

/// All named draws have one of the given levels. `segment` is a draw like any other (number 0).
struct Where {
  struct Test {
    int draw;
    std::vector<bool> levels;
  };
  std::vector<Test> all;
  bool holds(std::span<const int> levels) const;
};

/// What happens to an actor from a day on: the basis of leaks, groups with few positives, and of the truth
/// about both.
struct Outcome {
  int behaviour = 0;
  Time from = 0, to = 0;
  bool absent = false;  ///< true: the outcome is that it does not happen
};

/// A planted effect; holds within [from, to) for those `where` says.
struct Effect {
  enum class Kind { flow, mix, rate, value, churn, rename, bots, leak, positives } kind = Kind::flow;
  std::string name;
  Time from = 0, to = 0;
  Where where;
  int step_from = 0, step_to = 0;  ///< flow
  double factor = 1;               ///< flow, rate, value, churn
  int draw = -1;       ///< mix: the session draw; value: the number; leak, positives: the people column
  int level = 0;       ///< mix, positives
  double share = 0;    ///< mix: share of sessions; leak: accuracy
  int behaviour = 0;   ///< rename, bots
  std::string event;   ///< rename: the new name
  int64_t actors = 0;  ///< bots
  Duration pause = 0;  ///< bots: between two events
  Outcome outcome;     ///< leak, positives
  int64_t count = 0, others = 0;  ///< positives: members with and without the outcome
};

struct Segment {
  double sessions_per_week = 1, churn_per_week = 0;
  int start = 0;
  std::vector<std::vector<double>> flow;  ///< [from][to]; what is left of a row ends the session
};

/// A log to be made. `resources/sample/shop.json` shows every part; core/simulator/README.md says what they
/// mean.
struct Spec {
  std::string title;
  uint64_t seed = 1;
  int64_t actors = 0;
  Time from = 0, to = 0;  ///< local readings of `zone`
  Zone zone;
  std::string id_prefix = "u";
  std::string actor = "user", event = "event", time = "time",
              event_id = "event_id";  ///< column names; empty: left out
  std::string arrival;                ///< column name; empty: no arrival clock
  double arrival_seconds = 2, late_share = 0, late_hours = 24;
  double already = 0;    ///< share of actors that are there from the start
  std::string joins;     ///< event a new actor begins with; empty: none
  double unmatched = 0;  ///< share of actors the people table does not know
  std::vector<std::string> behaviours;
  std::vector<double> pause;  ///< mean seconds before the next event
  std::vector<Draw> draws;    ///< draw 0 is the segment
  std::vector<Segment> segments;
  std::vector<double> week;  ///< cumulative rhythm of the 168 hours from Monday 00:00, ends at 1
  std::vector<Effect> effects;
  int64_t faults = 0;  ///< number of faulty rows
  std::vector<std::string> fault_kinds;

  int behaviour(const std::string& name) const;  ///< −1 when there is none
  int draw(const std::string& name) const;
};

/// Reads and checks a spec: unknown keys are refused by name, probabilities must make sense. Errors say what
/// to write instead.
Result<Spec> read_spec(const Json& json);

/// The spec of the sample that is shipped (resources/sample/shop.json).
const std::string& sample_spec();

}  // namespace habitus::simulator
