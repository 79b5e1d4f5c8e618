#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sodium.h>
#include <sstream>

#include <QtCore/qtmetamacros.h>

#include "core/base/hash.h"
#include "core/governance/approval.h"
#include "core/project/journal.h"

namespace habitus::governance {

namespace {
std::string from_hex(const std::string& hex) {
  std::string out(hex.size() / 2, '\0');
  size_t length = 0;
  if (sodium_hex2bin(reinterpret_cast<unsigned char*>(out.data()), out.size(), hex.data(), hex.size(),
                     nullptr, &length, nullptr) != 0)
    return {};
  out.resize(length);
  return out;
}
unsigned char* bytes(std::string& s) { return reinterpret_cast<unsigned char*>(s.data()); }
const unsigned char* bytes(const std::string& s) { return reinterpret_cast<const unsigned char*>(s.data()); }

std::string random_bytes(size_t n) {
  std::string out(n, '\0');
  randombytes_buf(out.data(), n);
  return out;
}

Result<std::string> stretched(const std::string& passphrase, const std::string& salt) {
  std::string key(crypto_secretbox_KEYBYTES, '\0');
  if (crypto_pwhash(bytes(key), key.size(), passphrase.data(), passphrase.size(), bytes(salt),
                    crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE,
                    crypto_pwhash_ALG_ARGON2ID13) != 0)
    return fail(Kind::resource, QT_TRANSLATE_NOOP("core", "Not enough memory to open the key"));
  return key;
}

Result<std::string> file_of(const std::string& folder, const std::string& name) {
  if (name.empty() || name.find('/') != std::string::npos || name[0] == '.')
    return fail(Kind::input, Text(QT_TRANSLATE_NOOP("core", "“%1” cannot be the name of a key"), {name}));
  return folder + "/" + name + ".key";
}
}  // namespace

std::string key_folder() {
  if (const char* own = std::getenv("HABITUS_KEYS"); own && *own) return own;
  if (const char* data = std::getenv("XDG_DATA_HOME"); data && *data)
    return std::string(data) + "/habitus/keys";
  const char* home = std::getenv("HOME");
  return std::string(home ? home : ".") + "/.local/share/habitus/keys";
}

Result<Key> make_key(const std::string& folder, const std::string& name, const std::string& passphrase) {
  if (sodium_init() < 0)
    return fail(Kind::internal, QT_TRANSLATE_NOOP("core", "The cryptographic library does not start"));
  namespace fs = std::filesystem;
  TRY(const std::string path, file_of(folder, name));
  std::error_code error;
  if (fs::exists(path, error))
    return fail(Kind::refused, Text(QT_TRANSLATE_NOOP("core", "“%1” already has a key"), {name}), path);
  fs::create_directories(folder, error);
  fs::permissions(folder, fs::perms::owner_all, error);
  std::string public_key(crypto_sign_PUBLICKEYBYTES, '\0'), secret(crypto_sign_SECRETKEYBYTES, '\0');
  crypto_sign_keypair(bytes(public_key), bytes(secret));
  Json json{{"format", "habitus-key-1"}, {"name", name}, {"public", to_hex(public_key)}};
  if (passphrase.empty()) {
    json["secret"] = to_hex(secret);
  } else {
    const std::string salt = random_bytes(crypto_pwhash_SALTBYTES),
                      nonce = random_bytes(crypto_secretbox_NONCEBYTES);
    TRY(const std::string key, stretched(passphrase, salt));
    std::string box(secret.size() + crypto_secretbox_MACBYTES, '\0');
    crypto_secretbox_easy(bytes(box), bytes(secret), secret.size(), bytes(nonce), bytes(key));
    json["salt"] = to_hex(salt), json["nonce"] = to_hex(nonce), json["sealed"] = to_hex(box);
  }
  {
    std::ofstream out(path, std::ios::binary);
    fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write, error);
    out << pretty(json);
    if (!out.flush())
      return fail(Kind::resource, QT_TRANSLATE_NOOP("core", "The key cannot be written"), path);
  }
  return Key{name, to_hex(public_key), secret};
}

