#pragma once
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/events/scan.h"
#include "core/features/frame.h"
#include "core/objectives/window.h"
#include "core/taxonomy/picker.h"

namespace habitus::features {

/// One person as of one moment: all that a feature may look at.
struct View {
  const events::Slab& slab;
  events::PersonKey person = 0;
  Time as_of = 0;
  std::span<const uint32_t> rows;  ///< rows of the slab that were known as of the moment, in order of time
  std::span<const uint32_t* const> masks;  ///< picker masks, 32 picks each
  bool picked(uint32_t row, size_t pick) const { return masks[pick / 32][row] >> (pick % 32) & 1; }
  /// Positions in `rows` of events in [as_of − ends − window, as_of − ends); window 0 = since ever.
  struct Range {
    size_t first, last;
  };
  Range within(Duration window, Duration ends) const;
};

/// What features ask of the scan, shared by all of a recipe.
struct Demand {
  events::Need need;
  std::vector<Json> picks;  ///< completed, unique
  size_t pick(const Json& complete);
  size_t number(const std::string& property);
  size_t text(const std::string& property);
};

/// The picks of a demand, compiled: up to 32 share a picker.
class Pickers {
 public:
  struct Masks {
    std::vector<taxonomy::Picker::Scratch> scratch;
    std::vector<const uint32_t*> of;  ///< View::masks
    size_t revised = SIZE_MAX;        ///< the person whose masks are those of some moment
  };
  /// Also adds what they read to the demand's need.
  static Result<Pickers> make(Project& project, const taxonomy::Lens& lens, Demand& demand);
  const std::vector<const uint32_t*>& apply(const events::Slab& slab, Masks& masks) const;
  /// What was known of the slab's person number p as of a moment. Where a mask depends on several events, what
  /// had not arrived by then is taken out of it, too.
  void know(const events::Slab& slab, size_t p, Time as_of, objectives::Known& known, Masks& masks) const;

 private:
  std::vector<taxonomy::Picker> all_;
};

/// One feature of a recipe: one or more columns. Pure: the same view, the same bits.
class Feature {
 public:
  explicit Feature(Json spec);
  virtual ~Feature() = default;
  const Json& spec() const { return *spec_; }  ///< completed; its hash is the version
  /// Columns without values: name, kind, window, unit.
  const std::vector<Column>& columns() const { return columns_; }
  /// Before each scan; may be called again.
  virtual void bind(Demand&) {}
  /// Before each scan, too: the as-of moments whose views will come.
  virtual void prepare(const std::vector<Time>&) {}
  /// One number per column, NaN = missing. Category columns give a code of `words()`.
  virtual void value(const View& view, double* out) const = 0;
  /// The rows that make the value of one column, ascending.
  virtual void sources(const View& view, size_t column, std::vector<uint32_t>& rows) const = 0;
  /// Name of the property whose dictionary category codes belong to.
  virtual std::string words() const { return {}; }

 protected:
  void add_column(const std::string& suffix, Duration window, const std::string& unit,
                  Column::Kind kind = Column::Kind::number);
  std::shared_ptr<const Json> spec_;
  std::string name_, version_;
  Duration ends_ = 0;

 private:
  std::vector<Column> columns_;
};

/// Makes the feature of a completed spec that reads events (attributes have no object).
Result<std::unique_ptr<Feature>> make_feature(const Json& complete, const Zone& zone);

}  // namespace habitus::features
