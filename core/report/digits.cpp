#include <vector>

#include "core/report/document.h"
#include "core/report/markup.h"

namespace habitus::report {

namespace {
struct Open {
  std::string name;
  bool bound;
};

bool void_element(const std::string& name) {
  return name == "meta" || name == "link" || name == "br" || name == "img" || name == "hr" ||
         name == "input" || name == "!doctype";
}

bool known_definition(const std::string& tag) {
  const size_t at = tag.find("data-def=\"");
  if (at == std::string::npos) return false;
  const std::string name = tag.substr(at + 10, tag.find('"', at + 10) - at - 10);
  for (const Listed& l : listed_definitions())
    if (name == l.def) return true;
  return false;
}
}  // namespace

std::vector<std::string> unbound_digits(const std::string& page) {
  std::vector<std::string> offending;
  std::vector<Open> stack;
  size_t at = 0;
  while (at < page.size()) {
    const size_t tag = page.find('<', at);
    const std::string text = page.substr(at, tag == std::string::npos ? std::string::npos : tag - at);
    if (has_digits(text) && (stack.empty() || !stack.back().bound)) offending.push_back(text);
    if (tag == std::string::npos) break;
    const size_t end = page.find('>', tag);
    if (end == std::string::npos) break;
    const std::string inner = page.substr(tag + 1, end - tag - 1);
    at = end + 1;
    if (!inner.empty() && inner[0] == '/') {
      if (!stack.empty()) stack.pop_back();
      continue;
    }
    const std::string name = inner.substr(0, inner.find_first_of(" />"));
    if (name == "style") {
      at = page.find("</style>", at);
      if (at == std::string::npos) break;
      at += 8;
      continue;
    }
    if (void_element(name) || inner.back() == '/') continue;
    const bool bound = (!stack.empty() && stack.back().bound) ||
                       inner.find("data-fact=\"f") != std::string::npos || known_definition(inner);
    stack.push_back({name, bound});
  }
  return offending;
}

}  // namespace habitus::report
