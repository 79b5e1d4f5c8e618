#include "app/verbs/paper.h"

#if __has_include("views/paper/paper.h")
#include "views/paper/paper.h"
#endif

namespace habitus {

Result<std::string> print_pdf(const report::Document& document, const std::string& attached,
                              const report::Words& words) {
#if __has_include("views/paper/paper.h")
  return paper::pdf(document, attached, words);
#else
  static_cast<void>(document), static_cast<void>(attached), static_cast<void>(words);
  return std::string();
#endif
}

}  // namespace habitus
