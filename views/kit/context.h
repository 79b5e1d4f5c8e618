#pragma once
#include <memory>
#include <string>
#include <vector>

#include <QObject>
#include <QThreadPool>

#include "core/base/json.h"
#include "core/base/progress.h"
#include "core/project/project.h"
#include "core/report/question.h"

namespace habitus::kit {

/// What the bar above every view says. `scope()` is the common "scope" part of every question's spec
/// (segments/scope.h).
struct Selection {
  std::string population;       ///< name of a segment; empty: everybody
  std::string from, to;         ///< ISO dates or moments, half open; empty: all
  std::string as_of;            ///< arrival clock; empty: everything known now
  std::string grain = "week";   ///< hour day week month quarter year
  std::string level = "event";  ///< event, behaviour, category
  bool operator==(const Selection&) const = default;
  Json scope() const;  ///< only what is set: {"from","to","known_by","population","level"}
  static Selection from_json(const Json& state);
  Json to_json() const;
};

/// What the Inspector looks at.
struct Subject {
  std::string kind;  ///< kind of a definition ("funnel"), or "figure", "batch", "column"
  std::string name;
  std::string result;  ///< hash of the stored result, when it is a figure
  std::string at;      ///< explanation id (resources/explanations/<at>.md)
  bool operator==(const Subject&) const = default;
};

/// One piece of work under way, as the status bar shows it.
struct Task {
  QString title;
  Progress progress;
  qint64 started = 0;      ///< ms since the epoch
  bool abandoned = false;  ///< GUI thread only: its answer no longer matters
};

/// What the shell does for views. Tests give their own.
class Host {
 public:
  virtual ~Host() = default;
  virtual void open_view(const QString& id, const Json& payload) = 0;
  virtual void act(const QString& action, const Json& payload) = 0;
  /// The figures of an answer as they may leave the program: small cells withheld.
  virtual std::vector<report::Figure> leaving(const report::Question& question, const Json& answer) = 0;
};

/// All that a view may know of the world: the project, what is selected, and how to ask for more. Views never
/// meet.
class Context : public QObject {
  Q_OBJECT
 public:
  explicit Context(QObject* parent = nullptr);
  ~Context() override;

  Project* project() const { return project_.get(); }
  bool writable() const { return project_ && !project_->read_only(); }
  void set_project(std::unique_ptr<Project> project);  ///< closes the old one after its work has stopped

  const Selection& selection() const { return selection_; }
  void select(const Selection& selection);
  const Subject& subject() const { return subject_; }
  void inspect(const Subject& subject);
  int seed() const { return seed_; }

  /// The next step: shows view `id` and hands it `payload` (View::receive).
  void open(const QString& id, const Json& payload);
  void open(const QString& id);
  /// An action of the shell: "project.new", "project.open" {"path"}, "project.sample", "import"
  /// {"files":[…]}, "present", "explain" {"id"}.
  void act(const QString& action, const Json& payload);
  void act(const QString& action);
  void set_host(Host* host) { host_ = host; }
  std::vector<report::Figure> leaving(const report::Question& question,
                                      const Json& answer);  ///< Host::leaving

  /// Say this after a definition, the log or the people changed: every open view refreshes.
  void changed();

  const std::vector<std::shared_ptr<Task>>& tasks() const { return tasks_; }
  void begin(const std::shared_ptr<Task>& task);  ///< for Job
  void end(const std::shared_ptr<Task>& task);    ///< for Job
  QThreadPool& pool() { return pool_; }
  void stop_all();  ///< stops all work and waits for it

 Q_SIGNALS:
  void projectOpened();
  void projectClosed();  ///< `project()` is already nothing
  void projectChanged();
  void selectionChanged();
  void subjectChanged();
  void tasksChanged();

 private:
  std::unique_ptr<Project> project_;
  Selection selection_;
  Subject subject_;
  int seed_ = 1;
  Host* host_ = nullptr;
  QThreadPool pool_;
  std::vector<std::shared_ptr<Task>> tasks_;
};

}  // namespace habitus::kit
