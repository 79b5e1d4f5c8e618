#pragma once
#include <tl/expected.hpp>

#include "core/base/text.h"

namespace habitus {

/// What sort of thing went wrong; the command line turns it into an exit code (see app/main_cli.cpp).
enum class Kind {
  input,     ///< the user's file, spec or argument is wrong: exit 2
  missing,   ///< something named does not exist: exit 2
  refused,   ///< the house says no (gate, lock, unknown schema, own approval): exit 1
  failed,    ///< a check that was asked for did not hold: exit 1
  stopped,   ///< cancelled by the user: exit 130
  corrupt,   ///< stored bytes are not what was written: exit 1
  resource,  ///< disk, memory, permissions: exit 3
  internal,  ///< a promise of ours was broken: exit 4
};

/// What went wrong, where ("orders.csv, record 118, line 131, column price"), what to do next.
struct Error {
  Kind kind = Kind::internal;
  Text what;
  std::string where;
  Text next;
};

/// Either a value or an Error. Nothing in Habitus throws; exceptions of libraries are caught at the door they
/// enter by.
template <class T>
using Result = tl::expected<T, Error>;
using Done = Result<void>;

inline tl::unexpected<Error> fail(Kind kind, Text what, std::string where = {}, Text next = {}) {
  return tl::unexpected<Error>(Error{kind, std::move(what), std::move(where), std::move(next)});
}

/// "what (where). next" in English, for logs and stderr.
inline std::string english(const Error& e) {
  std::string out = english(e.what);
  if (!e.where.empty()) out += " (" + e.where + ")";
  if (!e.next.empty()) out += ". " + english(e.next);
  return out;
}

/// One bad value in somebody's data: enough to click on it and land there. `row` and `line` count from 1.
struct Problem {
  std::string file;
  int64_t row = 0;   ///< record number, header not counted
  int64_t line = 0;  ///< physical line where the record begins
  int64_t byte = 0;  ///< offset of the record in the uncompressed file
  std::string column;
  std::string value;  ///< the offending text, first 80 bytes
  Text why;
};

/// `TRY(auto x, f())`: x is the value, or the function returns f's error.
#define HABITUS_JOIN2(a, b) a##b
#define HABITUS_JOIN(a, b) HABITUS_JOIN2(a, b)
#define TRY(target, ...) TRY_AT(HABITUS_JOIN(result_, __LINE__), target, __VA_ARGS__)
#define TRY_AT(name, target, ...)                                            \
  auto name = (__VA_ARGS__);                                                 \
  if (!name) return tl::unexpected<habitus::Error>(std::move(name.error())); \
  target = std::move(*name)
/// `CHECK(f())`: the function returns f's error, if any.
#define CHECK(...)                            \
  if (auto checked = (__VA_ARGS__); !checked) \
  return tl::unexpected<habitus::Error>(std::move(checked.error()))

}  // namespace habitus
