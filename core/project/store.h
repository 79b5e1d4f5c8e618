#pragma once
#include <SQLiteCpp/SQLiteCpp.h>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <type_traits>

#include <queue>

#include "core/base/progress.h"
#include "core/base/result.h"

namespace habitus {

/// The one SQLite connection of a project, owned by one thread. Everybody else hands it work:
///
///     TRY(int64_t n, store.read([](SQLite::Database& db) -> Result<int64_t> { … }));
///     CHECK(store.write([&](SQLite::Database& db) -> Done { … }));   // one transaction, rolled back on
///     error
///
/// Exceptions of SQLiteCpp are caught here and come back as Errors that name the file. A call made from
/// inside a call runs at once, in the same transaction. Settings and their reasons:
/// shared/reference/reliability.md §5.
class Store {
 public:
  enum class Mode { read_write, read_only };
  /// Makes a new file; fails when `path` exists.
  static Result<std::unique_ptr<Store>> create(const std::string& path);
  /// Opens and checks an existing file: regular, ours (application_id), known schema, nothing foreign in it.
  static Result<std::unique_ptr<Store>> open(const std::string& path, Mode mode);
  /// Checkpoints, goes back to rollback mode and closes: afterwards the project is exactly one file.
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  /// Runs `work(db)` on the store's thread and waits for it. `work` returns a Result.
  template <class Work>
  auto read(Work work) -> std::invoke_result_t<Work, SQLite::Database&> {
    return call<std::invoke_result_t<Work, SQLite::Database&>>([&](SQLite::Database& db) { return work(db); },
                                                               false);
  }
  /// The same inside BEGIN IMMEDIATE … COMMIT; the first write of a session switches the file to WAL. A wish to stop
  /// ends it where SQLite stands, and all of it is undone (Kind::stopped).
  template <class Work>
  auto write(Work work, const Exec& exec = {}) -> std::invoke_result_t<Work, SQLite::Database&> {
    return call<std::invoke_result_t<Work, SQLite::Database&>>([&](SQLite::Database& db) { return work(db); },
                                                               true, exec);
  }

  const std::string& path() const { return path_; }
  bool read_only() const { return mode_ == Mode::read_only; }
  const std::string& writer() const { return writer_; }  ///< who else is the writer, see Project::writer
  /// A consistent copy of the project as it is now, made through SQLite's backup (never by copying the open
  /// file).
  Done copy_to(const std::string& path);
  /// Called inside every outermost write just before it commits (results kept in memory while somebody only
  /// looked).
  void before_commit(std::function<void(SQLite::Database&)> hook) { before_commit_ = std::move(hook); }
  /// Writes the WAL back into the file (after a large import, before a copy).
  Done checkpoint();

 private:
  Store(std::string path, Mode mode) : path_(std::move(path)), mode_(mode) {}
  void start();
  void run();  ///< the store's thread
  void submit(const std::function<void()>& task, const Exec& exec);  ///< runs on the store thread; returns when done
  void write_back();
  Done begin();
  Done commit();
  void rollback();
  Error translate(const SQLite::Exception& e) const;

  template <class R>
  R call(const std::function<R(SQLite::Database&)>& work, bool transaction, const Exec& exec = {}) {
    std::unique_ptr<R> answer;
    submit([&] {
      const bool outer = transaction && !in_transaction_;
      if (outer) {
        if (auto begun = begin(); !begun) {
          answer = std::make_unique<R>(tl::unexpected<Error>(begun.error()));
          return;
        }
      }
      try {
        answer = std::make_unique<R>(work(*db_));
      } catch (const SQLite::Exception& e) {
        answer = std::make_unique<R>(tl::unexpected<Error>(translate(e)));
      }
      if (!outer) return;
      if (!*answer) {
        rollback();
      } else if (auto done = commit(); !done) {
        answer = std::make_unique<R>(tl::unexpected<Error>(done.error()));
      }
    }, exec);
    return std::move(*answer);
  }

  std::string path_;
  Mode mode_;
  std::unique_ptr<SQLite::Database> db_;
  std::function<void(SQLite::Database&)> before_commit_;
  bool in_transaction_ = false;
  bool wal_ = false;
  std::string writer_;
  int lock_ = -1;  ///< descriptor of <project>.lock while we are the writer

  std::thread thread_;
  std::mutex mutex_;
  std::condition_variable wake_, done_;
  std::queue<std::function<void()>> tasks_;
  const void* running_ = nullptr;  ///< whose task SQLite works at
  bool writing_back_ = false;
  int wal_pages_ = 0;
  bool closing_ = false;
};

}  // namespace habitus
