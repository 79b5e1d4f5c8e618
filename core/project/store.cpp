#include "core/project/store.h"

#include <SQLiteCpp/Backup.h>
#include <chrono>
#include <filesystem>
#include <sqlite3.h>
#include <sys/stat.h>

#include "core/project/file.h"
#include "core/project/schema.h"

namespace habitus {
namespace {

/// The WAL goes back into the file from so many pages on, when nobody waits; from four times as many, whoever waits.
constexpr int kWalPages = 1000;

/// SQLite's message for a code, and what somebody can do about it.
Error explain(int code, const std::string& message, const std::string& path) {
  switch (code & 0xFF) {
    case SQLITE_FULL:
      return {Kind::resource, "The disk is full; nothing that was acknowledged is lost", path,
              "Free some space and repeat the last step"};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {Kind::refused, "The project is in use by another program", path,
              "Close the other program and try again"};
    case SQLITE_READONLY:
      return {Kind::refused, "The project is read-only", path, "Open it for writing, or save a copy"};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return {Kind::corrupt, Text("The project file is damaged: %1", {message}), path,
              "Restore it from a copy"};
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
      return {Kind::resource, Text("The project cannot be read or written: %1", {message}), path,
              "Check the disk and the rights of the folder"};
    case SQLITE_INTERRUPT:
      return {Kind::stopped, "Stopped", {}, {}};
    case SQLITE_NOMEM:
      return {Kind::resource, "There is not enough memory", path, "Close other programs and try again"};
    default:
      return {Kind::internal, Text("SQLite: %1", {message}), path, {}};
  }
}

void settle(SQLite::Database& db) {
  for (const char* pragma :
       {"PRAGMA synchronous = FULL", "PRAGMA cell_size_check = ON", "PRAGMA mmap_size = 0",
        "PRAGMA temp_store = MEMORY", "PRAGMA foreign_keys = ON", "PRAGMA recursive_triggers = OFF",
        "PRAGMA secure_delete = ON",
        "PRAGMA journal_size_limit = 67108864", "PRAGMA cache_size = -16384"})
    db.exec(pragma);
  db.setBusyTimeout(5000);
}

/// A writer that was killed leaves its last steps in a file beside the project. A connection that may not
/// write cannot carry them out, so they are carried out before it looks; unless the writer still lives.
void recover(const std::string& path) {
  std::error_code none;
  if (!std::filesystem::exists(path + "-journal", none) && !std::filesystem::exists(path + "-wal", none)) return;
  std::string owner;
  const int lock = lock_writer(path, owner);
  if (lock < 0) return;
  try {
    SQLite::Database db(path, SQLite::OPEN_READWRITE | SQLite::OPEN_NOFOLLOW);
    harden(db.getHandle());
    settle(db);
    db.exec("PRAGMA journal_mode = DELETE");
  } catch (const SQLite::Exception&) {
    // What is wrong will be said by whoever opens the file next.
  }
  unlock_writer(path, lock);
}

void once_per_process() {
  static const int done = [] {
    sqlite3_config(SQLITE_CONFIG_URI, 0);  // a name "file:…?vfs=" must stay a name
    return sqlite3_initialize();
  }();
  (void)done;
}

}  // namespace

Result<std::unique_ptr<Store>> Store::create(const std::string& path) {
  once_per_process();
  std::error_code none;  // a name that cannot be is refused where the file is made
  if (std::filesystem::exists(path, none))
    return fail(Kind::refused, "There is a file of this name already", path,
                "Choose another name, or delete the file first");
  std::unique_ptr<Store> store(new Store(path, Mode::read_write));
  const mode_t mask = ::umask(077);
  try {
    SQLite::Database db(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    db.exec("PRAGMA page_size = 16384");
    db.exec("PRAGMA auto_vacuum = INCREMENTAL");
    db.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
    db.exec("PRAGMA synchronous = FULL");
    CHECK(migrate(db));
  } catch (const SQLite::Exception& e) {
    ::umask(mask);
    return tl::unexpected<Error>(explain(e.getErrorCode(), e.what(), path));
  }
  ::umask(mask);
  sync_folder(path);
  return open(path, Mode::read_write);
}

Result<std::unique_ptr<Store>> Store::open(const std::string& path, Mode mode) {
  once_per_process();
  CHECK(inspect_file(path));
  std::unique_ptr<Store> store(new Store(path, mode));
  if (mode == Mode::read_write) {
    store->lock_ = lock_writer(path, store->writer_);
    if (store->lock_ < 0) store->mode_ = Mode::read_only;
  }
  if (mode == Mode::read_only) recover(path);
  try {
    const int flags =
        (store->read_only() ? SQLite::OPEN_READONLY : SQLite::OPEN_READWRITE) | SQLite::OPEN_NOFOLLOW |
        SQLite::OPEN_NOMUTEX;  // only one thread at a time has the connection
    store->db_ = std::make_unique<SQLite::Database>(path, flags);
    harden(store->db_->getHandle());
    settle(*store->db_);
    CHECK(check_schema(*store->db_));
    if (!store->read_only()) CHECK(migrate(*store->db_));
    // A file whose last writer was killed is still in WAL mode: the next writer's close makes it one file
    // again.
    store->wal_ = !store->read_only() && store->db_->execAndGet("PRAGMA journal_mode").getString() == "wal";
  } catch (const SQLite::Exception& e) {
    return tl::unexpected<Error>(explain(e.getErrorCode(), e.what(), path));
  }
  store->start();
  return store;
}

Store::~Store() {
  if (thread_.joinable()) {
    {
      const std::lock_guard lock(mutex_);
      closing_ = true;
    }
    wake_.notify_all();
    thread_.join();
  }
  if (db_ && wal_) {
    try {
      db_->exec("PRAGMA wal_checkpoint(TRUNCATE)");
      db_->exec("PRAGMA journal_mode = DELETE");
    } catch (const SQLite::Exception&) {
      // The WAL stays beside the file and is read back at the next opening: nothing is lost.
    }
  }
  db_.reset();
  if (wal_) sync_folder(path_);
  unlock_writer(path_, lock_);
}

void Store::start() {
  // No commit waits for the WAL: this only notes how long it has become.
  sqlite3_wal_hook(
      db_->getHandle(),
      [](void* self, sqlite3*, const char*, int pages) {
        static_cast<Store*>(self)->wal_pages_ = pages;
        return SQLITE_OK;
      },
      this);
  thread_ = std::thread([this] { run(); });
}

void Store::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    wake_.wait(lock, [this] { return closing_ || !tasks_.empty(); });
    if (tasks_.empty()) return;
    const auto task = std::move(tasks_.front());
    tasks_.pop();
    lock.unlock();
    task();
    lock.lock();
    const bool due = wal_pages_ >= kWalPages && !in_transaction_;
    if (!due || closing_ || (!tasks_.empty() && wal_pages_ < 4 * kWalPages)) continue;
    writing_back_ = wal_pages_ < 4 * kWalPages;  // and gives way to whoever comes
    lock.unlock();
    write_back();
    lock.lock();
    writing_back_ = false;
  }
}

