#include "core/ingest/pipeline.h"

#include <atomic>
#include <mutex>
#include <optional>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>
#include <vector>

#include <QtCore/qglobal.h>

namespace habitus::ingest {
namespace {

class Pipeline {
 public:
  Pipeline(RecordReader& reader, const Mapping& mapping, Time now, FileOrder& order, int64_t records_before,
           const Exec& exec, const std::function<Done(Work&)>& take)
      : reader_(reader),
        mapping_(mapping),
        now_(now),
        order_(order),
        records_(records_before),
        exec_(exec),
        take_(take) {}

  Done run() {
    tbb::task_arena arena(exec_.threads > 0 ? exec_.threads : tbb::task_arena::automatic);
    const auto in_flight = static_cast<size_t>(arena.max_concurrency()) * 2 + 1;
    arena.execute([&] {
      tbb::parallel_pipeline(
          in_flight, tbb::make_filter<void, Work*>(tbb::filter_mode::serial_in_order,
                                                   [this](tbb::flow_control& flow) { return cut(flow); }) &
                         tbb::make_filter<Work*, Work*>(tbb::filter_mode::parallel,
                                                        [this](Work* work) { return map(work); }) &
                         tbb::make_filter<Work*, void>(tbb::filter_mode::serial_in_order,
                                                       [this](Work* work) { hand_on(work); }));
    });
    if (failed_) return tl::unexpected<Error>(*failed_);
    if (exec_.stopped()) return fail(Kind::stopped, QT_TRANSLATE_NOOP("core", "Stopped"));
    return {};
  }

 private:
  Work* cut(tbb::flow_control& flow) {
    if (ended_ || exec_.stopped()) {
      flow.stop();
      return nullptr;
    }
    auto work = idle();
    if (!work) {
      flow.stop();
      return nullptr;
    }
    const auto more = reader_.next(work->block);
    if (more && *more) return work.release();
    if (!more) fail_with(more.error());
    flow.stop();
    return nullptr;
  }

  Work* map(Work* work) {
    parse(mapping_.dialect, reader_.columns().size(), work->block);
    work->mapper->map(work->block, work->mapped, order_.empty());
    if (order_.empty()) code(*work);
    return work;
  }

  static void code(Work& work) {
    const Mapped& mapped = work.mapped;
    work.rows.clear(mapped.properties);
    if (!mapped.by_column) {
      for (const events::Row& row : mapped.rows) work.rows.add(row);
      return;
    }
    work.rows.add(mapped.rows, [&](size_t p, std::vector<std::string_view>& values) {
      work.mapper->column(work.block, mapped, p, values);
    });
  }

  void hand_on(Work* work) {
    if (!order_.empty()) {
      order_.apply(work->mapped, records_);
      records_ += static_cast<int64_t>(work->block.records.size());
      code(*work);
    }
    if (!ended_ && !exec_.stopped())
      if (auto done = take_(*work); !done) fail_with(done.error());
    const std::lock_guard lock(mutex_);
    idle_.emplace_back(work);
  }

  /// A used one when there is: its buffers have grown to size.
  std::unique_ptr<Work> idle() {
    {
      const std::lock_guard lock(mutex_);
      if (!idle_.empty()) {
        auto work = std::move(idle_.back());
        idle_.pop_back();
        return work;
      }
    }
    auto work = std::make_unique<Work>();
    auto mapper = Mapper::make(mapping_, reader_.columns(), now_);
    if (!mapper) {
      fail_with(mapper.error());
      return nullptr;
    }
    work->mapper = std::make_unique<Mapper>(std::move(*mapper));
    return work;
  }

  void fail_with(const Error& error) {
    const std::lock_guard lock(mutex_);
    if (!failed_) failed_ = error;
    ended_ = true;
  }

  RecordReader& reader_;
  const Mapping& mapping_;
  Time now_;
  FileOrder& order_;
  int64_t records_;  ///< before the next block that is handed on
  const Exec& exec_;
  const std::function<Done(Work&)>& take_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Work>> idle_;
  std::optional<Error> failed_;
  std::atomic<bool> ended_{false};
};

}  // namespace

Done run_pipeline(RecordReader& reader, const Mapping& mapping, Time now, FileOrder& order,
                  int64_t records_before, const Exec& exec, const std::function<Done(Work&)>& take) {
  return Pipeline(reader, mapping, now, order, records_before, exec, take).run();
}

}  // namespace habitus::ingest
