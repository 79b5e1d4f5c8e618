#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace habitus {

/// Lower-case hex SHA-256, 64 characters. Specs, results, files and the journal are named by it.
std::string sha256(std::string_view bytes);

/// SHA-256 of a stream, for large files.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;
  void add(std::string_view bytes);
  std::string hex();            ///< ends the stream
  std::string so_far() const;   ///< of what has been added; the stream goes on

 private:
  void* context_;
};

using Hash128 = std::array<uint64_t, 2>;

/// SipHash-2-4 with a fixed, public key of ours, one key per `domain`. Not a secret: it only has to spread
/// well and to be the same in every project, so that equal logs have equal hashes wherever they were
/// imported.
uint64_t keyed64(uint64_t domain, std::string_view bytes);
Hash128 keyed128(uint64_t domain, std::string_view bytes);

std::string to_hex(std::string_view bytes);
std::string to_hex(const Hash128& hash);

}  // namespace habitus
