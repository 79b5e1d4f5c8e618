#include <algorithm>
#include <fast_float/fast_float.h>
#include <map>

#include "core/identity/people.h"
#include "core/project/project.h"

namespace habitus::identity {
namespace {

/// Persons ascending; the values of person p are first[p] … first[p+1]−1, by the moment from which they hold.
class StoredColumn final : public Column {
 public:
  std::vector<events::PersonKey> persons;
  std::vector<uint32_t> first{0};
  std::vector<Time> since;
  std::vector<uint32_t> code;
  std::vector<std::string> words;
  std::vector<std::optional<double>> numbers;

  std::optional<std::string_view> text(events::PersonKey person, Time as_of) const override {
    const auto at = find(person, as_of);
    return at ? std::optional<std::string_view>(words[*at]) : std::nullopt;
  }
  std::optional<double> number(events::PersonKey person, Time as_of) const override {
    const auto at = find(person, as_of);
    return at ? numbers[*at] : std::nullopt;
  }

 private:
  std::optional<uint32_t> find(events::PersonKey person, Time as_of) const {
    const auto p = std::lower_bound(persons.begin(), persons.end(), person);
    if (p == persons.end() || *p != person) return {};
    const auto i = static_cast<size_t>(p - persons.begin());
    const auto from = since.begin() + first[i], to = since.begin() + first[i + 1];
    const auto after = std::upper_bound(from, to, as_of);
    if (after == from) return {};
    return code[static_cast<size_t>(after - since.begin()) - 1];
  }
};

std::optional<double> as_number(const std::string& word) {
  double value = 0;
  const auto [end, error] = fast_float::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc() || end != word.data() + word.size()) return {};
  return value;
}

struct StoredValue {
  events::PersonKey person;
  Time since;
  uint32_t code;
};

}  // namespace

Result<std::shared_ptr<const Column>> column(Project& project, const std::string& name) {
  TRY(const Attribute what, attribute(project, name));
  auto made = std::make_shared<StoredColumn>();
  std::vector<StoredValue> values;
  CHECK(project.store().read([&](SQLite::Database& db) -> Done {
    SQLite::Statement rows(db,
                           "SELECT person, since, dated, value FROM people_value v JOIN people_attribute a "
                           "ON a.id = v.attribute "
                           "WHERE a.name = ? ORDER BY person, since, dated DESC");
    rows.bind(1, name);
    std::map<std::string, uint32_t> codes;
    while (rows.executeStep()) {
      const auto [at, fresh] =
          codes.try_emplace(rows.getColumn(3).getString(), static_cast<uint32_t>(made->words.size()));
      if (fresh) made->words.push_back(at->first);
      const bool dated = rows.getColumn(2).getInt() != 0;
      values.push_back({static_cast<events::PersonKey>(rows.getColumn(0).getInt64()),
                        what.is_static && !dated ? kBeginning : rows.getColumn(1).getInt64(), at->second});
    }
    return {};
  }));
  // Stable: among undated values of a static attribute, which all hold since ever, the one imported last
  // wins.
  std::stable_sort(values.begin(), values.end(), [](const StoredValue& a, const StoredValue& b) {
    return a.person != b.person ? a.person < b.person : a.since < b.since;
  });
  for (const StoredValue& v : values) {
    if (made->persons.empty() || made->persons.back() != v.person) {
      made->persons.push_back(v.person);
      made->first.push_back(made->first.back());
    }
    made->since.push_back(v.since);
    made->code.push_back(v.code);
    ++made->first.back();
  }
  for (const auto& word : made->words) made->numbers.push_back(as_number(word));
  return std::shared_ptr<const Column>(std::move(made));
}

}  // namespace habitus::identity
