#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/base/time.h"

namespace habitus {

class Store;

/// One immutable version of a named spec. Equal specs of a kind have equal hashes; name, owner and reason are
/// not hashed.
struct Definition {
  std::string
      kind;  ///< "mapping", "taxonomy", "sessions", "funnel", "segment", "target", "features", "model", …
  std::string name;
  int version = 0;   ///< 1, 2, … within (kind, name)
  std::string hash;  ///< sha256(canonical({"kind":…,"spec":…}))
  std::string spec;  ///< canonical JSON text
  std::string owner;
  std::string reason;
  Time created = 0;
  bool head = false;  ///< the version everybody uses now

  Json json() const;  ///< the parsed spec
};

/// Versioned definitions, drafts and their undo. See house.md idea 2.
class Definitions {
 public:
  explicit Definitions(Store& store) : store_(store) {}

  static std::string hash_of(const std::string& kind, const Json& spec);

  /// Makes a version (or returns the head when the spec has not changed), moves the head to it, journals it,
  /// drops the draft.
  Result<Definition> apply(const std::string& kind, const std::string& name, const Json& spec,
                           const std::string& reason = {});
  Result<std::optional<Definition>> head(const std::string& kind, const std::string& name);
  /// Like head, but an Error that names kind and name when there is none.
  Result<Definition> need(const std::string& kind, const std::string& name);
  Result<Definition> by_hash(const std::string& hash);
  Result<std::vector<Definition>> heads(
      const std::string& kind = {});  ///< all kinds when empty; by kind, name
  Result<std::vector<Definition>> history(const std::string& kind,
                                          const std::string& name);  ///< newest first

  /// The draft while somebody drags: one overwritten row, no journal.
  Done set_draft(const std::string& kind, const std::string& name, const Json& spec);
  Result<std::optional<Json>> draft(const std::string& kind, const std::string& name);
  Done drop_draft(const std::string& kind, const std::string& name);

  /// Moves the last-changed head back (forward); returns what it points to now, nothing when there is nothing
  /// to undo.
  Result<std::optional<Definition>> undo();
  Result<std::optional<Definition>> redo();
  /// A definition can be removed from the heads (its versions stay, undo brings it back).
  Done retire(const std::string& kind, const std::string& name);

 private:
  Store& store_;
};

}  // namespace habitus
