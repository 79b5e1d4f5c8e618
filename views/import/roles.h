#pragma once
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/ingest/sniff.h"

namespace habitus {

/// What a column is for. A role that several columns have is joined from them, in their order.
enum class Role {
  property,
  actor,
  event,
  time,
  arrival,
  event_id,
  session,
  channel,
  value,
  weight,
  left_out
};
inline constexpr int kRoles = 11;

/// Role of each column of the sample in a (possibly incomplete) mapping.
std::vector<Role> roles_in(const Json& mapping, const std::vector<ingest::ColumnSketch>& columns);
/// The mapping with these roles; what it says about times, arrival and constants is kept where it still
/// applies.
Json with_roles(Json mapping, const std::vector<ingest::ColumnSketch>& columns,
                const std::vector<Role>& roles);

}  // namespace habitus
