#pragma once
#include <string>
#include <utility>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/ingest/dialect.h"
#include "core/ingest/rules.h"

namespace habitus::ingest {

/// How the records of a source become events: definition kind "mapping". As JSON:
///
///     {"format":"csv", "encoding":"utf-8", "delimiter":",", "quote":"\"", "header":true, …          the
///     dialect (dialect.h)
///      "actor":"customer_id" | {"columns":["a","b"],"join":"-"} | {"constant":"x"},                  who;
///      required "event":"name" | {"constant":"purchase"}, what; required
///      "time":{"columns":["date","clock"],"join":"
///      ","format":"iso","print":"…","zone":"UTC","gap":"reject"|"shift","overlap":"earlier"|"reject"},
///      "arrival":"import" | {"lag":"0 s"} | {"columns":["received"],"format":"epoch_ms"},             when
///      it became known "event_id":"id", "session":"…", "channel":"…", "value":"…", "weight":"…", optional
///      roles "properties":"rest" | ["a","b"], kept as properties "placeholders":["null","??",…], actor ids
///      that are none "skip":[{"column":"type","in":["heartbeat"]}, {"column":"type","not_in":["track"]},
///      {"column":"user","missing":true}], "repeats":"keep"|"drop", "namespace":"",
///      "rules":[…]}                                                    what records have to be like
///      (rules.h)
///
/// session, channel and value say what a property means; it keeps the name of its column (joined columns and
/// constants become properties named after the role). Every other column is a property of its own name.
struct Mapping {
  struct Role {
    std::vector<std::string> columns;
    std::string join;
    std::string constant;
    bool given() const { return !columns.empty() || !constant.empty(); }
  };
  struct TimeRole {
    Role from;
    std::string format = "iso", print, zone = "UTC";
    bool shift_gaps = false;  ///< readings that never happened: moved by the length of the gap, else refused
    bool refuse_overlaps = false;  ///< readings that happened twice: refused, else the earlier
  };
  struct Skip {
    std::string column;
    enum class Op { in, not_in, missing } op = Op::in;
    std::vector<std::string> values;
  };
  enum class Arrival { import, lag, column };

  Dialect dialect;
  Role actor, event, event_id, weight;
  TimeRole time, arrival;
  Arrival arrival_from = Arrival::import;
  Duration lag = 0;
  std::vector<std::pair<std::string, Role>> named;  ///< session, channel, value
  bool rest = true;                                 ///< every other column is a property
  std::vector<std::string> properties;              ///< when not `rest`
  std::vector<std::string> placeholders;            ///< lower case
  std::vector<Skip> skip;
  std::vector<Rule> rules;
  bool drop_repeats = false;
  std::string name_space;
  std::string spec;  ///< canonical JSON, complete
  std::string hash;  ///< of kind "mapping" and spec
};

/// The spec with every default filled in; unknown keys and wrong values are refused by name.
Result<Json> complete_mapping(const Json& spec);
Result<Mapping> parse_mapping(const Json& spec);
/// Checks that the columns a mapping names are there; the error says which are.
Done check_columns(const Mapping& mapping, const std::vector<std::string>& columns, const std::string& where);
/// Names of all columns a mapping reads for its roles.
std::vector<std::string> role_columns(const Mapping& mapping);

}  // namespace habitus::ingest
