#include "core/ingest/import.h"

#include <algorithm>
#include <filesystem>
#include <future>
#include <nlohmann/json.hpp>
#include <tbb/global_control.h>
#include <thread>
#include <utility>
#if defined(__GLIBC__)
#include <malloc.h>
#endif

#include <QtCore/qglobal.h>

#include "core/base/hash.h"
#include "core/ingest/pipeline.h"
#include "core/ingest/sources.h"
#include "core/project/project.h"

namespace habitus::ingest {
namespace {

namespace fs = std::filesystem;
constexpr size_t kShownProblems = 20;

/// A batch that is being filled: events, rejects and the range of text they come from.
struct Filling {
  explicit Filling(const std::vector<std::string>& names) : properties(names), batch(names) {}
  std::vector<std::string> properties;
  events::Batch batch;
  Range range;
  Sha256 hash;
  std::vector<Quarantined> rejects;
  int64_t superseded = 0;  ///< quarantined record that is read again here, whole
};

/// Stores batches one after another, each while the next is being filled.
class Committer {
 public:
  Committer(Project& project, const ImportRequest& request, const Exec& exec, Time now)
      : project_(project), request_(request), exec_(exec), now_(now), appender_(project) {}
  ~Committer() { (void)wait(); }

  Done begin() { return appender_.begin(); }
  void begin_file(const std::string& name, const std::vector<std::string>& columns, int64_t parent) {
    file_ = name;
    columns_ = columns;
    parent_ = parent;
    counts_ = {};
  }
  Done commit(std::unique_ptr<Filling> filling) {
    CHECK(prepared());
    flying_ = std::async(std::launch::async,
                         [this, f = std::shared_ptr<Filling>(std::move(filling))] { return store(f); });
    return {};
  }
  Done wait() {
    CHECK(prepared());
    return appender_.finish();
  }
  const Counts& counts() const { return counts_; }  ///< of the file, after `wait`

  int64_t repeats = 0, id_conflicts = 0;
  std::vector<RuleCount> rules;

 private:
  Done prepared() { return flying_.valid() ? flying_.get() : Done{}; }

  Done store(const std::shared_ptr<Filling>& f) {
    f->range.sha256 = f->hash.hex();
    const auto also = [this, f](SQLite::Database& db, const events::AppendReport& report) {
      return record(db, *f, report);
    };
    const auto stored = [this, f](const events::AppendReport& report) {
      repeats += report.repeats;
      id_conflicts += report.id_conflicts;
      parent_ = f->range.id;
      counts_ += f->range.counts;
      rules.resize(f->range.rules.size());
      for (size_t i = 0; i < rules.size(); ++i) rules[i].add(f->range.rules[i], 0);
      if (request_.acknowledged) request_.acknowledged(f->range);
    };
    if (f->batch.rows() == 0) {
      CHECK(appender_.finish());
      CHECK(project_.store().write([&](SQLite::Database& db) { return also(db, {}); }));
      stored({});
      return {};
    }
    events::BatchInfo info;
    info.source = request_.source;
    info.arrival_is_import = request_.mapping.arrival_from == Mapping::Arrival::import;
    info.name_space = request_.mapping.name_space;
    info.without_id =
        request_.mapping.drop_repeats ? events::BatchInfo::Repeats::drop : events::BatchInfo::Repeats::keep;
    return appender_.append(std::move(f->batch), info, exec_, also, stored);
  }

