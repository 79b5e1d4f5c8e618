#include "views/kit/view.h"

#include <nlohmann/json.hpp>

#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "views/kit/bench.h"
#include "views/kit/empty_state.h"
#include "views/kit/icons.h"
#include "views/kit/labels.h"
#include "views/kit/message_bar.h"

namespace habitus::kit {

View::View(Context& context, QWidget* parent) : QWidget(parent), context_(context), job_(context, this) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column_ = column;
  message_ = new MessageBar(this);
  stack_ = new QStackedWidget(this);
  page_ = new Plate(Plate::Ground::surface, this);
  bench_ = new Bench(page_);
  auto* inside = new QVBoxLayout(page_);
  inside->setContentsMargins(0, 0, 0, 0);
  inside->addWidget(bench_);
  stack_->addWidget(page_);
  column->addWidget(message_);
  column->addWidget(stack_, 1);
  setBackgroundRole(QPalette::Base);
  setAutoFillBackground(true);
  connect(&context, &Context::projectOpened, this, [this] { projectOpened(), mark_stale(); });
  connect(&context, &Context::projectClosed, this,
          [this] { clear_message(), clear_chip(), projectClosed(), mark_stale(); });
  connect(&context, &Context::projectChanged, this, &View::mark_stale);
  connect(&context, &Context::selectionChanged, this, [this] { selectionChanged(), mark_stale(); });
}

View::~View() { job_.stop(); }

void View::receive(const Json&) {}
Json View::saveState() const { return Json::object(); }
void View::restoreState(const Json&) {}

void View::set_chip(Chip::Kind kind, const QString& text) {
  if (kind == chip_kind_ && text == chip_text_) return;
  chip_kind_ = kind;
  chip_text_ = text;
  Q_EMIT chipChanged();
}

void View::report(const Error& error) {
  if (error.kind != Kind::stopped) message_->show_error(error);
}
void View::notify(const QString& text) { message_->show_note(text); }
void View::clear_message() { message_->clear(); }

void View::ask(const QString& title, const report::Question& question, const Json& spec,
               std::function<void(const report::Answer&)> then, int debounce_ms) {
  job_.ask(
      title, question, spec,
      [this, then](Result<report::Answer> answer) {
        if (!answer) return report(answer.error());
        clear_message();
        then(*answer);
      },
      debounce_ms);
}

void View::set_toolbar(QWidget* bar) { column_->insertWidget(0, bar); }
void View::set_body(QWidget* body) { bench_->set_body(body); }
void View::set_form(QWidget* form) { bench_->set_form(form); }

void View::set_footer(QWidget* footer) {
  if (!foot_) {
    foot_ = new Plate(Plate::Ground::sunken, this, true);
    auto* row = new QHBoxLayout(foot_);
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(8);
    row->addStretch(0);  // a footer takes what there is
    column_->addWidget(foot_);
  }
  if (footer) static_cast<QBoxLayout*>(foot_->layout())->insertWidget(0, footer, 1);
}

void View::set_next(const QString& label, const QString& view, std::function<Json()> payload) {
  set_footer(nullptr);
  if (!next_) {
    next_ = new QPushButton(foot_);
    next_->setLayoutDirection(Qt::RightToLeft);  // the arrow stands behind the words
    next_->setIcon(icon(QStringLiteral("arrow")));
    foot_->layout()->addWidget(next_);
  }
  next_->setText(label);
  next_->setAccessibleName(label);
  next_->disconnect(this);
  connect(next_, &QPushButton::clicked, this,
          [this, view, payload] { context_.open(view, payload ? payload() : Json::object()); });
}

void View::set_next_enabled(bool enabled) {
  if (next_) next_->setEnabled(enabled);
}

EmptyState& View::empty() {
  if (!empty_) {
    empty_ = new EmptyState(this);
    stack_->addWidget(empty_);
  }
  return *empty_;
}

void View::show_empty() { stack_->setCurrentWidget(&empty()); }
void View::show_body() { stack_->setCurrentWidget(page_); }

void View::mark_stale() {
  stale_ = true;
  if (isVisible()) settle();
}

// Several signals in one turn of the loop are one refresh; hidden views wait until they are shown.
void View::settle() {
  if (queued_) return;
  queued_ = true;
  QMetaObject::invokeMethod(
      this,
      [this] {
        queued_ = false;
        if (!stale_ || !isVisible()) return;
        stale_ = false;
        refresh();
      },
      Qt::QueuedConnection);
}

void View::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (stale_) settle();
}

}  // namespace habitus::kit
