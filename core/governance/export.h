#pragma once
#include <functional>
#include <string>
#include <vector>

#include "core/governance/card.h"

namespace habitus::governance {

/// Paints a document as PDF: the card itself, or (`annex`) its annexes. `attached` goes inside as card.json.
/// views/paper does it; core has no screen.
using Printer =
    std::function<Result<std::string>(const report::Document&, const std::string& attached, bool annex)>;

struct ExportWish {
  std::string folder;
  std::string language = "en";  ///< of report::languages()
  bool draft = false;           ///< although required parts are blank; the copies name them
};
struct Exported {
  Card card;
  std::vector<std::string> paths;
};

/// Makes the card (or report) of a kept definition, writes <folder>/<name>.html, .pdf, .annex.pdf and .md, of
/// a card also .json and .dictionary.md, and writes down in the journal what left the program, with the hash
/// of each file. A card that lacks a required part is refused (completeness.h) unless a draft is wanted.
Result<Exported> export_card(Project& project, const Definition& definition, const ExportWish& wish,
                             const Printer& print, const Exec& exec);

}  // namespace habitus::governance
