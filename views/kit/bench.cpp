#include "views/kit/bench.h"

#include <algorithm>

#include <QPainter>
#include <QScrollArea>
#include <QTabBar>

#include "views/kit/theme.h"

namespace habitus::kit {

Bench::Bench(QWidget* parent) : QWidget(parent), tabs_(new QTabBar(this)) {
  tabs_->addTab(tr("Result"));
  tabs_->addTab(tr("Definition"));
  tabs_->setAccessibleName(tr("Result or definition"));
  tabs_->setDrawBase(false);
  tabs_->hide();
  connect(tabs_, &QTabBar::currentChanged, this, &Bench::arrange);
}

void Bench::set_body(QWidget* body) {
  body_ = body;
  body_->setParent(this);
  body_->show();
  arrange();
}

void Bench::set_form(QWidget* form) {
  form_ = form;
  if (!side_) {
    side_ = new QScrollArea(this);
    side_->setFrameShape(QFrame::NoFrame);
    side_->setWidgetResizable(true);
    side_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    side_->setBackgroundRole(QPalette::Base);
    side_->viewport()->setBackgroundRole(QPalette::Base);
    side_->setFocusPolicy(Qt::NoFocus);
  }
  side_->setWidget(form);
  form->setBackgroundRole(QPalette::Base);
  form->setAutoFillBackground(true);
  side_->show();
  arrange();
}

void Bench::arrange() {
  const Theme& theme = Theme::now();
  // The form keeps its 300, or a little more where a long word needs it; nothing of it is cut.
  const int needs = form_ ? form_->minimumSizeHint().width() : 0;
  const int side = std::clamp(needs, theme.px(300), theme.px(360)), gap = theme.px(6), bar = theme.px(32);
  const bool both = body_ && side_;
  const bool narrow = both && width() < theme.px(640);
  tabs_->setVisible(narrow);
  if (!both) {
    if (body_) body_->setGeometry(rect());
    if (side_) side_->setGeometry(rect());
    return;
  }
  if (narrow) {
    tabs_->setGeometry(0, 0, width(), bar);
    const QRect rest(0, bar, width(), height() - bar);
    body_->setGeometry(rest);
    side_->setGeometry(rest);
    body_->setVisible(tabs_->currentIndex() == 0);
    side_->setVisible(tabs_->currentIndex() == 1);
    return;
  }
  body_->show();
  side_->show();
  body_->setGeometry(0, 0, width() - side - gap, height());
  side_->setGeometry(width() - side, 0, side, height());
}

void Bench::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  arrange();
}

void Bench::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), side_ ? Theme::now().window : Theme::now().surface);
}

}  // namespace habitus::kit
