#include "views/kit/labels.h"

#include <QEvent>
#include <QPainter>

namespace habitus::kit {

QColor colour(Ink ink) {
  const Theme& theme = Theme::now();
  switch (ink) {
    case Ink::first:
      return theme.text;
    case Ink::second:
      return theme.text2;
    case Ink::third:
      return theme.text3;
    case Ink::fail:
      return theme.fail;
    case Ink::warn:
      return theme.warn;
  }
  return theme.text;
}

ThemedLabel::ThemedLabel(Theme::Role role, const QString& text, QWidget* parent, Ink ink)
    : QLabel(text, parent), role_(role), ink_(ink) {
  setWordWrap(true);
  setTextFormat(Qt::PlainText);
  setForegroundRole(QPalette::WindowText);  // the role is inherited from the parent's background otherwise
  setTextInteractionFlags(Qt::TextSelectableByMouse);
  dress();
}

void ThemedLabel::set_ink(Ink ink) {
  ink_ = ink;
  dress();
}

void ThemedLabel::dress() {
  dressing_ = true;
  setFont(Theme::now().font(role_));
  QPalette p = palette();
  p.setColor(QPalette::WindowText, colour(ink_));
  setPalette(p);
  dressing_ = false;
}

void ThemedLabel::changeEvent(QEvent* event) {
  QLabel::changeEvent(event);
  const bool theme =
      event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationPaletteChange;
  if (theme && !dressing_) dress();
}

ThemedLabel* label(Theme::Role role, const QString& text, QWidget* parent, Ink ink) {
  return new ThemedLabel(role, text, parent, ink);
}

Rule::Rule(QWidget* parent) : QWidget(parent) {
  setFixedHeight(1);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Rule::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), Theme::now().line);
}

Plate::Plate(Ground ground, QWidget* parent, bool line_above)
    : QWidget(parent), ground_(ground), line_(line_above) {}

void Plate::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Theme& theme = Theme::now();
  const QColor fill = ground_ == Ground::window    ? theme.window
                      : ground_ == Ground::surface ? theme.surface
                                                   : theme.sunken;
  painter.fillRect(rect(), fill);
  if (line_) painter.fillRect(QRect(0, 0, width(), 1), theme.line);
}

}  // namespace habitus::kit
