#include "core/base/hash.h"

#include <cstring>
#include <openssl/evp.h>
#include <sodium.h>

namespace habitus {

std::string to_hex(std::string_view bytes) {
  static const char digits[] = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    out += digits[static_cast<unsigned char>(c) >> 4];
    out += digits[static_cast<unsigned char>(c) & 15];
  }
  return out;
}

std::string to_hex(const Hash128& hash) {
  std::string bytes;
  for (const uint64_t word : hash)
    for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>(word >> shift);
  return to_hex(bytes);
}

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
  EVP_DigestInit_ex(static_cast<EVP_MD_CTX*>(context_), EVP_sha256(), nullptr);
}
Sha256::~Sha256() { EVP_MD_CTX_free(static_cast<EVP_MD_CTX*>(context_)); }
void Sha256::add(std::string_view bytes) {
  EVP_DigestUpdate(static_cast<EVP_MD_CTX*>(context_), bytes.data(), bytes.size());
}
std::string Sha256::hex() {
  unsigned char digest[32];
  unsigned int size = 0;
  EVP_DigestFinal_ex(static_cast<EVP_MD_CTX*>(context_), digest, &size);
  return to_hex({reinterpret_cast<const char*>(digest), size});
}

std::string Sha256::so_far() const {
  Sha256 copy;
  EVP_MD_CTX_copy_ex(static_cast<EVP_MD_CTX*>(copy.context_), static_cast<const EVP_MD_CTX*>(context_));
  return copy.hex();
}

std::string sha256(std::string_view bytes) {
  Sha256 hash;
  hash.add(bytes);
  return hash.hex();
}

namespace {
std::array<unsigned char, 16> key_of(uint64_t domain) {
  std::array<unsigned char, 16> key{'h', 'a', 'b', 'i', 't', 'u', 's', '1'};
  std::memcpy(key.data() + 8, &domain, 8);
  return key;
}
}  // namespace

uint64_t keyed64(uint64_t domain, std::string_view bytes) {
  uint64_t out;
  crypto_shorthash_siphash24(reinterpret_cast<unsigned char*>(&out),
                             reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                             key_of(domain).data());
  return out;
}

Hash128 keyed128(uint64_t domain, std::string_view bytes) {
  Hash128 out;
  crypto_shorthash_siphashx24(reinterpret_cast<unsigned char*>(out.data()),
                              reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                              key_of(domain).data());
  return out;
}

}  // namespace habitus
