#include "app/shell/status.h"

#include <cmath>

#include <QDateTime>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

#include "views/kit/icons.h"
#include "views/kit/labels.h"
#include "views/kit/words.h"

namespace habitus {

using kit::Ink;
using kit::Theme;

Status::Status(kit::Context& context, QWidget* parent)
    : QStatusBar(parent),
      context_(context),
      rows_(kit::label(Theme::Role::small, {}, this, Ink::second)),
      job_(kit::label(Theme::Role::small, {}, this, Ink::second)),
      percent_(kit::label(Theme::Role::small, {}, this, Ink::second)),
      seed_(kit::label(Theme::Role::small, {}, this, Ink::second)),
      saved_(kit::label(Theme::Role::small, {}, this, Ink::second)),
      bar_(new QProgressBar(this)),
      stop_(new QToolButton(this)) {
  setSizeGripEnabled(false);
  for (QLabel* label : {rows_, job_, percent_, seed_, saved_}) label->setWordWrap(false);
  setContentsMargins(8, 0, 8, 0);
  bar_->setTextVisible(false);
  bar_->setRange(0, 1000);
  bar_->setFixedWidth(Theme::now().px(140));
  bar_->setAccessibleName(tr("Progress"));
  stop_->setIcon(kit::icon(QStringLiteral("close")));
  stop_->setAutoRaise(true);
  stop_->setFixedHeight(Theme::now().px(24));
  stop_->setAccessibleName(tr("Stop this work"));
  stop_->setToolTip(tr("Stop this work"));
  connect(stop_, &QToolButton::clicked, this, [this] {
    if (!context_.tasks().empty()) context_.tasks().front()->progress.stop();
  });
  addWidget(rows_, 1);
  addPermanentWidget(job_);
  addPermanentWidget(bar_);
  addPermanentWidget(percent_);
  addPermanentWidget(stop_);
  addPermanentWidget(seed_);
  addPermanentWidget(saved_);
  setFixedHeight(Theme::now().px(28));
  timer_.setInterval(100);
  connect(&timer_, &QTimer::timeout, this, &Status::look);
  connect(&context, &kit::Context::tasksChanged, this, &Status::look);
  connect(&context, &kit::Context::projectOpened, this, &Status::look);
  connect(&context, &kit::Context::projectClosed, this, &Status::look);
  look();
}

void Status::say_rows(const QString& text) { rows_->setText(text); }

void Status::look() {
  const auto& tasks = context_.tasks();
  if (tasks.empty())
    timer_.stop();
  else if (!timer_.isActive())
    timer_.start();
  const bool show = !tasks.empty() && QDateTime::currentMSecsSinceEpoch() - tasks.front()->started >= 300;
  for (QWidget* part : std::initializer_list<QWidget*>{job_, bar_, percent_, stop_}) part->setVisible(show);
  if (show) {
    const double done = tasks.front()->progress.fraction();
    job_->setText(tasks.front()->title);
    bar_->setRange(0, done > 0 ? 1000 : 0);
    bar_->setValue(int(std::lround(done * 1000)));
    percent_->setText(done > 0 ? kit::percent(done) : QString());
  }
  const Project* project = context_.project();
  seed_->setVisible(project != nullptr);
  saved_->setVisible(project != nullptr);
  if (!project) return;
  seed_->setText(tr("seed %1").arg(context_.seed()));
  saved_->setText(project->read_only() ? tr("Read-only: open elsewhere") : tr("All changes saved"));
}

}  // namespace habitus