  /// The ledger's line of a batch, inside its transaction.
  Done record(SQLite::Database& db, Filling& f, const events::AppendReport& report) {
    f.range.parent = parent_;
    f.range.batch = report.batch;
    f.range.counts.stored = report.stored;
    f.range.counts.duplicates = report.duplicates;
    CHECK(record_range(db, f.range, request_.source, request_.mapping, file_, columns_, now_, f.rejects));
    if (f.superseded)
      db.exec("UPDATE quarantine SET state = 'dropped' WHERE id = " + std::to_string(f.superseded));
    const Counts& c = f.range.counts;
    Json entry{{"source", request_.source},  {"mapping", request_.mapping.hash},
               {"text", f.range.sha256},     {"from", f.range.text_from},
               {"to", f.range.text_to},      {"read", c.read},
               {"stored", c.stored},         {"rejected", c.rejected},
               {"duplicates", c.duplicates}, {"skipped", c.skipped}};
    if (!f.rejects.empty()) entry["quarantine"] = digest_of(f.rejects);
    if (Json broken = rules_json(request_.mapping, f.range); !broken.empty())
      entry["rules"] = std::move(broken);
    return project_.journal().append("import", entry);
  }

  Project& project_;
  const ImportRequest& request_;
  const Exec& exec_;
  Time now_;
  std::string file_;
  std::vector<std::string> columns_;
  int64_t parent_ = 0;
  Counts counts_;
  events::Appender appender_;
  std::future<Done> flying_;
};

/// One file, from where it was left to its end.
class FileImport {
 public:
  FileImport(const ImportRequest& request, Committer& committer, RecordReader& reader,
             const std::string& path, const Progressed& known, size_t batch_bytes, ImportReport& report)
      : request_(request),
        committer_(committer),
        reader_(reader),
        path_(path),
        batch_bytes_(batch_bytes),
        report_(report) {
    const Range& from = known.last;
    place_.text_to = from.id ? from.text_to : 0;
    place_.records_to = from.records_to;
    place_.lines_to = from.id ? from.lines_to + !known.between.empty() : reader.first_line() - 1;
    head_ = known.between;
    if (!known.unfinished) return;
    superseded_ = known.unfinished->quarantine;
    overlap_ = static_cast<size_t>(from.text_to - known.resume_at);
    place_.records_to -= 1;
    place_.lines_to = known.unfinished->line - 1;
  }

  Done take(Work& work) {
    const Block& block = work.block;
    if (filling_ && (filled_ >= batch_bytes_ || !holds(work.mapped.properties))) CHECK(flush());
    if (!filling_) begin(work.mapped.properties);
    Filling& f = *filling_;
    // The first block brings along what stands before it (the header, a line end that came late), so that its
    // range begins where the one before ends; of a record begun before it leaves out what is known.
    f.hash.add(head_);
    head_.clear();
    // An array's text is known up to its last record: the bracket behind it may give way to more.
    const bool array_end =
        request_.mapping.dialect.format == Dialect::Format::json && block.last && !block.records.empty();
    const size_t known = array_end ? block.records.back().end : block.size;
    const std::string_view text(block.text.data(), known);
    f.hash.add(text.substr(std::min(overlap_, known)));
    overlap_ = 0;
    const bool first = f.batch.rows() == 0;
    f.batch.add(work.rows, place_.records_to);
    if (first && block.size < batch_bytes_)  // for all of a batch, or of what there is
      f.batch.reserve(work.rows.rows() * std::min(batch_bytes_ / block.size + 2, static_cast<size_t>(1 / std::max(block.consumed, 1e-9)) + 1));
    for (const Reject& reject : work.mapped.rejects) quarantine(f, block, reject);
    f.range.counts.read += static_cast<int64_t>(block.records.size());
    f.range.counts.rejected += static_cast<int64_t>(work.mapped.rejects.size());
    f.range.counts.skipped += work.mapped.skipped;
    report_.clock.add(work.mapped.clock, place_.records_to);
    for (size_t i = 0; i < work.mapped.rules.size(); ++i)
      f.range.rules[i].add(work.mapped.rules[i], place_.records_to);
    place_.records_to += static_cast<int64_t>(block.records.size());
    place_.lines_to += array_end ? std::count(text.begin(), text.end(), '\n') : block.lines;
    place_.text_to = block.at + static_cast<int64_t>(known) + block.swallowed;
    filled_ += block.size;
    return {};
  }

