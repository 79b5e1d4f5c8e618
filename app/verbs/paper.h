#pragma once
#include "core/report/document.h"

namespace habitus {

/// The document as PDF bytes, painted offscreen by views/paper; empty in a program built without it.
/// `attached` becomes card.json inside; `annex` paints the annexes alone.
Result<std::string> print_pdf(const report::Document& document, const std::string& attached, bool annex);

}  // namespace habitus
