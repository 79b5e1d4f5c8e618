#include "core/project/results.h"

#include <nlohmann/json.hpp>

#include "core/base/clock.h"
#include "core/base/hash.h"
#include "core/project/checks.h"
#include "core/project/store.h"

namespace habitus {

std::string ResultKey::hash() const {
  return sha256(canonical(Json{{"algorithm", algorithm},
                               {"inputs", inputs},
                               {"kind", kind},
                               {"seed", std::to_string(seed)},
                               {"specs", specs}}));
}

std::string sum_of(const StoredResult& r) {
  Sha256 sum;
  for (const std::string* part : {&r.hash, &r.kind, &r.inputs, &r.body}) {
    sum.add(std::to_string(part->size()) + " ");
    sum.add(*part);
  }
  return sum.hex();
}

Results::Results(Store& store) : store_(store) {
  store_.before_commit([this](SQLite::Database& db) { flush(db); });
}

void Results::flush(SQLite::Database& db) {
  const std::lock_guard lock(mutex_);
  for (const auto& [hash, r] : waiting_) {
    SQLite::Statement q(
        db, "INSERT OR REPLACE INTO result(hash, kind, inputs, body, created, sum) VALUES(?, ?, ?, ?, ?, ?)");
    q.bind(1, hash);
    q.bind(2, r.kind);
    q.bind(3, r.inputs);
    q.bind(4, r.body);
    q.bind(5, r.created);
    q.bind(6, sum_of(r));
    q.exec();
  }
  waiting_.clear();
}

std::optional<StoredResult> Results::waiting(const std::string& hash) {
  const std::lock_guard lock(mutex_);
  const auto found = waiting_.find(hash);
  return found == waiting_.end() ? std::nullopt : std::optional(found->second);
}

Result<std::optional<StoredResult>> Results::find(const std::string& hash) {
  if (auto fresh = waiting(hash)) return fresh;
  return store_.read([&](SQLite::Database& db) -> Result<std::optional<StoredResult>> {
    SQLite::Statement q(db, "SELECT hash, kind, inputs, body, created, sum FROM result WHERE hash = ?");
    q.bind(1, hash);
    if (!q.executeStep()) return std::optional<StoredResult>();
    StoredResult r{q.getColumn(0), q.getColumn(1), q.getColumn(2), q.getColumn(3), q.getColumn(4).getInt64()};
    // What was altered, or kept by a program that did not sum, is computed anew and replaced.
    return sum_of(r) == q.getColumn(5).getString() ? std::optional(std::move(r)) : std::nullopt;
  });
}

Result<Json> Results::get(const ResultKey& key, const std::function<Result<Json>()>& compute) {
  const std::string hash = key.hash();
  std::optional<StoredResult> known;
  if (distrust_) {
    known = waiting(hash);
  } else {
    TRY(known, find(hash));
  }
  if (known) return Json::parse(known->body, nullptr, false);
  TRY(const Json body, compute());
  const std::string text = canonical(body);
  {
    const std::lock_guard lock(mutex_);
    if (waiting_.size() >= 1024) waiting_.erase(waiting_.begin());  // any may go: it can be computed again
    waiting_.insert_or_assign(hash, StoredResult{hash, key.kind, key.inputs, text, now()});
  }
  return Json::parse(text, nullptr, false);  // what a later reader will get, to the last digit
}

Result<std::vector<StoredResult>> Results::list(const std::string& kind) {
  return store_.read([&](SQLite::Database& db) -> Result<std::vector<StoredResult>> {
    SQLite::Statement q(
        db,
        "SELECT hash, kind, inputs, '', created FROM result WHERE ? = '' OR kind = ? ORDER BY kind, hash");
    q.bind(1, kind);
    q.bind(2, kind);
    std::vector<StoredResult> out;
    while (q.executeStep())
      out.push_back(
          {q.getColumn(0), q.getColumn(1), q.getColumn(2), q.getColumn(3), q.getColumn(4).getInt64()});
    return out;
  });
}

void Results::distrust(bool on) {
  const std::lock_guard lock(mutex_);
  waiting_.clear();
  distrust_ = on;
}

Done Results::clear() {
  {
    const std::lock_guard lock(mutex_);
    waiting_.clear();
  }
  return store_.write([](SQLite::Database& db) -> Done {
    db.exec("DELETE FROM result");
    return {};
  });
}

}  // namespace habitus