Result<Key> load_key(const std::string& folder, const std::string& name, const std::string& passphrase) {
  if (sodium_init() < 0)
    return fail(Kind::internal, QT_TRANSLATE_NOOP("core", "The cryptographic library does not start"));
  TRY(const std::string path, file_of(folder, name));
  std::ifstream in(path, std::ios::binary);
  if (!in)
    return fail(Kind::missing, Text(QT_TRANSLATE_NOOP("core", "There is no key of “%1”"), {name}), path,
                QT_TRANSLATE_NOOP("core", "Make one with approve --new-key"));
  std::ostringstream text;
  text << in.rdbuf();
  TRY(const Json json, parse_json(text.str(), path));
  Key key{name, json.value("public", ""), {}};
  if (json.contains("secret")) {
    key.secret = from_hex(json["secret"].get<std::string>());
  } else {
    const std::string salt = from_hex(json.value("salt", "")), nonce = from_hex(json.value("nonce", "")),
                      box = from_hex(json.value("sealed", ""));
    if (salt.size() != crypto_pwhash_SALTBYTES || nonce.size() != crypto_secretbox_NONCEBYTES ||
        box.size() != crypto_sign_SECRETKEYBYTES + crypto_secretbox_MACBYTES)
      return fail(Kind::corrupt, QT_TRANSLATE_NOOP("core", "The key file is damaged"), path);
    TRY(const std::string stretched_key, stretched(passphrase, salt));
    key.secret.resize(crypto_sign_SECRETKEYBYTES);
    if (crypto_secretbox_open_easy(bytes(key.secret), bytes(box), box.size(), bytes(nonce),
                                   bytes(stretched_key)) != 0)
      return fail(Kind::refused, QT_TRANSLATE_NOOP("core", "The passphrase does not open this key"), path,
                  QT_TRANSLATE_NOOP("core", "Give it in HABITUS_PASSPHRASE"));
  }
  if (key.secret.size() != crypto_sign_SECRETKEYBYTES || to_hex(key.secret.substr(32)) != key.public_hex)
    return fail(Kind::corrupt, QT_TRANSLATE_NOOP("core", "The key file is damaged"), path);
  return key;
}

Result<Key> key_for(const std::string& name, const std::string& passphrase) {
  const std::string folder = key_folder();
  auto key = load_key(folder, name, passphrase);
  return key || key.error().kind != Kind::missing ? key : make_key(folder, name, passphrase);
}

std::string own_public_key() {
  const std::string actor = current_actor();
  for (const std::string& name : {actor, actor.substr(0, actor.find(" ("))}) {
    std::ifstream in(key_folder() + "/" + name + ".key", std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in) continue;
    const Json json = Json::parse(text.str(), nullptr, false);
    if (json.is_object()) return json.value("public", "");
  }
  return {};
}

Result<std::string> signature_of(const Key& key, const std::string& text) {
  if (sodium_init() < 0 || key.secret.size() != crypto_sign_SECRETKEYBYTES)
    return fail(Kind::internal, QT_TRANSLATE_NOOP("core", "The cryptographic library does not start"));
  std::string signature(crypto_sign_BYTES, '\0');
  crypto_sign_detached(bytes(signature), nullptr, bytes(text), text.size(), bytes(key.secret));
  return to_hex(signature);
}

bool signature_holds(const std::string& public_hex, const std::string& signature_hex,
                     const std::string& text) {
  const std::string key = from_hex(public_hex), signature = from_hex(signature_hex);
  return sodium_init() >= 0 && key.size() == crypto_sign_PUBLICKEYBYTES &&
         signature.size() == crypto_sign_BYTES &&
         crypto_sign_verify_detached(bytes(signature), bytes(text), text.size(), bytes(key)) == 0;
}

}  // namespace habitus::governance
