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
std::unique_ptr<Feature> make_session_kind(const Json& spec, const Zone& zone);

}  // namespace habitus::features
