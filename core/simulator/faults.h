#pragma once
#include <string>
#include <vector>

#include "core/simulator/rows.h"
#include "core/simulator/spec.h"

namespace habitus::simulator {

/// What an importer is to do with a faulty record.
enum class Fate {
  rejected,   ///< into quarantine
  duplicate,  ///< the same event a second time
  stored,     ///< unusual but right
  skipped,    ///< a record without content (a blank line)
};
const char* fate_name(Fate fate);

/// One planted fault. `record` and `line` count from 1 and leave the header record out, but its line in, as
/// habitus::Problem does; `column` is empty when the whole record is at fault.
struct Fault {
  std::string kind;
  Fate fate = Fate::rejected;
  int64_t record = 0, line = 0, byte = 0;
  std::string column;
  std::string good;  ///< the record as it should have been
};

/// Reads {"rows": 240, "kinds": ["time_missing", …]} into `spec`; without kinds, all that fit the format are
/// planted.
Done read_faults(const Json& json, Spec& spec);
std::vector<std::string> fault_kinds(Format format);

/// Which rows of `rows` are faulty, ascending, and with what: `spec.faults` of them, the kinds in turn, by
/// the seed.
struct Plan {
  std::vector<int64_t> row;
  std::vector<std::string> kind;
};
Plan plan_faults(const Spec& spec, Format format, int64_t rows);

/// Writes `cells` with the fault `kind` (with line ends). `records` and `lines` count what has been written
/// before in this block and are moved on. The fault's record, line and byte are relative to the block.
Fault write_fault(const Spec& spec, const Rows& rows, const std::string& kind,
                  const std::vector<std::string>& cells, int64_t& records, int64_t& lines, std::string& out);

}  // namespace habitus::simulator
