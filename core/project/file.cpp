#include "core/project/file.h"

#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/time.h"
#include "core/project/schema.h"

namespace habitus {
namespace {

struct Descriptor {
  int fd;
  ~Descriptor() {
    if (fd >= 0) ::close(fd);
  }
};

bool lock_range(int fd) {
  struct flock range {};
  range.l_type = F_WRLCK;
  range.l_whence = SEEK_SET;
  range.l_len = 1;
  return ::fcntl(fd, F_OFD_SETLK, &range) == 0;
}

}  // namespace

Done inspect_file(const std::string& path) {
  const Descriptor file{::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC)};
  if (file.fd < 0) {
    const Kind kind = errno == ENOENT ? Kind::missing : errno == ELOOP ? Kind::refused : Kind::resource;
    return fail(kind, Text("The project cannot be opened: %1", {std::string(std::strerror(errno))}), path,
                errno == ELOOP ? Text("Open the file itself, not a link to it")
                               : Text("Check the name and the rights of the file"));
  }
  struct stat about {};
  ::fstat(file.fd, &about);
  if (!S_ISREG(about.st_mode) || about.st_nlink > 1)
    return fail(Kind::refused, "The project must be a regular file with one name", path,
                "Copy it to a plain file and open that");
  unsigned char header[100] = {};
  const bool whole = ::pread(file.fd, header, sizeof header, 0) == sizeof header && about.st_size >= 512;
  const int id = header[68] << 24 | header[69] << 16 | header[70] << 8 | header[71];
  if (!whole || std::memcmp(header, "SQLite format 3", 16) != 0 || id != kApplicationId)
    return fail(Kind::input, "This is not a Habitus project", path,
                "Choose a file made by Habitus, or make one with: habitus-cli new");
  return {};
}

void harden(sqlite3* db) {
  const auto set = [db](int option, int value) { sqlite3_db_config(db, option, value, nullptr); };
  set(SQLITE_DBCONFIG_DEFENSIVE, 1);
  set(SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0);
  set(SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0);
  set(SQLITE_DBCONFIG_ENABLE_TRIGGER, 0);
  set(SQLITE_DBCONFIG_ENABLE_VIEW, 0);
  set(SQLITE_DBCONFIG_DQS_DML, 0);
  set(SQLITE_DBCONFIG_DQS_DDL, 0);
  sqlite3_limit(db, SQLITE_LIMIT_LENGTH, 512 << 20);  // column chunks of large runs
  sqlite3_limit(db, SQLITE_LIMIT_SQL_LENGTH, 100000);
  sqlite3_limit(db, SQLITE_LIMIT_COLUMN, 200);
  sqlite3_limit(db, SQLITE_LIMIT_EXPR_DEPTH, 50);
  sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 1);
  sqlite3_limit(db, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200);
  sqlite3_limit(db, SQLITE_LIMIT_TRIGGER_DEPTH, 4);
  sqlite3_limit(db, SQLITE_LIMIT_WORKER_THREADS, 0);
}

// An open-file-description lock of its own file: closing any descriptor of the project itself would drop
// SQLite's locks, and a crash releases this one.
int lock_writer(const std::string& path, std::string& owner) {
  const std::string lock = path + ".lock";
  const int fd = ::open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0) return -1;
  struct stat mine {
  }, named{};
  const bool locked = lock_range(fd);
  // Its last owner may have removed the file between our open and our lock: then the name is somebody else's
  // by now.
  if (locked &&
      (::fstat(fd, &mine) != 0 || ::stat(lock.c_str(), &named) != 0 || mine.st_ino != named.st_ino)) {
    ::close(fd);
    return lock_writer(path, owner);
  }
  if (!locked) {
    char text[256] = {};
    if (::pread(fd, text, sizeof text - 1, 0) > 0) owner = text;
    ::close(fd);
    return -1;
  }
  char host[128] = {};
  ::gethostname(host, sizeof host - 1);
  const std::string text = "process " + std::to_string(::getpid()) + " on " + host;
  if (::ftruncate(fd, 0) != 0 || ::pwrite(fd, text.data(), text.size(), 0) < 0) owner.clear();
  return fd;
}

void unlock_writer(const std::string& path, int descriptor) {
  if (descriptor < 0) return;
  ::unlink((path + ".lock").c_str());
  ::close(descriptor);
}

void sync_file(const std::string& path) {
  const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (file.fd >= 0) ::fsync(file.fd);
}

void sync_folder(const std::string& path) {
  auto folder = std::filesystem::path(path).parent_path();
  const Descriptor dir{::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (dir.fd >= 0) ::fsync(dir.fd);
}

}  // namespace habitus
