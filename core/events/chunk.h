#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/events/words.h"

namespace habitus::events {

/// One column of one run, as bytes: [kind][number of rows][lanes…], packed with zstd where that pays
/// (README.md has the layout to the byte). Readers return false on broken bytes and never read outside them.

/// Persons of a run, ascending, and how many rows each has.
std::string persons_chunk(std::span<const uint64_t> keys, std::span<const uint32_t> counts);
bool read_persons(std::string_view chunk, size_t rows, std::vector<uint64_t>& keys,
                  std::vector<uint32_t>& counts);

std::string ints_chunk(std::span<const int64_t> values);
bool read_ints_chunk(std::string_view chunk, size_t rows, std::vector<int64_t>& values);

std::string doubles_chunk(std::span<const double> values);
bool read_doubles_chunk(std::string_view chunk, size_t rows, std::vector<double>& values);

/// Texts: `codes[i]` is 0 where row i has none, else 1 + index into `words` (distinct, any order, unused ones
/// allowed).
std::string text_chunk(std::span<const uint32_t> codes, const std::vector<std::string_view>& words);

/// Texts that are packed hex or UUIDs (words.h), one a row.
std::string packed_chunk(std::string_view bytes, size_t width, bool uuid);

struct TextChunk {
  Words words;                  ///< repeated words are possible when the texts are stored row by row
  std::vector<uint32_t> uses;   ///< rows of each word; empty = one each
  std::vector<uint32_t> codes;  ///< per row: 0 missing, else 1 + index of the word
};
enum class Part { words, codes, all };  ///< what of a text chunk is wanted
bool read_text(std::string_view chunk, size_t rows, Part part, TextChunk& text);
struct PackedTexts {
  std::string_view bytes;  ///< `width` for each row; into the chunk or into `space`
  size_t width = 0;
  bool uuid = false;
};
/// The texts of a chunk as they are packed; nothing when they are stored in another way or some are missing.
std::optional<PackedTexts> read_packed(std::string_view chunk, size_t rows, std::string& space);
/// Per row the text as a number, NaN where there is none.
bool read_numbers(std::string_view chunk, size_t rows, std::vector<double>& numbers);

}  // namespace habitus::events
