#pragma once
#include <sqlite3.h>
#include <string>

#include "core/base/result.h"

namespace habitus {

/// Checks from outside, before SQLite sees a byte: a regular file, one link, no symlink, SQLite's magic and
/// our application_id.
Done inspect_file(const std::string& path);
/// Settings for files we did not make (reliability.md §5.1).
void harden(sqlite3* db);
/// Takes the writer's lock in `<path>.lock`; gives the descriptor, or −1 and the owner's "pid 12 on host
/// since …" in `owner`.
int lock_writer(const std::string& path, std::string& owner);
void unlock_writer(const std::string& path, int descriptor);
/// fsync of a file.
void sync_file(const std::string& path);
/// fsync of the folder that holds `path`.
void sync_folder(const std::string& path);

}  // namespace habitus
