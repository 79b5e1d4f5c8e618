#include "core/ingest/estimate.h"

#include <chrono>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/ingest/import.h"
#include "core/project/project.h"

namespace habitus::ingest {
namespace {

namespace fs = std::filesystem;
constexpr size_t kTrial = size_t{3} << 20;    ///< bytes of text that are imported on trial
constexpr size_t kSpread = size_t{64} << 10;  ///< bytes of a window in which records are counted
constexpr int kSpreads = 24;

/// A folder that is gone afterwards.
struct Folder {
  std::error_code none;  // then it is not made
  std::string path = (fs::temp_directory_path(none) / "habitus-trial-XXXXXX").string();
  bool made = ::mkdtemp(path.data()) != nullptr;
  ~Folder() {
    std::error_code ignored;
    if (made) fs::remove_all(path, ignored);
  }
};

/// Decoded bytes of a record in windows spread over a plain file: mean and standard error.
struct Width {
  double mean = 0, error = 0;
};
Result<Width> record_width(const Sample& s) {
  TRY(const auto bytes, ByteSource::open(s.path));
  const char eol = s.dialect.carriage_return ? '\r' : '\n';
  double sum = 0, squares = 0;
  int windows = 0;
  int64_t at = 0;
  for (int w = 0; w < kSpreads; ++w) {
    const int64_t target = s.file_bytes / kSpreads * w + s.file_bytes / kSpreads / 2;
    CHECK(bytes->skip(target - at));
    std::string text(kSpread, '\0');
    TRY(const size_t got, bytes->read(text.data(), text.size()));
    at = target + static_cast<int64_t>(got);
    text.resize(got);
    const size_t begin = text.find(eol);
    if (begin == std::string::npos) continue;
    text.erase(0, begin + 1);
    Block b;
    b.size = whole_records(s.dialect, s.columns.size(), text, false);
    b.text = text.substr(0, b.size);
    b.text.append(kPadding, '\0');
    parse(s.dialect, 0, b);
    if (b.records.empty()) continue;
    const double width = static_cast<double>(b.size) / static_cast<double>(b.records.size());
    sum += width;
    squares += width * width;
    ++windows;
  }
  if (windows < 2) return Width{s.bytes_per_record, s.bytes_per_record};
  const double mean = sum / windows, variance = std::max(0.0, squares / windows - mean * mean);
  return Width{mean, std::sqrt(variance / (windows - 1))};
}

/// How much text a compressed file holds, from what its beginning unpacked to; and how sure that is.
Done count_records(const Sample& s, Estimate& e) {
  const auto looked = static_cast<int64_t>(s.records.size()) + s.faulty;
  e.records = looked;
  if (s.whole || s.bytes_per_record <= 0) return {};
  if (!s.compressed && s.dialect.encoding != Encoding::utf16le && s.dialect.encoding != Encoding::utf16be) {
    TRY(const Width width, record_width(s));
    const double n = static_cast<double>(s.file_bytes) / width.mean;
    e.records = static_cast<int64_t>(n);
    e.records_within = static_cast<int64_t>(2.1 * n * width.error / width.mean) + 1;
    return {};
  }
  TRY(const auto text, TextSource::open(s.path, s.dialect.encoding));
  std::string head;
  CHECK(text->read(head, size_t{4} << 20));
  const double unpacked =
      static_cast<double>(head.size()) / static_cast<double>(std::max<int64_t>(1, text->bytes().consumed()));
  e.records = static_cast<int64_t>(static_cast<double>(s.file_bytes) * unpacked / s.bytes_per_record);
  e.records_within = e.records / 4;  // only the beginning was seen
  return {};
}

/// The proposal's mapping; what it asks about is filled in with something that costs as much.
Result<Mapping> trial_mapping(const Proposal& p) {
  TRY(Json m, parse_json(p.mapping));
  m.erase("key");
  m["encoding"] = "utf-8";
  if (!m.contains("actor")) m["actor"] = p.sample.columns.front().name;
  if (!m.contains("event")) m["event"] = Json{{"constant", "event"}};
  if (!m.contains("time")) m["time"] = Json{{"constant", "2025-01-01"}};
  return parse_mapping(m);
}

struct Trial {
  int64_t records = 0;
  double seconds = 0;
  int64_t bytes = 0;
};

Result<Trial> try_import(const Folder& folder, const std::string& text, const Mapping& mapping) {
  const std::string file = folder.path + "/" + std::to_string(text.size());
  std::ofstream(file, std::ios::binary) << text;
  Trial trial;
  const std::string path = file + ".habitus";
  int64_t empty = 0;
  {
    TRY(const auto project, Project::create(path));
    std::error_code none;
    empty = static_cast<int64_t>(fs::file_size(path, none));
    ImportRequest request;
    request.paths = {file};
    request.mapping = mapping;
    request.source = "trial";
    const auto begin = std::chrono::steady_clock::now();
    TRY(const ImportReport report, import_files(*project, request, {}));
    trial.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    trial.records = report.counts.read;
    TRY(const auto log, events::info(*project));
    trial.bytes = log.bytes;  // a little finds room in pages that were there before
  }
  std::error_code error;
  trial.bytes = std::max<int64_t>(trial.bytes, static_cast<int64_t>(fs::file_size(path, error)) - empty);
  return trial;
}

/// The first records of a file as UTF-8, with what stands before them, once about `bytes` and once half.
Result<std::pair<std::string, std::string>> first_records(const Sample& s, size_t bytes) {
  TRY(const auto reader, RecordReader::open(s.path, s.dialect));
  TRY(const auto text, TextSource::open(s.path, s.dialect.encoding));
  const auto head = static_cast<size_t>(reader->first_at());
  std::string all;
  for (size_t had = 1; all.size() < head + bytes && had != all.size();) {
    had = all.size();
    CHECK(text->read(all, head + bytes - had));
  }
  const auto until = [&](size_t n) {
    const std::string_view body = std::string_view(all).substr(std::min(head, all.size()), n);
    const size_t whole = whole_records(s.dialect, s.columns.size(), body, s.whole && n >= body.size());
    return all.substr(0, head + whole) + (s.dialect.format == Dialect::Format::json && !s.whole ? "]" : "");
  };
  return std::pair{until(bytes), until((all.size() - std::min(head, all.size())) / 2)};
}

}  // namespace

Result<Estimate> estimate(const Proposal& p) {
  Estimate e;
  const Sample& s = p.sample;
  if (!s.tabular || s.columns.empty()) return e;
  CHECK(count_records(s, e));
  const Folder folder;
  const auto mapping = trial_mapping(p);
  if (!folder.made || !mapping) return e;
  TRY(const auto texts, first_records(s, kTrial));
  const auto many = try_import(folder, texts.first, *mapping),
             few = try_import(folder, texts.second, *mapping);
  if (!many || !few || many->records == 0) return e;
  e.tried = many->records;
  const auto whole = static_cast<double>(e.records), n = static_cast<double>(many->records);
  const double more = n - static_cast<double>(few->records);
  // What each further record costs, by the difference of the two; the mean of the larger says how far off.
  const auto extend = [&](double large, double small, double& value, double& within) {
    const double mean = large / n * whole;
    value = more > 0 ? std::max(0.0, large + (large - small) / more * (whole - n)) : mean;
    within = std::fabs(mean - value) + value * static_cast<double>(e.records_within) / std::max(1.0, whole);
  };
  extend(many->seconds, few->seconds, e.seconds, e.seconds_within);
  double disk = 0, disk_within = 0;
  extend(static_cast<double>(many->bytes), static_cast<double>(few->bytes), disk, disk_within);
  e.disk_bytes = static_cast<int64_t>(disk);
  e.disk_within = static_cast<int64_t>(disk_within);
  return e;
}

}  // namespace habitus::ingest
