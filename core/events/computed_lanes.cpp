// How computed properties become columns of the log: their words once, then one table look-up an event.
#include <algorithm>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/parallel.h"
#include "core/events/computed.h"
#include "core/events/resident.h"

namespace habitus::events {

/// A computed property over the words of its columns.
struct Resident::Derived {
  Computed of;
  std::shared_ptr<const WordTable> words;
  std::vector<std::vector<uint32_t>> codes;  ///< by column of `of`: its code → ours
  std::vector<std::optional<Date>> births;   ///< of age, by code
  std::vector<uint32_t> ages;                ///< our code, by age
  uint32_t otherwise = 0;

  uint32_t age(uint32_t code, Time at) const {
    if (!births[code]) return otherwise;
    const auto years = age_at(*births[code], at);
    return years ? ages[static_cast<size_t>(*years)] : otherwise;
  }
};

namespace {

constexpr size_t kAges = 151;

template <class T, class Code>
void write_block(Lane& out, size_t rows, Code code) {
  T* to = out.as<T>();
  for (size_t i = 0; i < rows; ++i) to[i] = static_cast<T>(code(i));
}

/// One column: the new codes are the old ones through a table.
template <class T>
void translate(const Codes& from, const std::vector<uint32_t>& table, Lane& out) {
  T* to = out.as<T>();
  from.with([&](const auto* codes) {
    for (size_t i = 0; i < out.rows(); ++i) to[i] = static_cast<T>(table[codes[i]]);
  });
}

}  // namespace

const std::string* Resident::computed(const std::string& column) const {
  if (column.starts_with('{')) return &column;
  const auto found = log_.computed.find(column);
  return found == log_.computed.end() || stored(column) ? nullptr : &found->second;
}

Result<std::shared_ptr<const Resident::Derived>> Resident::derived(const std::string& column,
                                                                   const Exec& exec) {
  const std::lock_guard lock(mutex_);
  if (const auto found = derived_.find(column); found != derived_.end()) {
    if (found->second) return found->second;
    return fail(Kind::input, Text(QT_TRANSLATE_NOOP("core", "“%1” would be computed from itself"), {column}));
  }
  derived_[column] = nullptr;  // being made
  auto made = make_derived(column, exec);
  if (!made) derived_.erase(column);
  CHECK(made.map([](const auto&) {}));
  return derived_[column] = *made;
}

Result<std::shared_ptr<const Resident::Derived>> Resident::make_derived(const std::string& column,
                                                                        const Exec& exec) {
  TRY(const Json spec, parse_json(*computed(column), column));
  auto out = std::make_shared<Derived>();
  TRY(out->of, parse_computed(spec));
  std::vector<std::shared_ptr<const WordTable>> from;
  for (const auto& name : out->of.of) {
    TRY(auto table, words(name, exec));
    from.push_back(std::move(table));
  }
  Interner all;
  const bool age = out->of.kind == Computed::Kind::age;
  std::vector<std::vector<uint32_t>> raw(from.size());
  if (age) {
    for (uint32_t code = 0; code < from[0]->size(); ++code)
      out->births.push_back(code ? birth_of(from[0]->word(code)) : std::nullopt);
    for (size_t years = 0; years < kAges; ++years) all.code(std::to_string(years));
  } else {
    TRY(const WordMap map, word_map(log_.store, out->of));
    for (size_t s = 0; s < from.size(); ++s) {
      raw[s].push_back(0);
      for (uint32_t code = 1; code < from[s]->size(); ++code) {
        const auto value = map(from[s]->word(code));
        raw[s].push_back(value && !value->empty() ? all.code(*value) : 0);
      }
    }
  }
  if (!out->of.otherwise.empty()) all.code(out->of.otherwise);
  out->words = std::make_shared<WordTable>(all.words(), std::vector<uint64_t>(all.words().size(), 1));
  const auto final_code = [&](uint32_t code) { return code ? out->words->code(all.words()[code - 1]) : 0; };
  out->otherwise = out->of.otherwise.empty() ? 0 : out->words->code(out->of.otherwise);
  for (size_t years = 0; age && years < kAges; ++years)
    out->ages.push_back(out->words->code(std::to_string(years)));
  for (auto& table : raw) {
    for (uint32_t& code : table) {
      code = final_code(code);
      if (code == 0 && from.size() == 1) code = out->otherwise;
    }
    out->codes.push_back(std::move(table));
  }
  return std::shared_ptr<const Derived>(std::move(out));
}

Result<std::shared_ptr<const WordTable>> Resident::derived_words(const std::string& column,
                                                                 const Exec& exec) {
  TRY(const auto made, derived(column, exec));
  return made->words;
}

Done Resident::derive_codes(size_t from, size_t to, const Skeletons& skeletons, const std::string& column,
                            Lanes& out, const Exec& exec) {
  TRY(const auto made, derived(column, exec));
  const Derived& d = *made;
  std::vector<Lanes> sources(d.of.of.size());
  for (size_t s = 0; s < sources.size(); ++s)
    CHECK(build_lanes(from, to, skeletons, {Wanted::What::code, d.of.of[s]}, sources[s], exec));
  const int width = d.words->width();
  const bool done = parallel_for(to - from, exec, [&](size_t i) {
    const size_t b = from + i;
    const std::vector<int64_t>& time = skeletons[b].time;
    Lane lane(time.size(), width);
    const auto write = [&]<class T>(T) {
      const Codes first = sources[0][b].codes();
      if (!d.births.empty())
        return write_block<T>(lane, time.size(), [&](size_t r) { return d.age(first[r], time[r]); });
      if (sources.size() == 1) return translate<T>(first, d.codes[0], lane);
      std::vector<Codes> codes;
      for (const Lanes& source : sources) codes.push_back(source[b].codes());
      write_block<T>(lane, time.size(), [&](size_t r) {
        for (size_t s = 0; s < codes.size(); ++s)
          if (const uint32_t code = d.codes[s][codes[s][r]]) return code;
        return d.otherwise;
      });
    };
    if (width == 1) write(uint8_t());
    if (width == 2) write(uint16_t());
    if (width == 4) write(uint32_t());
    out[b] = std::move(lane);
  });
  return done ? Done{} : stopped_reading();
}

Done Resident::derive_numbers(size_t from, size_t to, const Skeletons& skeletons, const std::string& column,
                              Lanes& out, const Exec& exec) {
  Lanes codes;
  CHECK(derive_codes(from, to, skeletons, column, codes, exec));
  TRY(const auto table, derived_words(column, exec));
  std::vector<double> numbers;
  for (uint32_t code = 0; code < table->size(); ++code) numbers.push_back(number_of(table->word(code)));
  const bool done = parallel_for(to - from, exec, [&](size_t i) {
    const size_t b = from + i;
    Lane lane(codes[b].rows(), 8);
    double* to_row = lane.as<double>();
    codes[b].codes().with([&](const auto* code) {
      for (size_t r = 0; r < lane.rows(); ++r) to_row[r] = numbers[code[r]];
    });
    out[b] = std::move(lane);
  });
  return done ? Done{} : stopped_reading();
}

void Resident::adopt(const Resident& before) {
  const std::scoped_lock lock(mutex_, const_cast<Resident&>(before).mutex_);
  skeletons_ = before.skeletons_;
  for (const auto& [name, table] : before.words_)
    if (!before.derived_.contains(name)) words_[name] = table;
  for (const Kept& kept : before.kept_)
    if (!before.derived_.contains(kept.key.substr(1))) kept_.push_back(kept);
  clock_ = before.clock_;
}

}  // namespace habitus::events
