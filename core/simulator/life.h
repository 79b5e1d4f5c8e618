#pragma once
#include <functional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/random.h"
#include "core/simulator/spec.h"

namespace habitus::simulator {

/// What is drawn about one actor. Entry d belongs to draw d of the spec.
struct Person {
  std::vector<int> levels;      ///< −1 where the draw is not of an actor or has no levels
  std::vector<int64_t> values;  ///< dates: days since 1970; numbers: scaled by their decimals
};

struct Occurrence {
  int64_t actor = 0;
  int64_t serial = 0;  ///< 0, 1, … within the actor
  Time time = 0, arrival = 0;
  int behaviour = 0;
  int renamed = -1;  ///< number of the rename effect that holds, or −1
  bool session_start = false;
  int previous = -1;                ///< behaviour before it in the session, or −1
  Time session = 0;                 ///< when the session began
  std::span<const int> levels;      ///< by draw
  std::span<const int64_t> values;  ///< by draw; of event draws that are not on here: unset
};

/// Lives the actors of a spec, one after another. Everything about an actor is drawn from its own
/// counter-based stream, so it is the same whichever block or thread it is lived on. One Life per block: it
/// keeps scratch space.
class Life {
 public:
  explicit Life(const Spec& spec);
  /// Actors of the spec and, after them, the bots.
  static int64_t actors(const Spec& spec);
  static std::string id(const Spec& spec, int64_t actor);
  /// The bot effect `actor` belongs to, or −1.
  static int bot(const Spec& spec, int64_t actor);
  Person person(int64_t actor);
  /// All events of the actor, in time order. The occurrence is valid during the call.
  void live(int64_t actor, const std::function<void(const Occurrence&)>& emit);

 private:
  void draw_of_actor(Random& random, size_t d);
  void draw_person(Random& random, int64_t actor);
  void draw_session(Random& random, Time at);
  void draw_event(Random& random, Time at, int behaviour);
  Time session(Random& random, Time local);
  void emit_one(Random& random, Time at, int behaviour);
  void live_bot(Random& random, const Effect& effect);
  double rate_factor(Time at) const;
  double churn_per_week() const;
  Time spread(double weeks) const;  ///< rhythm clock (weeks since the Monday before `from`) → local time
  const std::vector<std::vector<double>>& flow(Time at);

  const Spec& spec_;
  const Time end_;
  Person now_;
  Occurrence event_;
  bool joins_ = false;  ///< the actor begins within the log
  const std::function<void(const Occurrence&)>* emit_ = nullptr;
  std::unordered_map<uint64_t, std::vector<std::vector<double>>>
      flows_;  ///< cumulative, by segment and active effects
};

}  // namespace habitus::simulator
