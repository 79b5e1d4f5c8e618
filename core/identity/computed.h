#pragma once
#include <memory>
#include <vector>

#include "core/base/json.h"
#include "core/identity/coded.h"

namespace habitus::identity {

/// The attributes that are in tables, without the computed ones.
Result<std::vector<Attribute>> stored_attributes(Project& project);
Result<std::shared_ptr<const Coded>> stored_column(Project& project, const Attribute& attribute);
/// Adds the computed attributes: definitions of kind "property" that are "on":"people"
/// (core/events/computed.h). They are protected when an attribute they are computed from is, static when all
/// of them are.
Done add_computed(Project& project, std::vector<Attribute>& all);
/// The definition of a computed attribute; nothing for one that is in tables.
Result<std::optional<Json>> computed_spec(Project& project, const std::string& name);
/// The values a definition gives. Age is as of the moment that is asked about; as of `kEnd`, of the log's
/// last event.
Result<std::shared_ptr<const Coded>> computed_column(Project& project, const Json& spec);

}  // namespace habitus::identity
