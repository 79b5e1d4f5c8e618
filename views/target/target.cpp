#include "views/target/target.h"

#include <nlohmann/json.hpp>

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>

#include "core/events/log.h"
#include "core/identity/people.h"
#include "core/objectives/target.h"
#include "views/kit/card.h"
#include "views/kit/empty_state.h"
#include "views/kit/figure_view.h"
#include "views/kit/form.h"
#include "views/kit/words.h"

namespace habitus {

kit::ViewCard card_target() {
  return {QStringLiteral("target"),
          QT_TRANSLATE_NOOP("card", "Target"),
          kit::Perspective::model,
          kit::Area::centre,
          QStringLiteral("target"),
          QStringLiteral("Ctrl+Shift+O"),
          [](kit::Context& context) -> kit::View* { return new TargetView(context); }};
}

TargetView::TargetView(kit::Context& context) : View(context), page_(new kit::FigurePage(context)) {
  build_form();
  set_body(page_);
  set_form(form_);
  set_next(tr("Build features"), QStringLiteral("features"), [this] {
    return Json{{"target", name_->text().trimmed().toStdString()}};
  });
  connect(&job(), &kit::Job::runningChanged, page_, &kit::FigurePage::set_busy);
  show_empty();
}

void TargetView::build_form() {
  form_ = new kit::Form;
  type_ = form_->choice(tr("What is foreseen"));
  type_->addItem(tr("It happens"), QStringLiteral("event"));
  type_->addItem(tr("It does not happen"), QStringLiteral("absence"));
  type_->addItem(tr("People are like this"), QStringLiteral("attribute"));
  event_ = form_->suggest(tr("Event"));
  attribute_ = form_->choice(tr("Attribute"));
  op_ = form_->choice(tr("Is"));
  for (const auto& [label, op] : {std::pair{tr("exactly"), "is"},
                                  {tr("below"), "less"},
                                  {tr("at most"), "at_most"},
                                  {tr("above"), "more"},
                                  {tr("at least"), "at_least"}})
    op_->addItem(label, QLatin1String(op));
  value_ = form_->text(tr("Value"));
  form_->section(tr("When"));
  horizon_ = form_->text(tr("Horizon"), tr("How long after the date, like 30 d"));
  gap_ = form_->text(tr("Gap"), tr("Between the date and the window"));
  as_of_ = form_->text(tr("As of"), tr("Dates, parted by blanks; empty: the latest whose window has ended"));
  active_ = form_->text(tr("At risk: active within"), tr("Like 90 d; empty: ever"));
  horizon_->setText(QStringLiteral("30 d"));
  gap_->setText(QStringLiteral("0 d"));
  form_->section(tr("Keep"));
  name_ = form_->text(tr("Name of the target"));
  keep_ = new QPushButton(tr("Keep the target"));
  keep_->setAccessibleName(keep_->text());
  form_->add(keep_);
  form_->finish();
  const auto edited = [this] { count(); };
  for (QComboBox* box : {type_, attribute_, op_}) connect(box, &QComboBox::currentIndexChanged, this, edited);
  connect(event_, &QComboBox::currentTextChanged, this, edited);
  for (QLineEdit* line : {value_, horizon_, gap_, as_of_, active_})
    connect(line, &QLineEdit::editingFinished, this, edited);
  connect(keep_, &QPushButton::clicked, this, &TargetView::keep);
}

void TargetView::fill() {
  filling_ = true;
  const QString event = event_->currentText(), attribute = attribute_->currentText();
  event_->clear();
  attribute_->clear();
  if (const auto words = events::dictionary(*project(), "event"))
    for (uint32_t code = 1; code < (*words)->size() && code <= 500; ++code)
      event_->addItem(kit::text_of((*words)->word(code)));
  if (const auto attributes = identity::attributes(*project()))
    for (const auto& a : *attributes) attribute_->addItem(kit::text_of(a.name));
  if (!event.isEmpty()) event_->setEditText(event);
  if (!attribute.isEmpty()) attribute_->setCurrentText(attribute);
  filling_ = false;
}

void TargetView::projectClosed() {
  page_->show_figures({});
  show_empty();
}

void TargetView::refresh() {
  empty().clear_actions();
  if (!project()) {
    empty().set(QStringLiteral("target"), tr("No project is open"),
                tr("A target says what a model is to foresee."));
    return show_empty();
  }
  fill();
  if (event_->count() == 0) {
    empty().set(QStringLiteral("target"), tr("There are no events yet"),
                tr("A target is something people do, or do not do."));
    empty().set_action(tr("Import a log"), [this] { context().open(QStringLiteral("import")); });
    return show_empty();
  }
  show_body();
  count();
}

Json TargetView::spec() const {
  const std::string type = type_->currentData().toString().toStdString();
  const auto text = [](const QLineEdit* line) { return line->text().trimmed().toStdString(); };
  Json out{{"type", type}};
  const Json scope = context().selection().scope();
  for (const char* key : {"population", "level"})
    if (scope.contains(key)) out["scope"][key] = scope[key];
  if (type == "attribute") {
    out.update({{"attribute", attribute_->currentText().toStdString()},
                {"op", op_->currentData().toString().toStdString()},
                {"values", {text(value_)}}});
  } else {
    out.update({{"event", event_->currentText().toStdString()},
                {"horizon", text(horizon_)},
                {"gap", text(gap_).empty() ? "0 d" : text(gap_)}});
  }
  if (!text(active_).empty()) out["active_within"] = text(active_);
  for (const QString& date : as_of_->text().split(QLatin1Char(' '), Qt::SkipEmptyParts))
    out["as_of"].push_back(date.toStdString());
  return out;
}

Json TargetView::saveState() const { return Json{{"spec", spec()}, {"name", name_->text().toStdString()}}; }

void TargetView::restoreState(const Json& state) {
  const Json spec = state.value("spec", Json::object());
  filling_ = true;
  kit::select_data(type_, kit::text_of(spec.value("type", "event")));
  if (spec.contains("event")) kit::select_data(event_, kit::text_of(spec.value("event", "")));
  horizon_->setText(kit::text_of(spec.value("horizon", "30 d")));
  name_->setText(kit::text_of(state.value("name", "")));
  filling_ = false;
}

void TargetView::count() {
  if (filling_ || !project()) return;
  const bool attribute = type_->currentData() == QStringLiteral("attribute");
  for (QWidget* widget : std::initializer_list<QWidget*>{attribute_, op_, value_})
    form_->field(widget)->setVisible(attribute);
  for (QWidget* widget : std::initializer_list<QWidget*>{event_, horizon_, gap_})
    form_->field(widget)->setVisible(!attribute);
  ask(
      tr("Counting the target"), objectives::question(), spec(),
      [this](const report::Answer& answer) {
        page_->show_figures(objectives::question().figures(answer.json()), answer.result);
      },
      300);
}

void TargetView::keep() {
  if (!project()) return;
  const std::string name = name_->text().trimmed().toStdString();
  form_->field(name_)->set_error(name.empty() ? tr("The target has no name. Write one.") : QString());
  if (name.empty()) return;
  if (const auto kept = project()->definitions().apply("target", name, spec()); !kept)
    return report(kept.error());
  notify(tr("Kept as %1.").arg(name_->text().trimmed()));
  context().changed();
}

}  // namespace habitus
