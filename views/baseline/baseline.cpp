#include "core/trends/baseline.h"

#include <nlohmann/json.hpp>

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>

#include "views/kit/card.h"
#include "views/kit/empty_state.h"
#include "views/kit/figure_view.h"
#include "views/kit/form.h"
#include "views/kit/lists.h"
#include "views/kit/question_view.h"
#include "views/kit/words.h"

namespace habitus {
namespace {

/// What was frozen as usual: measures with their weekdays and spread, events a person, the funnel; and the period of the
/// bar held against it.
class Baselines : public kit::View {
  Q_DECLARE_TR_FUNCTIONS(habitus::Baselines)
 public:
  explicit Baselines(kit::Context& context) : View(context) {
    page_ = new kit::FigurePage(context, this);
    set_body(page_);
    auto* form = new kit::Form(this);
    name_ = form->choice(tr("Baseline"), tr("Frozen in the Trend view; its values never change"));
    against_ = form->check(tr("Hold the period above against it"), true);
    form->finish();
    set_form(form);
    connect(name_, &QComboBox::activated, this, [this] { show_baseline(); });
    connect(against_, &QCheckBox::toggled, this, [this] { show_baseline(); });
    connect(&job(), &kit::Job::runningChanged, page_, &kit::FigurePage::set_busy);
    set_next(tr("Lay it over a trend"), QStringLiteral("trend"), [this] {
      return Json{{"baseline", name_->currentText().toStdString()}};
    });
  }
  void projectOpened() override { later(); }
  void projectClosed() override {
    page_->show_figures({});
    wanted_.clear();
    name_->clear();
  }
  void receive(const Json& payload) override {
    wanted_ = kit::text_at(payload, "name");
    later();
  }
  Json saveState() const override { return Json{{"name", name_->currentText().toStdString()}}; }
  void restoreState(const Json& state) override { receive(state); }
  void refresh() override {
    const QStringList names = project() ? kit::kept_names(*project(), {"baseline"}) : QStringList();
    set_next_enabled(!names.isEmpty());
    empty().clear_actions();
    if (!project()) {
      empty().set(QStringLiteral("folder"), tr("No project is open"), tr("Open or make a project first."));
      return show_empty();
    }
    if (names.isEmpty()) {
      empty().set(QStringLiteral("trend"), tr("Nothing is frozen yet"),
                  tr("A baseline keeps what was usual over a time, so that later times can be held against it."));
      empty().set_action(tr("Open the trend"), [this] { context().open(QStringLiteral("trend")); });
      return show_empty();
    }
    kit::renew(name_, names);
    if (const int at = name_->findText(wanted_); at >= 0) name_->setCurrentIndex(at);
    wanted_.clear();
    show_body();
    show_baseline();
  }

 private:
  void show_baseline() {
    if (!project() || name_->currentText().isEmpty()) return;
    Json spec{{"name", name_->currentText().toStdString()}};
    const Json scope = context().selection().scope();
    const bool bounded = scope.contains("from") && scope.contains("to");
    form_help(bounded);
    if (bounded && against_->isChecked())
      for (const char* key : {"from", "to", "known_by"})
        if (scope.contains(key)) spec["scope"][key] = scope[key];
    ask(tr("Baseline"), trends::baseline(), spec, [this](const report::Answer& answer) {
      page_->show_figures(trends::baseline_figures(answer.json()), answer.result,
                          [this, answer] { return context().leaving(trends::baseline(), answer.json()); });
    });
  }
  /// Without both bounds of the period there is nothing to hold against it.
  void form_help(bool bounded) {
    against_->setEnabled(bounded);
    against_->setToolTip(bounded ? QString() : tr("Choose a period with a first and a last day above"));
  }

  kit::FigurePage* page_;
  QComboBox* name_;
  QCheckBox* against_;
  QString wanted_;  ///< to be shown once the names are known
};

}  // namespace

kit::ViewCard card_baseline() {
  return {.id = QStringLiteral("baseline"),
          .title = QT_TRANSLATE_NOOP("card", "Baselines"),
          .perspective = kit::Perspective::explore,
          .icon = QStringLiteral("clock"),
          .shortcut = {},
          .make = [](kit::Context& context) -> kit::View* { return new Baselines(context); }};
}

}  // namespace habitus
