#include "views/kit/job.h"

#include <nlohmann/json.hpp>

#include <QDateTime>
#include <QThreadPool>

namespace habitus::kit {

Job::Job(Context& context, QObject* parent) : QObject(parent), context_(context) {
  wait_.setSingleShot(true);
  connect(&wait_, &QTimer::timeout, this, &Job::begin);
  // Context::stop_all has abandoned the task; forget it, or we would stay "running" for ever.
  connect(&context, &Context::projectClosed, this, &Job::stop);
}

Job::~Job() { abandon(); }

void Job::ask(const QString& title, const report::Question& question, const Json& spec,
              std::function<void(Result<report::Answer>)> done, int debounce_ms) {
  Project* project = context_.project();
  if (!project) return;
  const auto copy = std::make_shared<Json>(spec);
  const auto* asked = &question;  // questions live as long as the program
  start<report::Answer>(
      title, [project, asked, copy](const Exec& exec) { return report::ask(*project, *asked, *copy, exec); },
      std::move(done), debounce_ms);
}

void Job::launch(const QString& title, Work work, int debounce_ms) {
  abandon();
  title_ = title;
  next_ = std::move(work);
  if (debounce_ms > 0)
    wait_.start(debounce_ms);
  else
    begin();
}

void Job::begin() {
  auto task = std::make_shared<Task>();
  task->title = title_;
  task->started = QDateTime::currentMSecsSinceEpoch();
  task_ = task;
  context_.begin(task);
  Q_EMIT runningChanged(true);
  Context* context = &context_;
  context_.pool().start([this, task, context, work = std::move(next_)] {
    Exec exec;
    exec.progress = &task->progress;
    const Finish finish = work(exec);
    // `this` is only touched when the task was not abandoned, and ~Job abandons it.
    QMetaObject::invokeMethod(
        context,
        [this, task, context, finish] {
          context->end(task);
          if (task->abandoned) return;
          task_.reset();
          Q_EMIT runningChanged(false);
          finish();
        },
        Qt::QueuedConnection);
  });
}

void Job::abandon() {
  wait_.stop();
  next_ = nullptr;
  if (!task_) return;
  task_->abandoned = true;
  task_->progress.stop();
  task_.reset();
}

void Job::stop() {
  const bool was = running();
  abandon();
  if (was) Q_EMIT runningChanged(false);
}

}  // namespace habitus::kit
