#include "views/kit/question_view.h"

#include <nlohmann/json.hpp>

#include <QComboBox>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>

#include "core/segments/scope.h"
#include "core/segments/selection.h"
#include "views/kit/empty_state.h"
#include "views/kit/figure_view.h"
#include "views/kit/labels.h"
#include "views/kit/words.h"

namespace habitus::kit {

QStringList list_of(const std::vector<std::string>& words) {
  QStringList out;
  for (const auto& word : words) out << text_of(word);
  return out;
}

QString text_at(const Json& object, const char* key, const char* fallback) {
  const auto it = object.find(key);
  return it != object.end() && it->is_string() ? text_of(it->get<std::string>())
                                               : QString::fromUtf8(fallback);
}

QuestionView::QuestionView(Context& context, const report::Question& question, const QString& asking)
    : View(context),
      question_(question),
      asking_(asking),
      words_job_(context, this),
      people_job_(context, this) {
  page_ = new FigurePage(context, this);
  set_body(page_);
  form_ = new Form(this);
  name_ = form_->suggest(tr("Name"));
  connect(name_, &QComboBox::activated, this, [this] { choose(name_->currentText()); });
  auto* foot = new QWidget(this);
  auto* row = new QHBoxLayout(foot);
  row->setContentsMargins(0, 0, 0, 0);
  people_ = label(Theme::Role::body, {}, foot, Ink::second);
  segment_ = new QPushButton(tr("Save as segment …"), foot);
  segment_->setAccessibleName(tr("Save as segment"));
  segment_->hide();
  row->addWidget(people_);
  row->addWidget(segment_);
  row->addStretch(1);
  set_footer(foot);
  connect(segment_, &QPushButton::clicked, this, &QuestionView::keep_segment);
  connect(page_, &FigurePage::selected, this, &QuestionView::select);
  connect(&job(), &Job::runningChanged, page_, &FigurePage::set_busy);
}

void QuestionView::finish() {
  auto* buttons = new QWidget(form_);
  auto* row = new QHBoxLayout(buttons);
  row->setContentsMargins(0, 8, 0, 0);
  revert_ = new QPushButton(tr("Revert"), buttons);
  keep_ = new QPushButton(tr("Keep"), buttons);
  keep_->setDefault(true);
  row->addWidget(revert_);
  row->addWidget(keep_);
  form_->add(buttons);
  form_->finish();
  connect(revert_, &QPushButton::clicked, this, [this] { choose(name_->currentText()); });
  connect(keep_, &QPushButton::clicked, this, &QuestionView::keep);
  set_form(form_);
}

Result<Json> QuestionView::definition(const Json& whole) const {
  return question_.complete(*project(), whole);
}

Json QuestionView::scope() const { return scoped() ? context().selection().scope() : Json::object(); }

void QuestionView::list_names() {
  const auto saved = project()->definitions().heads(kind());
  if (!saved) return;
  const QSignalBlocker quiet(name_);
  const QString now = name_->currentText();
  name_->clear();
  for (const auto& definition : *saved) name_->addItem(text_of(definition.name));
  name_->setEditText(now);
}

void QuestionView::refresh() {
  if (!project()) {
    empty().set(QStringLiteral("folder"), tr("No project is open"), tr("Open or make a project first."));
    return show_empty();
  }
  list_names();
  keep_->setEnabled(context().writable());
  Project* project = this->project();
  const auto where = std::make_shared<Json>(scope());
  words_job_.start<segments::Vocabulary>(
      tr("Words of the log"),
      [project, where](const Exec&) { return segments::vocabulary(*project, *where); },
      [this](Result<segments::Vocabulary> words) {
        if (!words) return View::report(words.error());
        filling_ = true;
        offer(*words);
        filling_ = false;
        if (!words->words.empty()) return ask_now();
        empty().set(QStringLiteral("data"), tr("There are no events yet"),
                    tr("Import a log, then this view can count it."));
        empty().set_action(tr("Import …"), [this] { context().open(QStringLiteral("import")); });
        show_empty();
      });
}

void QuestionView::projectClosed() {
  answer_ = {};
  page_->show_figures({});
  people_->clear();
  segment_->hide();
}

void QuestionView::edited() {
  if (filling_ || !project()) return;
  set_chip(Chip::Kind::warn, tr("edited"));
  ask_now();
}

void QuestionView::ask_now() {
  const auto wanted = spec();
  if (!wanted) return View::report(wanted.error());
  if (wanted->is_null()) {
    empty().clear_actions();
    page_->show_figures({});
    show_body();
    return notify(hint());
  }
  show_body();
  Json whole = *wanted;
  if (scoped()) whole["scope"] = scope();
  ask(asking_, question_, whole, [this](const report::Answer& answer) {
    answer_ = answer;
    people_->clear();
    segment_->hide();
    page_->show_figures(question_.figures(answer.json()), answer.result);
  });
}

void QuestionView::choose(const QString& name) {
  if (!project() || name.isEmpty()) return;
  const auto saved = project()->definitions().head(kind(), name.toStdString());
  if (!saved) return View::report(saved.error());
  if (!*saved) return;
  filling_ = true;
  name_->setEditText(name);
  fill((*saved)->json());
  filling_ = false;
  set_chip(Chip::Kind::neutral, tr("version %1").arg((*saved)->version));
  ask_now();
}

void QuestionView::keep() {
  const QString name = name_->currentText().trimmed();
  if (name.isEmpty()) return notify(tr("Give it a name first."));
  const auto wanted = spec();
  if (!wanted) return View::report(wanted.error());
  if (wanted->is_null()) return notify(hint());
  Json whole = *wanted;
  if (scoped()) whole["scope"] = scope();
  const auto complete = definition(whole);
  if (!complete) return View::report(complete.error());
  const auto made = project()->definitions().apply(kind(), name.toStdString(), *complete);
  if (!made) return View::report(made.error());
  set_chip(Chip::Kind::neutral, tr("version %1").arg(made->version));
  list_names();
  context().changed();
}

void QuestionView::select(const QString& selection) {
  if (selection.isEmpty() || !question_.people || !project()) return;
  selection_ = selection.toStdString();
  Project* project = this->project();
  const report::Question* question = &question_;
  people_job_.start<std::vector<uint64_t>>(
      tr("People behind the mark"),
      [project, question, answer = answer_,
       mark = selection_](const Exec& exec) -> Result<std::vector<uint64_t>> {
        TRY(const auto set, segments::persons_of(*project, *question, answer, mark, exec));
        return set->keys;
      },
      [this](Result<std::vector<uint64_t>> keys) {
        if (!keys) return View::report(keys.error());
        persons_ = std::move(*keys);
        people_->setText(tr("%1 people stand behind this mark").arg(count(qint64(persons_.size()))));
        segment_->setVisible(!persons_.empty() && context().writable());
      });
}

void QuestionView::keep_segment() {
  bool wanted = false;
  const QString name = QInputDialog::getText(this, tr("Save as segment"), tr("Name of the segment"),
                                             QLineEdit::Normal, {}, &wanted)
                           .trimmed();
  if (!wanted || name.isEmpty()) return;
  events::PersonSet set;
  set.keys = persons_;
  const auto from = parse_json(selection_, "selection");
  const auto made = segments::save_segment(*project(), name.toStdString(), set, from ? *from : Json(),
                                           "saved from a figure");
  if (!made) return View::report(made.error());
  context().changed();
  notify(tr("“%1” holds %2 people.").arg(name, count(qint64(set.keys.size()))));
}

void QuestionView::receive(const Json& payload) {
  if (payload.contains("name")) return choose(text_at(payload, "name"));
  if (!payload.contains("spec") || !project()) return;
  Json whole = payload["spec"];
  if (scoped() && !whole.contains("scope")) whole["scope"] = scope();
  const auto complete = question_.complete(*project(), whole);
  if (!complete) return View::report(complete.error());
  filling_ = true;
  fill(*complete);
  filling_ = false;
  later();
}

Json QuestionView::saveState() const {
  const auto now = spec();
  return Json{{"name", name_->currentText().toStdString()}, {"spec", now ? *now : Json()}};
}

void QuestionView::restoreState(const Json& state) {
  filling_ = true;
  name_->setEditText(text_at(state, "name"));
  filling_ = false;
  if (state.contains("spec") && state["spec"].is_object()) receive(Json{{"spec", state["spec"]}});
}

}  // namespace habitus::kit
