#include "views/kit/question_view.h"

#include <memory>
#include <nlohmann/json.hpp>
#include <utility>

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>

#include "core/segments/scope.h"
#include "core/taxonomy/pick_text.h"
#include "views/kit/empty_state.h"
#include "views/kit/figure_view.h"
#include "views/kit/labels.h"
#include "views/kit/lists.h"
#include "views/kit/save_report.h"
#include "views/kit/words.h"

namespace habitus::kit {

namespace {

constexpr int kFollow = 1000;  ///< ms: so long an answer to what the hand has left behind is worth seeing

/// What one turn of another thread makes, so that this one only has to draw it.
struct Shown {
  report::Answer answer;
  std::vector<report::Figure> figures;
};

}  // namespace

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

void renew(QComboBox* box, const QStringList& items) {
  const QSignalBlocker quiet(box);
  const QString now = box->currentText();
  box->clear();
  box->addItems(items);
  if (box->isEditable())
    box->setEditText(now);
  else
    box->setCurrentIndex(std::max(0, box->findText(now)));
}

QString any_event() { return QuestionView::tr("any event"); }

Result<Json> pick_from(const QString& text) {
  const QString said = text.trimmed();
  return taxonomy::pick_from_text(said == any_event() ? "*" : said.toStdString());
}

QString pick_said(const Json& pick) {
  if (pick.is_string()) return pick == Json("*") ? any_event() : text_of(pick.get<std::string>());
  if (!pick.is_object()) return {};
  const std::string text =
      taxonomy::pick_text(pick.contains("any") ? pick : Json{{"any", Json::array({pick})}});
  return text == "*" ? any_event() : text_of(text);
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
  connect(page_, &FigurePage::pinned, this, &QuestionView::pin);
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
  auto* page = new QPushButton(tr("Save as report …"), form_);
  page->setAccessibleName(page->text());
  page->setToolTip(tr("Figures, tables, definition and reason as one web page or PDF"));
  form_->add(page);
  connect(page, &QPushButton::clicked, this, [this] {
    if (answer_.result.empty()) return notify(hint());
    const QString title = name().empty() ? asking_ : asking_ + QStringLiteral(" · ") + text_of(name());
    notify(save_report(this, title, answer_, context().leaving(question_, answer_.json())));
  });
  form_->finish();
  revert_->setAccessibleName(revert_->text());
  keep_->setAccessibleName(keep_->text());
  connect(revert_, &QPushButton::clicked, this, [this] { choose(name_->currentText()); });
  connect(keep_, &QPushButton::clicked, this, &QuestionView::keep);
  set_form(form_);
}

Result<Json> QuestionView::definition(const Json& whole) const {
  return question_.complete(*project(), whole);
}

Json QuestionView::narrowed(const Json& scope) const { return scope; }
Result<Json> QuestionView::readable(const Json& spec) const { return question_.complete(*project(), spec); }

std::string QuestionView::name() const { return name_->currentText().trimmed().toStdString(); }

Json QuestionView::scope() const {
  return scoped() ? narrowed(context().selection().scope()) : Json::object();
}

void QuestionView::offer_names(QComboBox* box, Project& project, const char* kind) {
  renew(box, kept_names(project, {kind}));
}

void QuestionView::list_names() { offer_names(name_, *project(), kind().c_str()); }

void QuestionView::mark_edited(bool edited) {
  dirty_ = edited;
  revert_->setEnabled(edited && !loaded_.empty());
  keep_->setEnabled(context().writable() && (edited || loaded_.empty()));
}

/// Another dock, an undo or another version may have moved the head while the fields show the old one.
void QuestionView::follow_head() {
  if (dirty_) return;
  if (name().empty() && name_->count() > 0 && loaded_.empty()) return choose(name_->itemText(0));
  const auto head = project()->definitions().head(kind(), name());
  if (head && *head && (*head)->hash != loaded_) choose(text_of((*head)->name));
}

void QuestionView::refresh() {
  if (!project()) {
    empty().clear_actions();
    empty().set(QStringLiteral("folder"), tr("No project is open"), tr("Open or make a project first."));
    return show_empty();
  }
  list_names();
  mark_edited(dirty_);
  page_->set_pinnable(context().writable());
  Project* project = this->project();
  const auto where = std::make_shared<Json>(scope());
  words_job_.start<segments::Vocabulary>(
      tr("Words of the log"),
      [project, where](const Exec&) { return segments::vocabulary(*project, *where); },
      [this](Result<segments::Vocabulary> words) {
        if (!words) return View::report(words.error());
        empty().clear_actions();
        filling_ = true;
        offer(*words);
        filling_ = false;
        offered_ = true;
        if (waiting_) show_fields(*std::exchange(waiting_, nullptr));
        if (words->words.empty()) {
          empty().set(QStringLiteral("data"), tr("There are no events yet"),
                      tr("Import a log, then this view can count it."));
          empty().set_action(tr("Import …"), [this] { context().open(QStringLiteral("import")); });
          return show_empty();
        }
        follow_head();
        if (missing()) return show_empty();
        ask_now();
      });
}

void QuestionView::projectClosed() {
  answer_ = {};
  page_->show_figures({});
  people_->clear();
  segment_->hide();
  past_.clear();
  future_.clear();
  now_.clear();
  loaded_.clear();
  dirty_ = offered_ = false;
  waiting_.reset();
  name_->clearEditText();
}

void QuestionView::edited() {
  if (filling_ || !project()) return;
  const auto wanted = spec();
  if (wanted && !wanted->is_null() && canonical(*wanted) == now_) return;
  set_chip(Chip::Kind::warn, tr("edited"));
  mark_edited(true);
  ask_now();
}

/// What the fields say now becomes the present; what they said before can be undone.
void QuestionView::take_draft() {
  const auto wanted = spec();
  if (!wanted || wanted->is_null()) return;
  const std::string text = canonical(*wanted);
  if (text == now_) return;
  if (!now_.empty()) past_.push_back(now_);
  if (past_.size() > 200) past_.erase(past_.begin());
  future_.clear();
  now_ = text;
}

void QuestionView::ask_now() {
  const auto wanted = spec();
  if (!wanted) return View::report(wanted.error());
  if (wanted->is_null()) {
    empty().clear_actions();
    clear_message();
    page_->show_hint(hint());
    return show_body();
  }
  take_draft();
  show_body();
  auto whole = std::make_shared<Json>(*wanted);
  if (scoped()) (*whole)["scope"] = scope();
  Project* project = this->project();
  const report::Question* question = &question_;
  job().start<Shown>(
      asking_,
      [project, question, whole](const Exec& exec) -> Result<Shown> {
        TRY(report::Answer answer, report::ask(*project, *question, *whole, exec));
        auto figures = question->figures(answer.json());
        return Shown{std::move(answer), std::move(figures)};
      },
      [this](Result<Shown> shown) {
        if (!shown) return View::report(shown.error());
        clear_message();
        answer_ = std::move(shown->answer);
        people_->clear();
        segment_->hide();
        page_->show_figures(shown->figures, answer_.result,
                            [this] { return context().leaving(question_, answer_.json()); });
        answered(answer_);
      },
      kFollow);
}

// Boxes can only show what they offer, so a spec that comes first waits for the words.
void QuestionView::show_fields(const Json& spec) {
  if (!offered_) waiting_ = std::make_shared<Json>(spec);
  filling_ = true;
  fill(spec);
  filling_ = false;
}

void QuestionView::choose(const QString& name) {
  if (!project() || name.isEmpty()) return;
  const auto saved = project()->definitions().head(kind(), name.toStdString());
  if (!saved) return View::report(saved.error());
  if (!*saved) return;
  loaded_ = (*saved)->hash;
  name_->setEditText(name);
  show_fields((*saved)->json());
  mark_edited(false);
  set_chip(Chip::Kind::neutral, tr("version %1").arg((*saved)->version));
  context().inspect({kind(), name.toStdString(), {}, kind()});
  if (offered_) ask_now();
}

void QuestionView::keep() {
  Field* field = form_->field(name_);
  field->set_error(name().empty() ? tr("It has no name. Write one.") : QString());
  if (name().empty()) return name_->setFocus();
  const auto wanted = spec();
  if (!wanted) return View::report(wanted.error());
  if (wanted->is_null()) return notify(hint());
  Json whole = *wanted;
  if (scoped()) whole["scope"] = scope();
  const auto complete = definition(whole);
  if (!complete) return View::report(complete.error());
  const auto made = project()->definitions().apply(kind(), name(), *complete, complete->value("reason", ""));
  if (!made) return View::report(made.error());
  loaded_ = made->hash;
  mark_edited(false);
  set_chip(Chip::Kind::neutral, tr("version %1").arg(made->version));
  notify(tr("Kept as %1, version %2.").arg(text_of(made->name)).arg(made->version));
  context().changed();
}

void QuestionView::step(std::vector<std::string>& from, std::vector<std::string>& to) {
  if (!now_.empty()) to.push_back(now_);
  now_ = from.back();
  from.pop_back();
  const auto wanted = parse_json(now_);
  const auto complete = wanted ? readable(*wanted) : wanted;
  if (complete) show_fields(*complete);
  set_chip(Chip::Kind::warn, tr("edited"));
  mark_edited(true);
  const auto past = past_, future = future_;
  ask_now();
  past_ = past;  // walking back and forth is not an edit
  future_ = future;
}

bool QuestionView::undo() {
  if (!dirty_ || past_.empty() || !project()) return false;
  step(past_, future_);
  return true;
}

bool QuestionView::redo() {
  if (future_.empty() || !project()) return false;
  step(future_, past_);
  return true;
}

void QuestionView::receive(const Json& payload) {
  if (payload.contains("name")) return choose(text_at(payload, "name"));
  if (!payload.contains("spec") || !project()) return;
  Json whole = payload["spec"];
  if (scoped() && !whole.contains("scope")) whole["scope"] = scope();
  const auto complete = readable(whole);
  if (!complete) return View::report(complete.error());
  show_fields(*complete);
  mark_edited(true);
  later();
}

Json QuestionView::saveState() const {
  if (!dirty_) return Json{{"name", name()}};
  const auto now = spec();
  return Json{{"name", name()}, {"spec", now ? *now : Json()}};
}

void QuestionView::restoreState(const Json& state) {
  if (state.contains("spec") && state["spec"].is_object()) {
    receive(Json{{"spec", state["spec"]}});
    name_->setEditText(text_at(state, "name"));
  } else {
    choose(text_at(state, "name"));
  }
}

}  // namespace habitus::kit
