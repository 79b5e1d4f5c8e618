#include "core/report/document.h"

#include "core/base/hash.h"
#include "core/report/html_parts.h"

namespace habitus::report {

Text DocumentCell::said() const { return sign != Sign::none && !word.empty() ? word : sign_word(sign); }

size_t half_end(const std::vector<Block>& blocks, size_t from) {
  for (size_t i = from; i < blocks.size() && blocks[i].half; ++i)
    if (blocks[i].kind == Block::Kind::figure || blocks[i].kind == Block::Kind::table) return i + 1;
  return from;
}

std::vector<std::string> Document::result_hashes() const {
  std::vector<std::string> all;
  for (const Answer& a : ledger.answers) all.push_back(a.result);
  return all;
}

std::string content_hash(const Document& document, const Words& words) {
  Document bare = document;
  bare.signatures.clear();
  bare.card_hash.clear();
  bare.seal.reset();
  return sha256(html(bare, words));
}

}  // namespace habitus::report
