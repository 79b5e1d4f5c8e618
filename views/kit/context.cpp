#include "views/kit/context.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

#include "views/kit/card.h"

namespace habitus::kit {

Json Selection::scope() const {
  Json scope = Json::object();
  if (!population.empty()) scope["population"] = population;
  if (!from.empty()) scope["from"] = from;
  if (!to.empty()) scope["to"] = to;
  if (!as_of.empty()) scope["known_by"] = as_of;
  if (level != "event") scope["level"] = level;
  return scope;
}

Json Selection::to_json() const {
  return Json{{"population", population}, {"from", from},   {"to", to},
              {"as_of", as_of},           {"grain", grain}, {"level", level}};
}

Selection Selection::from_json(const Json& state) {
  Selection s;
  if (!state.is_object()) return s;
  const auto read = [&](const char* key, std::string& into) {
    if (const auto found = state.find(key); found != state.end() && found->is_string())
      into = found->get<std::string>();
  };
  read("population", s.population);
  read("from", s.from);
  read("to", s.to);
  read("as_of", s.as_of);
  read("grain", s.grain);
  read("level", s.level);
  return s;
}

Context::Context(QObject* parent) : QObject(parent) { pool_.setMaxThreadCount(4); }

Context::~Context() {
  stop_all();
  host_ = nullptr;
}

void Context::set_project(std::unique_ptr<Project> project) {
  stop_all();
  const bool had = project_ != nullptr;
  const std::unique_ptr<Project> old = std::move(project_);
  subject_ = {};
  if (had) Q_EMIT projectClosed();
  project_ = std::move(project);
  if (project_) Q_EMIT projectOpened();
}

void Context::select(const Selection& selection) {
  if (selection == selection_) return;
  selection_ = selection;
  Q_EMIT selectionChanged();
}

void Context::inspect(const Subject& subject) {
  if (subject == subject_) return;
  subject_ = subject;
  Q_EMIT subjectChanged();
}

void Context::open(const QString& id, const Json& payload) {
  if (host_) host_->open_view(id, payload);
}
void Context::open(const QString& id) { open(id, Json::object()); }

void Context::act(const QString& action, const Json& payload) {
  if (host_) host_->act(action, payload);
}
void Context::act(const QString& action) { act(action, Json::object()); }

void Context::changed() { Q_EMIT projectChanged(); }

void Context::begin(const std::shared_ptr<Task>& task) {
  tasks_.push_back(task);
  Q_EMIT tasksChanged();
}

void Context::end(const std::shared_ptr<Task>& task) {
  std::erase(tasks_, task);
  Q_EMIT tasksChanged();
}

std::vector<report::Figure> Context::leaving(const report::Question& question, const Json& answer) {
  return host_ ? host_->leaving(question, answer) : std::vector<report::Figure>();
}

void Context::stop_all() {
  for (const auto& task : tasks_) {
    task->abandoned = true;
    task->progress.stop();
  }
  pool_.waitForDone();
}

QString title_of(const ViewCard& card) { return QCoreApplication::translate("card", card.title); }

QString title_of(Perspective perspective) {
  switch (perspective) {
    case Perspective::prepare:
      return QCoreApplication::translate("card", "Prepare");
    case Perspective::explore:
      return QCoreApplication::translate("card", "Explore");
    case Perspective::model:
      return QCoreApplication::translate("card", "Model");
    case Perspective::govern:
      return QCoreApplication::translate("card", "Govern");
    case Perspective::present:
      return QCoreApplication::translate("card", "Present");
  }
  return {};
}

}  // namespace habitus::kit
