#include <algorithm>
#include <fast_float/fast_float.h>
#include <map>

#include "core/identity/computed.h"
#include "core/identity/people.h"
#include "core/project/project.h"

namespace habitus::identity {
namespace {

/// Persons ascending; the values of person p are first[p] … first[p+1]−1, by the moment from which they hold.
class StoredColumn final : public Coded {
 public:
  std::vector<events::PersonKey> keys;
  std::vector<uint32_t> first{0};
  std::vector<Time> since;
  std::vector<uint32_t> codes;
  std::vector<std::string> texts;
  std::vector<std::optional<double>> numbers;

  std::optional<std::string_view> text(events::PersonKey person, Time as_of) const override {
    const auto at = code(person, as_of);
    return at ? std::optional<std::string_view>(texts[*at]) : std::nullopt;
  }
  std::optional<double> number(events::PersonKey person, Time as_of) const override {
    const auto at = code(person, as_of);
    return at ? numbers[*at] : std::nullopt;
  }
  const std::vector<events::PersonKey>& persons() const override { return keys; }
  const std::vector<std::string>& words() const override { return texts; }
  std::optional<uint32_t> code(events::PersonKey person, Time as_of) const override {
    const auto p = std::lower_bound(keys.begin(), keys.end(), person);
    if (p == keys.end() || *p != person) return {};
    const auto i = static_cast<size_t>(p - keys.begin());
    const auto from = since.begin() + first[i], to = since.begin() + first[i + 1];
    const auto after = std::upper_bound(from, to, as_of);
    if (after == from) return {};
    return codes[static_cast<size_t>(after - since.begin()) - 1];
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
  TRY(const auto spec, computed_spec(project, name));
  if (!spec)
    return stored_column(project, what).map([](auto made) { return std::shared_ptr<const Column>(made); });
  return computed_column(project, *spec).map([](auto made) { return std::shared_ptr<const Column>(made); });
}

Result<std::shared_ptr<const Coded>> stored_column(Project& project, const Attribute& what) {
  auto made = std::make_shared<StoredColumn>();
  std::vector<StoredValue> values;
  CHECK(project.store().read([&](SQLite::Database& db) -> Done {
    SQLite::Statement rows(db,
                           "SELECT person, since, dated, value FROM people_value v JOIN people_attribute a "
                           "ON a.id = v.attribute "
                           "WHERE a.name = ? ORDER BY person, since, dated DESC");
    rows.bind(1, what.name);
    std::map<std::string, uint32_t> known;
    while (rows.executeStep()) {
      const auto [at, fresh] =
          known.try_emplace(rows.getColumn(3).getString(), static_cast<uint32_t>(made->texts.size()));
      if (fresh) made->texts.push_back(at->first);
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
    if (made->keys.empty() || made->keys.back() != v.person) {
      made->keys.push_back(v.person);
      made->first.push_back(made->first.back());
    }
    made->since.push_back(v.since);
    made->codes.push_back(v.code);
    ++made->first.back();
  }
  for (const auto& word : made->texts) made->numbers.push_back(as_number(word));
  return std::shared_ptr<const Coded>(std::move(made));
}

}  // namespace habitus::identity
