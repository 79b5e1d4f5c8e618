#pragma once
#include <string>
#include <utility>
#include <vector>

#include "core/report/document.h"
#include "core/report/figure.h"
#include "core/report/words.h"

namespace habitus::report {

/// The figures of one answer as one HTML page that stands alone: title, facts about it (why it was chosen,
/// definition, hashes), and of each figure its sentence, picture, caption and table. What may leave is
/// decided before: give it figures of governance::leaving_figures.
struct Page {
  std::string title;
  std::string lead;                                        ///< in the analyst's own words: the reason
  std::vector<std::pair<std::string, std::string>> facts;  ///< label, text
  std::vector<Figure> figures;
};
std::string html(const Page& page, const Words& words);
/// The same as a document for paper. It has no passports: an exported report (governance) has them.
Document document(const Page& page, const Words& words);
/// A table with every digit of its numbers; intervals become columns of their own.
std::string csv(const Table& table, const Words& words);

}  // namespace habitus::report
