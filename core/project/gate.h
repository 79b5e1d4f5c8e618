#pragma once
#include <string>

#include "core/base/result.h"

namespace habitus {

class Store;

/// Why somebody wants to see people's data.
enum class Purpose {
  explore,  ///< an analyst at work: rows and aggregates
  audit,    ///< validation and fairness: aggregates by protected attributes
  share,    ///< leaves the program: aggregates only, small cells suppressed
  subject,  ///< one person's own data
  bench,    ///< measuring ourselves
};

/// The permission to read. Only the gate makes one, and every scan and exporter asks for one, so a way around
/// does not compile.
class Pass {
 public:
  Purpose purpose() const { return purpose_; }
  bool rows() const { return rows_; }         ///< may single persons or events be shown?
  int min_cell() const { return min_cell_; }  ///< cells below this are suppressed on `share` (k)

 private:
  friend class Gate;
  Pass(Purpose purpose, bool rows, int min_cell) : purpose_(purpose), rows_(rows), min_cell_(min_cell) {}
  Purpose purpose_;
  bool rows_;
  int min_cell_;
};

/// The one gate to people's data (house.md idea 4).
class Gate {
 public:
  explicit Gate(Store& store) : store_(store) {}
  /// Aggregates. Always granted; consent and erasure act inside the scan.
  Result<Pass> aggregates(Purpose purpose);
  /// Rows of single persons: refused on `share` and on a read-only project; journalled with `why` and the
  /// scope.
  Result<Pass> rows(Purpose purpose, const std::string& why);
  int min_cell();  ///< k, 10 unless the project says otherwise

 private:
  Store& store_;
};

}  // namespace habitus