void Store::write_back() {
  sqlite3_wal_checkpoint_v2(db_->getHandle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
  wal_pages_ = 0;  // where it gave way, the next commit says how long the WAL is, and it is tried again
}

void Store::submit(const std::function<void()>& task, const Exec& exec) {
  if (std::this_thread::get_id() == thread_.get_id()) {
    task();
    return;
  }
  bool finished = false;
  std::unique_lock lock(mutex_);
  tasks_.push([&] {
    {
      const std::lock_guard inner(mutex_);
      running_ = &finished;
    }
    task();
    const std::lock_guard inner(mutex_);
    running_ = nullptr;
    finished = true;
    done_.notify_all();
  });
  if (writing_back_) sqlite3_interrupt(db_->getHandle());
  wake_.notify_one();
  const auto is_finished = [&] { return finished; };
  if (!exec.progress) return done_.wait(lock, is_finished);
  while (!done_.wait_for(lock, std::chrono::milliseconds(10), is_finished))
    if (exec.stopped() && running_ == &finished) sqlite3_interrupt(db_->getHandle());
}

Done Store::begin() {
  if (read_only())
    return fail(Kind::refused, "The project is open for reading only", path_,
                "Close it where it is open for writing, or save a copy");
  try {
    if (!wal_) {
      db_->exec("PRAGMA journal_mode = WAL");
      wal_ = true;
    }
    db_->exec("BEGIN IMMEDIATE");
    in_transaction_ = true;
  } catch (const SQLite::Exception& e) {
    return tl::unexpected<Error>(translate(e));
  }
  return {};
}

Done Store::commit() {
  try {
    if (before_commit_) before_commit_(*db_);
    db_->exec("COMMIT");
    in_transaction_ = false;
  } catch (const SQLite::Exception& e) {
    const Error error = translate(e);
    rollback();
    return tl::unexpected<Error>(error);
  }
  return {};
}

void Store::rollback() {
  in_transaction_ = false;
  if (sqlite3_get_autocommit(db_->getHandle())) return;  // SQLite has rolled back already (disk full, …)
  try {
    db_->exec("ROLLBACK");
  } catch (const SQLite::Exception&) {
    // Nothing can be done here; the journal rolls back at the next opening.
  }
}

Error Store::translate(const SQLite::Exception& e) const {
  return explain(e.getErrorCode(), e.what(), path_);
}

Done Store::checkpoint() {
  return read([this](SQLite::Database& db) -> Done {
    if (wal_ && !in_transaction_) db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    return {};
  });
}

Done Store::copy_to(const std::string& path) {
  const std::string part = path + ".part";
  CHECK(read([&](SQLite::Database& db) -> Done {
    std::error_code none;
    std::filesystem::remove(part, none);
    SQLite::Database target(part, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    SQLite::Backup backup(target, db);
    while (backup.executeStep(4096) != SQLITE_DONE) {
    }
    return {};
  }));
  std::error_code code;
  sync_file(part);
  std::filesystem::rename(part, path, code);
  if (code)
    return fail(Kind::resource, Text("The copy cannot be written: %1", {code.message()}), path,
                "Choose another folder");
  sync_folder(path);
  return {};
}

}  // namespace habitus
