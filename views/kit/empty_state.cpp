#include "views/kit/empty_state.h"

#include <algorithm>

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "views/kit/icons.h"
#include "views/kit/labels.h"
#include "views/kit/theme.h"

namespace habitus::kit {

EmptyState::EmptyState(QWidget* parent) : QWidget(parent), glyph_(new QLabel(this)) {
  block_ = new QWidget(this);
  QWidget* block = block_;
  auto* column = new QVBoxLayout(block);
  column->setContentsMargins(12, 12, 12, 12);
  column->setSpacing(4);
  what_ = label(Theme::Role::heading, {}, block);
  why_ = label(Theme::Role::body, {}, block, Ink::second);
  actions_ = new QHBoxLayout;
  actions_->setSpacing(8);
  actions_->setContentsMargins(0, 12, 0, 0);
  actions_->addStretch(1);
  column->addWidget(glyph_);
  column->addSpacing(8);
  column->addWidget(what_);
  column->addWidget(why_);
  column->addLayout(actions_);
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(12, 12, 12, 12);
  outer->addStretch(5);
  outer->addWidget(block, 0, Qt::AlignHCenter);
  outer->addStretch(7);
}

void EmptyState::set(const QString& icon, const QString& what, const QString& why) {
  icon_ = icon;
  what_->setText(what);
  why_->setText(why);
  setAccessibleName(what);
  setAccessibleDescription(why);
  paint_icon();
  fit();
}

void EmptyState::paint_icon() {
  const Theme& theme = Theme::now();
  glyph_->setPixmap(icon_pixmap(icon_, theme.px(32), theme.outline, devicePixelRatioF()));
}

void EmptyState::clear_actions() {
  while (actions_->count() > 1) {
    QLayoutItem* item = actions_->takeAt(0);
    delete item->widget();
    delete item;
  }
}

void EmptyState::set_action(const QString& label, std::function<void()> act, bool filled) {
  clear_actions();
  auto* button = new QPushButton(label, this);
  button->setProperty("filled", filled);
  connect(button, &QPushButton::clicked, this, [act] { act(); });
  actions_->insertWidget(0, button);
}

void EmptyState::set_other(const QString& label, std::function<void()> act) {
  auto* button = new QPushButton(label, this);
  connect(button, &QPushButton::clicked, this, [act] { act(); });
  actions_->insertWidget(actions_->count() - 1, button);
}

// A fixed width, so that the wrapped texts are given the height they need.
void EmptyState::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fit();
}

void EmptyState::fit() {
  const int wide = std::clamp(width() - 24, 120, 380);
  block_->setFixedWidth(wide);
  for (QLabel* text : {what_, why_}) {
    text->setMinimumHeight(0);  // what was set before would be its least answer
    text->setFixedHeight(std::max(0, text->heightForWidth(wide - 24)));
  }
}

void EmptyState::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) paint_icon();
  QWidget::changeEvent(event);
}

}  // namespace habitus::kit
