#pragma once
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/events/scan.h"
#include "core/objectives/target.h"
#include "core/project/results.h"

namespace habitus::features {

using objectives::Maturity;

/// One column of the table that models are fitted on.
struct Column {
  enum class Kind { number, category };
  std::string name;  ///< unique in the frame, stable between builds: "count purchase 30 d"
  Kind kind = Kind::number;
  std::string source;  ///< name of the feature of the recipe that made it; a lag-4 feature makes four columns
                       ///< of one source
  std::string version;      ///< sha256 of that feature's own completed spec
  Duration window = 0;      ///< how far it looks back from the as-of moment; 0 = since ever
  std::string known_after;  ///< "arrival" (of its events), "import" (undated attribute), "dated" or "static"
                            ///< (attribute)
  std::string unit;         ///< "d", "events", "sessions", …; empty for plain numbers
  bool is_protected = false;
  std::vector<double> number;       ///< Kind::number: one per row, NaN = missing
  std::vector<uint32_t> code;       ///< Kind::category: one per row, index into levels
  std::vector<std::string> levels;  ///< levels[0] is "" = missing; the others ascending by bytes
};

/// Rows = (as-of, person), ordered by as-of, then by person key. All vectors of a frame have the same length.
struct Frame {
  std::vector<events::PersonKey> person;
  std::vector<Time> as_of;
  std::vector<double> label;  ///< 0 or 1; NaN where maturity is not `known`; empty when there is no target
  std::vector<Maturity> maturity;  ///< empty when there is no target
  /// The baseline "last value": the target's own condition over the window of equal length that ended at the
  /// as-of moment (0 or 1), NaN where that cannot be said. Empty when there is no target.
  std::vector<double> last_value;
  std::vector<Column> columns;  ///< in the order of the recipe

  size_t rows() const { return person.size(); }
  const Column* column(const std::string& name) const;
  /// sha256 over names, kinds and versions in order: what a model was fitted on and must be scored with.
  std::string schema_hash() const;
  /// sha256 over schema, rows, values (bits), labels: equal frames, equal bytes.
  std::string content_hash() const;
};

/// Builds the table. `spec` = {"set": name of a features definition or the definition itself, "target": name,
/// target or null, "as_of": list of ISO moments, {"every","from","to"} or null = those of the target}. Events
/// count when their time is before the as-of moment and they had arrived by then. One scan for all as-of
/// dates.
Result<Frame> build(Project& project, const Json& spec, const Exec& exec);
/// `spec` with every default filled in and every name checked: pin this one. A bare set of features (with
/// target and as_of beside it, or without) is a frame too.
Result<Json> complete_frame(Project& project, const Json& spec);
/// What `build` reads, for the keys of results that stand on a frame.
Result<ResultKey> key_of_frame(Project& project, const Json& complete);

}  // namespace habitus::features
