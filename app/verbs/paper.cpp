#include "app/verbs/paper.h"

#if __has_include("views/paper/paper.h")
#include "views/paper/paper.h"
#endif

namespace habitus {

Result<std::string> print_pdf(const report::Document& document, const std::string& attached, bool annex) {
#if __has_include("views/paper/paper.h")
  return paper::pdf(document, attached, report::Words(), annex);
#else
  static_cast<void>(document), static_cast<void>(attached), static_cast<void>(annex);
  return std::string();
#endif
}

}  // namespace habitus
