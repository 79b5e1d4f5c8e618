#include "core/project/gate.h"

#include <nlohmann/json.hpp>

#include "core/base/json.h"
#include "core/project/journal.h"
#include "core/project/store.h"

namespace habitus {

int Gate::min_cell() {
  const auto k = store_.read([](SQLite::Database& db) -> Result<int> {
    SQLite::Statement q(db, "SELECT value FROM setting WHERE key = 'gate.min_cell'");
    return q.executeStep() ? std::atoi(q.getColumn(0).getText()) : 10;
  });
  return k && *k > 0 ? *k : 10;
}

Result<Pass> Gate::aggregates(Purpose purpose) { return Pass(purpose, false, min_cell()); }

Result<Pass> Gate::rows(Purpose purpose, const std::string& why) {
  if (purpose == Purpose::share)
    return fail(Kind::refused, "Rows of single persons never leave in a shared document", store_.path(),
                "Share an aggregate instead");
  if (store_.read_only())
    return fail(Kind::refused, "A read-only project shows aggregates only", store_.path(),
                "Open it for writing to look at single persons");
  static constexpr const char* names[] = {"explore", "audit", "share", "subject", "bench"};
  Journal journal(store_);
  CHECK(journal.append("read.rows", Json{{"purpose", names[static_cast<int>(purpose)]}, {"why", why}}));
  return Pass(purpose, true, min_cell());
}

}  // namespace habitus
