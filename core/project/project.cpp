#include "core/project/project.h"

#include <filesystem>
#include <nlohmann/json.hpp>

namespace habitus {

Project::Project(std::unique_ptr<Store> store)
    : store_(std::move(store)), definitions_(*store_), results_(*store_), journal_(*store_), gate_(*store_) {}

Result<std::unique_ptr<Project>> Project::create(const std::string& path) {
  TRY(auto store, Store::create(path));
  std::unique_ptr<Project> project(new Project(std::move(store)));
  CHECK(project->store().write([&](SQLite::Database&) {
    return project->journal().append("create", Json{{"format", 1}});
  }));
  return project;
}

Result<std::unique_ptr<Project>> Project::open(const std::string& path, Store::Mode mode) {
  TRY(auto store, Store::open(path, mode));
  return std::unique_ptr<Project>(new Project(std::move(store)));
}

std::string Project::name() const { return std::filesystem::path(path()).stem().string(); }

Result<std::string> Project::setting(const std::string& key, const std::string& fallback) {
  return store_->read([&](SQLite::Database& db) -> Result<std::string> {
    SQLite::Statement q(db, "SELECT value FROM setting WHERE key = ?");
    q.bind(1, key);
    return q.executeStep() ? q.getColumn(0).getString() : fallback;
  });
}

Done Project::set_setting(const std::string& key, const std::string& value) {
  return store_->write([&](SQLite::Database& db) -> Done {
    SQLite::Statement q(
        db,
        "INSERT INTO setting(key, value) VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value");
    q.bind(1, key);
    q.bind(2, value);
    q.exec();
    return journal_.append("setting", Json{{"key", key}, {"value", value}});
  });
}

void* Project::shared_slot(const void* type, const std::function<std::shared_ptr<void>()>& make) {
  const std::lock_guard lock(shared_mutex_);
  for (const auto& [known, object] : shared_)
    if (known == type) return object.get();
  shared_.emplace_back(type, make());
  return shared_.back().second.get();
}

}  // namespace habitus
