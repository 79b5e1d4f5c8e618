#include "views/kit/job.h"

#include <nlohmann/json.hpp>

#include <QDateTime>
#include <QPointer>
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

// With a wait the job follows a hand that drags: what runs is let finish and shown when it takes no longer than
// that, and of all that was wanted meanwhile only the last is asked. Waiting for the hand to stop would show
// nothing until then; starting over at each step would never show anything.
void Job::launch(const QString& title, Work work, int wait_ms) {
  const qint64 left = wait_ms > 0 && task_ ? task_->started + wait_ms - QDateTime::currentMSecsSinceEpoch() : 0;
  if (left <= 0) abandon();
  title_ = title;
  next_ = std::move(work);
  if (!task_) return begin();
  if (!wait_.isActive()) wait_.start(int(left));
}

void Job::begin() {
  auto work = std::move(next_);
  abandon();
  auto task = std::make_shared<Task>();
  task->title = title_;
  task->started = QDateTime::currentMSecsSinceEpoch();
  task_ = task;
  context_.begin(task);
  Q_EMIT runningChanged(true);
  Context* context = &context_;
  context_.pool().start([this, task, context, work = std::move(work)] {
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
          if (task->progress.stopped()) abandon();  // ✕ means what was wanted next, too
          const QPointer<Job> alive(this);
          if (next_)
            begin();  // computes while the answer is being shown
          else
            Q_EMIT runningChanged(false);
          finish();
          if (alive && running()) Q_EMIT runningChanged(true);  // what was shown is an old picture already
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
