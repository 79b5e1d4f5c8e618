#include "core/simulator/simulate.h"

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <thread>

#include <QSaveFile>

#include "core/base/parallel.h"
#include "core/simulator/people.h"

namespace habitus::simulator {
namespace {

constexpr int64_t kBlock = 256;  // actors

struct Written {
  std::string text;
  std::unique_ptr<Tally> tally;
};

int64_t count_rows(const Spec& spec, int64_t block) {
  Life life(spec);
  int64_t rows = 0;
  for (int64_t a = block * kBlock; a < std::min((block + 1) * kBlock, Life::actors(spec)); ++a)
    life.live(a, [&](const Occurrence&) { ++rows; });
  return rows;
}

/// Lives one block. `plan` holds the faulty rows of the whole log; the block's first row is `first`.
Written write_block(const Spec& spec, Format format, int64_t block, int64_t first, const Plan& plan) {
  Written out{{}, std::make_unique<Tally>(spec)};
  Tally& tally = *out.tally;
  Life life(spec);
  Rows rows(spec, format);
  auto fault =
      static_cast<size_t>(std::lower_bound(plan.row.begin(), plan.row.end(), first) - plan.row.begin());
  int64_t row = first;
  for (int64_t a = block * kBlock; a < std::min((block + 1) * kBlock, Life::actors(spec)); ++a) {
    tally.begin_actor(spec);
    life.live(a, [&](const Occurrence& event) {
      tally.add(spec, event);
      const auto& cells = rows.cells(event);
      if (fault < plan.row.size() && plan.row[fault] == row) {
        tally.faults.push_back(
            write_fault(spec, rows, plan.kind[fault++], cells, tally.records, tally.lines, out.text));
      } else {
        rows.write(cells, out.text);
        out.text += '\n';
        ++tally.records;
        ++tally.lines;
      }
      ++row;
    });
  }
  return out;
}

Error cannot_write(const std::string& path) {
  return {Kind::resource, "The file cannot be written", path,
          "Check the folder, its rights and the free space"};
}

Done write_file(const std::string& path, const std::string& text) {
  if (path.empty()) return {};
  QSaveFile file(QString::fromStdString(path));
  const bool good = file.open(QIODevice::WriteOnly) &&
                    file.write(text.data(), static_cast<qint64>(text.size())) >= 0 && file.commit();
  if (!good) return tl::unexpected<Error>(cannot_write(path));
  return {};
}

Result<Plan> plan_of(const Spec& spec, Format format, std::vector<int64_t>& first, const Exec& exec) {
  if (spec.faults == 0) return Plan{};
  const auto rows = parallel_map<int64_t>(
      first.size(), exec, [&](size_t b) { return count_rows(spec, static_cast<int64_t>(b)); });
  if (exec.stopped()) return fail(Kind::stopped, "The simulation was stopped");
  int64_t sum = 0;
  for (size_t b = 0; b < first.size(); ++b) {
    first[b] = sum;
    sum += rows[b];
  }
  return plan_faults(spec, format, sum);
}

/// Writes the log block by block, a few at a time, and adds up what is true of it.
Result<Tally> write_log(const Spec& spec, Format format, QSaveFile& file, const Exec& exec) {
  std::vector<int64_t> first(static_cast<size_t>((Life::actors(spec) + kBlock - 1) / kBlock), 0);
  TRY(const Plan plan, plan_of(spec, format, first, exec));
  const std::string header = Rows(spec, format).header();
  file.write(header.data(), static_cast<qint64>(header.size()));
  Tally whole(spec);
  whole.lines = header.empty() ? 0 : 1;
  const size_t wave =
      4 * static_cast<size_t>(exec.threads > 0 ? exec.threads
                                               : std::max(1u, std::thread::hardware_concurrency()));
  for (size_t b = 0; b < first.size(); b += wave) {
    auto parts = parallel_map<Written>(std::min(wave, first.size() - b), exec, [&](size_t i) {
      return write_block(spec, format, static_cast<int64_t>(b + i), first[b + i], plan);
    });
    if (exec.stopped()) return fail(Kind::stopped, "The simulation was stopped");
    for (Written& part : parts) {
      const int64_t before = file.pos();
      if (file.write(part.text.data(), static_cast<qint64>(part.text.size())) < 0)
        return tl::unexpected<Error>(cannot_write(file.fileName().toStdString()));
      whole.merge(std::move(*part.tally), before);
    }
    exec.report(static_cast<double>(b) / static_cast<double>(first.size()));
  }
  return whole;
}

}  // namespace

Result<Json> simulate(const Spec& spec, const Files& files, const Exec& exec) {
  const bool jsonl = files.log.ends_with(".jsonl") || files.log.ends_with(".ndjson");
  QSaveFile log(QString::fromStdString(files.log));
  if (!log.open(QIODevice::WriteOnly)) return tl::unexpected<Error>(cannot_write(files.log));
  TRY(const Tally tally, write_log(spec, jsonl ? Format::jsonl : Format::csv, log, exec));
  Json truth = truth_of(spec, tally);
  const std::string people = people_table(spec, tally, truth);
  if (!log.commit()) return tl::unexpected<Error>(cannot_write(files.log));
  CHECK(write_file(files.people, people));
  CHECK(write_file(files.truth, pretty(truth)));
  return truth;
}

}  // namespace habitus::simulator
