#pragma once
#include <functional>
#include <string_view>

#include "core/base/result.h"

namespace habitus {
class Project;
}

namespace habitus::events {

/// The ids of all actors of one namespace, in no order. For joining tables and for looking at ids on this
/// machine; nothing of it may be stored or leave the program without the gate.
Done each_actor(Project& project, std::string_view name_space,
                const std::function<void(std::string_view)>& visit);

}  // namespace habitus::events