  Done flush() {
    if (!filling_) return {};
    Range& r = filling_->range;
    r.text_to = place_.text_to;
    r.records_to = place_.records_to;
    r.lines_to = place_.lines_to;
    return committer_.commit(std::move(filling_));
  }
  void header(std::string text) { head_ = std::move(text); }
  int64_t records_before() const { return place_.records_to; }

 private:
  bool holds(const std::vector<std::string>& names) const {
    const auto& have = filling_->properties;
    return &names == &have || names == have || std::all_of(names.begin(), names.end(), [&](const auto& n) {
      return std::find(have.begin(), have.end(), n) != have.end();
    });
  }
  void begin(const std::vector<std::string>& names) {
    // Keys that JSON records brought along stay columns of the batches to come.
    for (const auto& n : names)
      if (std::find(seen_.begin(), seen_.end(), n) == seen_.end()) seen_.push_back(n);
    filling_ = std::make_unique<Filling>(seen_);
    filling_->range.text_from = place_.text_to;
    filling_->range.rules.resize(request_.mapping.rules.size());
    filled_ = 0;
    if (!superseded_) return;
    filling_->superseded = std::exchange(superseded_, 0);  // its refusal is taken back
    filling_->range.counts.read = filling_->range.counts.rejected = -1;
  }
  void quarantine(Filling& f, const Block& block, const Reject& reject) {
    const Record& r = block.records[reject.record];
    const std::string_view before(block.text.data(), r.begin);
    Quarantined q{place_.records_to + reject.record + 1,
                  place_.lines_to + r.line + 1,
                  block.source_byte + reader_.source().source_bytes(before),
                  reject.column,
                  reject.value,
                  std::string(block.raw(r).substr(0, kKeptRaw)),
                  reject.why};
    if (report_.problems.size() < kShownProblems)
      report_.problems.push_back({path_, q.record, q.line, q.byte, q.column, excerpt(q.value), q.why});
    f.rejects.push_back(std::move(q));
  }

  const ImportRequest& request_;
  Committer& committer_;
  RecordReader& reader_;
  const std::string& path_;
  size_t batch_bytes_;
  ImportReport& report_;
  Range place_;  ///< text_to, records_to, lines_to of what has been taken
  std::unique_ptr<Filling> filling_;
  size_t filled_ = 0;
  std::string head_;
  size_t overlap_ = 0;
  int64_t superseded_ = 0;
  std::vector<std::string> seen_;
};

/// The text before the first record: header and skipped lines.
Result<std::string> head_of(const std::string& path, const Dialect& dialect, int64_t size) {
  TRY(const auto text, TextSource::open(path, dialect.encoding));
  std::string head;
  while (static_cast<int64_t>(head.size()) < size) {
    const size_t had = head.size();
    CHECK(text->read(head, static_cast<size_t>(size) - had));
    if (head.size() == had) break;
  }
  head.resize(std::min(head.size(), static_cast<size_t>(size)));
  return head;
}

Done import_one(Project& project, const ImportRequest& request, const std::string& path, Committer& committer,
                Time now, const Exec& exec, double from, double share, ImportReport& report) {
  FileReport file{path, {}, 0, false};
  TRY(const Progressed before, progressed(project, path, request.mapping, request.source));
  file.known = before.counts.read;
  report.other_mapping = report.other_mapping || before.other_mapping;
  if (!before.complete) {
    std::error_code gone;  // then opening it says so
    const auto size = static_cast<size_t>(std::max<intmax_t>(1, static_cast<intmax_t>(fs::file_size(path, gone))));
    const size_t batch_bytes = request.batches > 0
                                   ? std::max<size_t>(1, size / static_cast<size_t>(request.batches))
                                   : request.batch_bytes;
    TRY(const auto reader,
        RecordReader::open(path, request.mapping.dialect, std::min<size_t>(size_t{512} << 10, batch_bytes)));
    if (request.mapping.dialect.format == Dialect::Format::csv)
      CHECK(check_columns(request.mapping, reader->columns(), path));
    FileImport import(request, committer, *reader, path, before, batch_bytes, report);
    if (before.last.id) {
      CHECK(reader->seek(before.resume_at));
    } else {
      TRY(std::string head, head_of(path, request.mapping.dialect, reader->first_at()));
      import.header(std::move(head));
    }
    committer.begin_file(fs::path(path).filename().string(), reader->columns(), before.last.id);
    FileOrder order(request.mapping);
    CHECK(order.catch_up(path, request.mapping, import.records_before(), now, exec));
    const Done ran =
        run_pipeline(*reader, request.mapping, now, order, import.records_before(), exec, [&](Work& work) {
          exec.report(from + share * work.block.consumed);
          return import.take(work);
        });
    if (ran) {
      CHECK(import.flush());
    }
    const Done stored = committer.wait();
    file.counts = committer.counts();
    file.complete = ran && stored;
    report.counts += file.counts;
    report.known += file.known;
    report.files.push_back(file);
    if (!stored) return stored;
    return ran;
  }
  file.complete = true;
  report.known += file.known;
  report.files.push_back(file);
  return {};
}

}  // namespace

Result<std::vector<std::string>> expand(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const auto& path : paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      files.push_back(path);
      continue;
    }
    std::vector<std::string> parts;
    for (const auto& entry : fs::directory_iterator(path, error))
      if (entry.is_regular_file(error) && !entry.path().filename().string().starts_with('.'))
        parts.push_back(entry.path().string());
    if (parts.empty())
      return fail(Kind::input, QT_TRANSLATE_NOOP("core", "There are no files in this folder"), path);
    std::sort(parts.begin(), parts.end());
    files.insert(files.end(), parts.begin(), parts.end());
  }
  if (files.empty()) return fail(Kind::input, QT_TRANSLATE_NOOP("core", "No file to import was given"));
  return files;
}

