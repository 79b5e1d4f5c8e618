#pragma once
#include <memory>
#include <string>

#include <QImage>

#include "core/report/document.h"

/// Paints documents on paper: core/report's blocks as PDF. Qt Gui only; needs a QGuiApplication (the
/// offscreen platform will do).
namespace habitus::paper {

/// The PDF's bytes: A4, header and footer, "Page n of N", table heads repeated, the same bytes every time.
/// `attached` becomes card.json. `annex`: the annexes alone, the tables a card leaves out. Not tagged: the
/// HTML is the accessible original, and the PDF says so.
Result<std::string> pdf(const report::Document& document, const std::string& attached,
                        const report::Words& words, bool annex = false);

/// The same in the words of the document's own language: what governance::Printer asks for.
Result<std::string> print(const report::Document& document, const std::string& attached, bool annex);

/// A drawing as PNG, twice as large as on a screen.
Result<std::string> png(const report::Drawing& drawing);

/// The same pages on a screen. Laying them out takes long and can be spread over many calls; until it is done there are
/// none to look at.
class Preview {
 public:
  Preview(const report::Document& document, const report::Words& words);
  ~Preview();
  bool lay_out(int ms);  ///< goes on for about so long; true when all is laid out
  int pages() const;
  QImage page(int number, int width) const;            ///< 0 is the first; so many device pixels wide
  int page_of(const std::string& section) const;       ///< where a section begins; 0 when it is not there
  double height_of(const std::string& section) const;  ///< … and how far down that page, 0 … 1

 private:
  struct Laid;
  std::unique_ptr<Laid> laid_;
};

}  // namespace habitus::paper
