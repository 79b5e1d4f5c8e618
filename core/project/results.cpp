#include "core/project/results.h"

#include <chrono>
#include <nlohmann/json.hpp>

#include "core/base/hash.h"
#include "core/project/store.h"

namespace habitus {

std::string ResultKey::hash() const {
  return sha256(canonical(Json{{"algorithm", algorithm}, {"inputs", inputs}, {"kind", kind}, {"seed", std::to_string(seed)}, {"specs", specs}}));
}

Result<std::optional<StoredResult>> Results::find(const std::string& hash) {
  return store_.read([&](SQLite::Database& db) -> Result<std::optional<StoredResult>> {
    SQLite::Statement q(db, "SELECT hash, kind, inputs, body, created FROM result WHERE hash = ?");
    q.bind(1, hash);
    if (!q.executeStep()) return std::optional<StoredResult>();
    return StoredResult{q.getColumn(0), q.getColumn(1), q.getColumn(2), q.getColumn(3), q.getColumn(4).getInt64()};
  });
}

Result<Json> Results::get(const ResultKey& key, const std::function<Result<Json>()>& compute) {
  const std::string hash = key.hash();
  TRY(const auto stored, find(hash));
  if (stored) return Json::parse(stored->body, nullptr, false);
  TRY(Json body, compute());
  const std::string text = canonical(body);
  if (!store_.read_only()) {
    CHECK(store_.write([&](SQLite::Database& db) -> Done {
      SQLite::Statement q(db, "INSERT OR REPLACE INTO result(hash, kind, inputs, body, created) VALUES(?, ?, ?, ?, ?)");
      q.bind(1, hash);
      q.bind(2, key.kind);
      q.bind(3, key.inputs);
      q.bind(4, text);
      q.bind(5, static_cast<int64_t>(std::chrono::duration_cast<std::chrono::microseconds>(
                    std::chrono::system_clock::now().time_since_epoch()).count()));
      q.exec();
      return {};
    }));
  }
  return Json::parse(text, nullptr, false);  // what a later reader will get, to the last digit
}

Result<std::vector<StoredResult>> Results::list(const std::string& kind) {
  return store_.read([&](SQLite::Database& db) -> Result<std::vector<StoredResult>> {
    SQLite::Statement q(db, "SELECT hash, kind, inputs, '', created FROM result WHERE ? = '' OR kind = ? ORDER BY kind, hash");
    q.bind(1, kind);
    q.bind(2, kind);
    std::vector<StoredResult> out;
    while (q.executeStep()) out.push_back({q.getColumn(0), q.getColumn(1), q.getColumn(2), q.getColumn(3), q.getColumn(4).getInt64()});
    return out;
  });
}

Done Results::clear() {
  return store_.write([](SQLite::Database& db) -> Done {
    db.exec("DELETE FROM result");
    return {};
  });
}

}  // namespace habitus
