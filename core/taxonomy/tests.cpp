#include <algorithm>

#include "core/events/log.h"
#include "core/project/project.h"
#include "core/taxonomy/test.h"

namespace habitus::taxonomy {

size_t column_of(std::vector<std::string>& columns, const std::string& name) {
  const auto it = std::find(columns.begin(), columns.end(), name);
  if (it != columns.end()) return static_cast<size_t>(it - columns.begin());
  columns.push_back(name);
  return columns.size() - 1;
}

Result<Tests> Tests::make(Project& project, const std::vector<Test>& tests) {
  Tests out;
  for (const auto& test : tests) {
    if (is_order(test.op) && test.property != "event") {
      out.order_.push_back({test.property, test.op, bound_of(test), 0});
      continue;
    }
    TRY(const auto words, events::dictionary(project, test.property));
    const auto predicate = word_predicate(test);
    auto pass = std::make_shared<std::vector<uint8_t>>(words->size());
    for (uint32_t code = 0; code < words->size(); ++code)
      (*pass)[code] = code == 0 ? passes(test, {}, false) : predicate(words->word(code));
    out.text_.push_back({test.property, std::move(pass), -1});
  }
  return out;
}

void Tests::bind(events::Need& need) {
  for (auto& t : text_)
    if (t.property != "event") t.column = static_cast<int>(column_of(need.text, t.property));
  for (auto& t : order_) t.column = column_of(need.number, t.property);
}

}  // namespace habitus::taxonomy