namespace {

Done import_all(Project& project, const ImportRequest& request, const std::vector<std::string>& files,
                Time now, const Exec& exec, ImportReport& report) {
  // Batches are stored while the next is read: each side may have its threads, of which some wait for the
  // other.
  const size_t threads =
      exec.threads > 0 ? static_cast<size_t>(exec.threads) : std::thread::hardware_concurrency();
  const tbb::global_control both(tbb::global_control::max_allowed_parallelism, threads * 2);
  Committer committer(project, request, exec, now);
  CHECK(committer.begin());
  const double share = 1.0 / static_cast<double>(files.size());
  for (size_t i = 0; i < files.size(); ++i)
    CHECK(import_one(project, request, files[i], committer, now, exec, static_cast<double>(i) * share, share,
                     report));
  report.rules.clear();
  committer.rules.resize(request.mapping.rules.size());
  for (size_t i = 0; i < committer.rules.size(); ++i)
    report.rules.push_back({request.mapping.rules[i], committer.rules[i]});
  report.repeats = committer.repeats;
  report.id_conflicts = committer.id_conflicts;
  return {};
}

}  // namespace

Result<ImportReport> import_files(Project& project, const ImportRequest& request, const Exec& exec) {
  if (request.source.empty())
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "The import has no source name"));
  TRY(const auto files, expand(request.paths));
  TRY(const Json spec, parse_json(request.mapping.spec));
  CHECK(project.definitions().apply("mapping", request.source, spec));
  ImportReport report;
  const Time now = wall_clock();
  TRY(const int64_t job,
      begin_job(project, request.source, request.mapping, static_cast<int64_t>(files.size()), now));
  const Done ran = import_all(project, request, files, now, exec, report);
  CHECK(end_job(project, job,
                ran                                 ? "complete"
                : ran.error().kind == Kind::stopped ? "stopped"
                                                    : "failed",
                report.counts));
#if defined(__GLIBC__)
  malloc_trim(0);  // a window stays open for days after its import
#endif
  CHECK(ran);
  TRY(const auto log, events::info(project));
  report.content_hash = log.content_hash;
  exec.report(1);
  return report;
}

}  // namespace habitus::ingest
