#pragma once
#include <string>

#include "core/report/document.h"

/// Paints documents on paper: core/report's blocks as PDF. Qt Gui only; needs a QGuiApplication (the
/// offscreen platform will do).
namespace habitus::paper {

/// The PDF's bytes: A4, header and footer, "Page n of N", table heads repeated, the same bytes every time.
/// `attached` becomes card.json. Not tagged: the HTML is the accessible original, and the PDF says so.
Result<std::string> pdf(const report::Document& document, const std::string& attached,
                        const report::Words& words);

}  // namespace habitus::paper
