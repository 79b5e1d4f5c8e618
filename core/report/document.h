#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/report/fact.h"

namespace habitus::report {

/// A mark stands beside its word, never alone; shape and fill differ as well as colour.
enum class Sign { none, pass, insufficient, fail, finding, forbidden, filled, open, not_applicable };

struct DocumentCell {
  Line line;
  Line second;  ///< quieter, below: an interval
  Sign sign = Sign::none;
  std::shared_ptr<const Drawing> drawing;  ///< interval against its limit
  std::string target = {};                 ///< in the first cell: the section the row leads to
  Text word = {};                          ///< beside the mark, where it is not the mark's own
  Text said() const;                       ///< the word beside the mark; empty without a mark
};
struct DocumentTable {
  Line caption;
  std::vector<Column> columns;
  std::vector<std::vector<DocumentCell>> rows;
  std::vector<double> widths;  ///< shares of the width; empty = by content
  bool dense = false;          ///< many sentences to look up: smaller type, over the whole width
};
/// A figure as laid out for documents, with the facts its runs show.
struct DocumentFigure {
  Drawing drawing;  ///< logical px, kFigureWidth wide at most
  Line caption;
  size_t answer = 0;
  std::map<std::string, int> facts;  ///< JSON pointer → fact
};
inline constexpr double kFigureWidth = 600, kHalfWidth = 360;  ///< kHalfWidth: of one beside another

struct Block {
  enum class Kind { heading, lead, paragraph, list, code, table, figure };
  Kind kind = Kind::paragraph;
  Line line;
  std::vector<Line> items;
  DocumentTable table;
  std::shared_ptr<const DocumentFigure> figure;
  bool half = false;  ///< with what it leads to it stands beside the next of its kind
};
/// From `from` on: where the blocks that stand together in half the width end. A figure or table ends them; none = from.
size_t half_end(const std::vector<Block>& blocks, size_t from);

struct Section {
  std::string number;  ///< "7"
  Text title;
  Sign state = Sign::open;  ///< filled, open, not_applicable
  Line answered_by;         ///< who, or why not
  std::string annex;        ///< places in Annex IV
  std::vector<Block> blocks;
};

struct Signature {
  std::string name, role, decision, time, key,
      signature;  ///< texts as printed; signature empty = not yet signed
};

/// A finished document as blocks. HTML, Markdown, JSON (core/report) and PDF (views/paper) are renderings of
/// it.
struct Document {
  Text kind;  ///< "Model card"
  std::string project, title, version;
  Line purpose;
  std::vector<Text> bands;      ///< DRAFT …, OUTDATED …
  Text caution;                 ///< how its figures must not be read: stands on every copy
  std::string language = "en";  ///< of report::languages()
  Sign verdict = Sign::none;
  Line verdict_title, verdict_text;
  std::vector<std::pair<Text, Line>> strip;  ///< six facts of the verdict strip
  struct Minute {
    Sign sign = Sign::none;
    Line title, line;
  };
  std::vector<Minute> minute;  ///< six sentences
  Line gates_title;
  std::optional<DocumentTable> gates;
  std::vector<std::pair<Line, Line>> asked;  ///< what is asked: title, text
  std::vector<Section> sections;
  std::vector<Section> annexes;  ///< long tables, numbered "A" and the number of their section
  std::vector<Signature> signatures;
  std::shared_ptr<const Drawing> seal;           ///< QR of card hash and journal head
  std::string card_hash, journal_head, created;  ///< created: ISO time
  int64_t journal_entry = 0;
  std::string definition;  ///< kind/name@version and its hash, of the card itself
  std::vector<std::string> result_hashes() const;
  Ledger ledger;
};

/// SHA-256 of the canonical JSON of everything but signatures: what an approval signs.
std::string content_hash(const Document& document, const Words& words);

/// One self-contained page: no script, no request, CSP, accessible as look/documents.md says.
std::string html(const Document& document, const Words& words);
/// README.md with Hugging Face metadata given as YAML lines.
std::string markdown(const Document& document, const Words& words, const std::string& yaml);

/// Proves "every run of digits belongs to a fact or a listed definition": the first offending texts, none
/// when it holds.
std::vector<std::string> unbound_digits(const std::string& html);

}  // namespace habitus::report
