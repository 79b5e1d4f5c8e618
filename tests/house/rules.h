#pragma once
#include "tests/house/tree.h"

namespace house {

/// core/ and views/: who may include whom, by the `room(…)` and `view(…)` lines; includes written from the
/// root.
Findings includes(const Tree& tree);
/// core/ knows no screen; nobody includes umbrella Qt headers; heavy headers stay out of headers.
/// `qt_headers` is Qt's include folder.
Findings libraries(const Tree& tree, const std::filesystem::path& qt_headers);
/// A file stays under 400 lines, a function under 60, mainwindow.cpp under 250.
Findings budgets(const Tree& tree);
/// Nothing is left open; core neither throws nor draws random numbers that other libraries or threads would
/// change.
Findings habits(const Tree& tree);
/// Tables are STRICT; no triggers, no views; files are numbered without gaps in meaning.
Findings schema(const Tree& tree);
/// Every text for people stands, finished, in every translations/*.ts (empty as long as there is none).
Findings translations(const Tree& tree);
/// Commands, files and verbs named in the README exist; every room stands in core/README.md.
Findings readme(const Tree& tree, const std::filesystem::path& root);
/// The top level holds only the names of house.md.
Findings top_level(const std::filesystem::path& root);

}  // namespace house
