#pragma once
#include "core/report/question.h"

namespace habitus::properties {

/// Which values a property has, the most frequent first: of the log's own, of a computed one
/// (core/events/computed.h), or of a definition that is only being tried.
///
///     {"property":"price" | {"kind":"band","of":"price","cuts":[10,50]}, "top":20, "scope":{…}}
///
/// Answer: property, events (persons for a definition on people), missing {k,n,value,lo,hi}, distinct,
/// values[] {value, share {k,n,value,lo,hi}, persons}, the last one with "others": how many values it stands
/// for.
const report::Question& question();

/// Keeps a definition under its name; the error says what is wrong with it.
Result<Definition> define(Project& project, const std::string& name, const Json& spec,
                          const std::string& reason = {});
/// What a definition says, in one line: "band of price at 10, 50".
Text describe(const Json& spec);

}  // namespace habitus::properties
