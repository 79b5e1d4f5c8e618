#pragma once
#include <functional>

#include <QWidget>

#include "core/base/json.h"
#include "core/report/question.h"
#include "views/kit/chip.h"
#include "views/kit/context.h"
#include "views/kit/job.h"

class QBoxLayout;
class QPushButton;
class QStackedWidget;

namespace habitus::kit {

class Bench;
class EmptyState;
class MessageBar;

/// One dock. Fill it in the constructor: `set_body(widget)` and, when it has a definition to edit,
/// `set_form(form)`, which stands at the right (300 wide) or becomes a second tab "Definition" where it is
/// narrow. Show `set_empty(…)` instead while something is missing. Override `refresh()`: it is called when
/// the view is visible and anything it reads has changed.
class View : public QWidget {
  Q_OBJECT
 public:
  explicit View(Context& context, QWidget* parent = nullptr);
  ~View() override;

  virtual void projectOpened() {}
  virtual void projectClosed() {}
  virtual void selectionChanged() {}
  virtual void refresh() {}                   ///< while visible, after any of the above or Context::changed()
  virtual void receive(const Json& payload);  ///< what Context::open handed over
  virtual Json saveState() const;             ///< small; kept per project
  virtual void restoreState(const Json& state);
  /// Takes back the last edit of what is shown here; false when there is none.
  virtual bool undo() { return false; }
  virtual bool redo() { return false; }

  /// The chip beside the title: "edited", "stale: taxonomy v7", "2 fail".
  void set_chip(Chip::Kind kind, const QString& text);
  void clear_chip() { set_chip(Chip::Kind::none, {}); }
  Chip::Kind chip_kind() const { return chip_kind_; }
  QString chip_text() const { return chip_text_; }

  /// Shows an error in the view's own bar (what, where, what to do next); never a box in the way.
  void report(const Error& error);
  void notify(const QString& text);  ///< a plain sentence in the same bar
  void clear_message();

  void later() { mark_stale(); }  ///< refresh() soon, when visible

 Q_SIGNALS:
  void chipChanged();

 protected:
  Context& context() const { return context_; }
  Project* project() const { return context_.project(); }
  Job& job() { return job_; }
  /// Asks through the view's job, shows errors in the bar, and calls `then` with a fresh answer only.
  void ask(const QString& title, const report::Question& question, const Json& spec,
           std::function<void(const report::Answer&)> then, int debounce_ms = 150);

  void set_toolbar(QWidget* bar);  ///< a row above the body
  void set_body(QWidget* body);
  void set_form(QWidget* form);
  void set_footer(QWidget* footer);
  /// The one visible button to the next dock, at the right of the footer.
  void set_next(const QString& label, const QString& view, std::function<Json()> payload = {});
  void set_next_enabled(bool enabled);
  /// Instead of the body: what is missing, why, one action, at most one other.
  EmptyState& empty();
  void show_empty();
  void show_body();

  void showEvent(QShowEvent* event) override;

 private:
  void mark_stale();
  void settle();

  Context& context_;
  Job job_;
  bool stale_ = true;
  bool queued_ = false;
  Chip::Kind chip_kind_ = Chip::Kind::none;
  QString chip_text_;
  QBoxLayout* column_;
  MessageBar* message_;
  QStackedWidget* stack_;
  QWidget* page_;
  Bench* bench_;
  EmptyState* empty_ = nullptr;
  QWidget* foot_ = nullptr;
  QPushButton* next_ = nullptr;
};

}  // namespace habitus::kit
