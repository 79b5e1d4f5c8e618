#pragma once
#include <functional>
#include <memory>

#include <QObject>
#include <QTimer>

#include "core/base/progress.h"
#include "core/report/question.h"
#include "views/kit/context.h"

namespace habitus::kit {

/// Long work of one view. A new start makes the old answer worthless: it is told to stop and its answer never
/// arrives. `work` runs on another thread, `done` on this one. The status bar shows it after 300 ms with one
/// ✕.
class Job : public QObject {
  Q_OBJECT
 public:
  Job(Context& context, QObject* parent);
  ~Job() override;

  template <class T>
  void start(const QString& title, std::function<Result<T>(const Exec&)> work,
             std::function<void(Result<T>)> done, int debounce_ms = 0) {
    launch(
        title,
        [work, done](const Exec& exec) -> Finish {
          auto answer = std::make_shared<Result<T>>(work(exec));
          return [answer, done] { done(std::move(*answer)); };
        },
        debounce_ms);
  }
  /// report::ask with the open project. `spec` is copied. Cancelled work answers Kind::stopped.
  void ask(const QString& title, const report::Question& question, const Json& spec,
           std::function<void(Result<report::Answer>)> done, int debounce_ms = 0);
  void stop();
  bool running() const { return task_ != nullptr; }

 Q_SIGNALS:
  void runningChanged(bool running);

 private:
  using Finish = std::function<void()>;
  using Work = std::function<Finish(const Exec&)>;
  void launch(const QString& title, Work work, int debounce_ms);
  void begin();
  void abandon();

  Context& context_;
  std::shared_ptr<Task> task_;
  QTimer wait_;
  QString title_;
  Work next_;
};

}  // namespace habitus::kit
