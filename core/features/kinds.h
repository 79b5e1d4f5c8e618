#pragma once
#include <limits>

#include "core/features/feature.h"

// Shared by the kinds_*.cpp only, which define the types of core/features/recipe.h.
namespace habitus::features {

inline constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
inline double days(Duration d) { return static_cast<double>(d) / static_cast<double>(kDay); }
Duration duration_at(const Json& spec, const char* key);
/// Windows of a spec in its order; none written means one window since ever.
std::vector<Duration> windows_of(const Json& spec);
inline std::string suffix_of(Duration window) { return window == 0 ? "" : duration_text(window); }

/// Steps back from a moment: `edges[j]` is j steps before it; step j is [edges[j + 1], edges[j]). A calendar
/// month back is the same day and time of the month before in `zone`; a day that month lacks is its last.
std::vector<Time> step_edges(Time moment, const std::string& step, size_t steps, const Zone& zone);
/// "month" has no fixed length; as a bound it is 31 days.
Duration step_length(const std::string& step);
/// How many steps back, the latest included, a completed feature of the step kinds reads; 0 = another kind.
size_t steps_of(const Json& spec);

/// A feature of one pick whose rows are all rows of the window that match.
class Picking : public Feature {
 public:
  using Feature::Feature;
  void bind(Demand& demand) override;
  void sources(const View& view, size_t column, std::vector<uint32_t>& rows) const override;

 protected:
  size_t pick_ = 0;
};

std::unique_ptr<Feature> make_count_kind(const std::string& type, const Json& spec);
std::unique_ptr<Feature> make_value_kind(const std::string& type, const Json& spec, const Zone& zone);
std::unique_ptr<Feature> make_step_kind(const std::string& type, const Json& spec, const Zone& zone);
/// What the session pack can say, in the order of its columns.
std::vector<std::string> session_columns();
std::unique_ptr<Feature> make_session_kind(const Json& spec, const Zone& zone);

}  // namespace habitus::features
