#pragma once
#include <functional>

#include "views/kit/job.h"
#include "views/kit/view.h"

namespace habitus::kit {

/// Asks for a file, has rows written to it and says how many there are. `work` gets the file's name and runs on another
/// thread.
void write_table(View& view, Job& job, const QString& title,
                 std::function<Result<size_t>(const std::string& file, const Exec&)> work);

}  // namespace habitus::kit
