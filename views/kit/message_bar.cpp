#include "views/kit/message_bar.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

#include "views/kit/icons.h"
#include "views/kit/theme.h"
#include "views/kit/words.h"

namespace habitus::kit {

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent), glyph_(new QLabel(this)), label_(new QLabel(this)), close_(new QToolButton(this)) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(16, 6, 8, 6);
  row->setSpacing(8);
  row->addWidget(glyph_, 0, Qt::AlignTop);
  row->addWidget(label_, 1);
  row->addWidget(close_, 0, Qt::AlignTop);
  label_->setWordWrap(true);
  label_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  close_->setIcon(icon(QStringLiteral("close")));
  close_->setAutoRaise(true);
  close_->setAccessibleName(tr("Dismiss message"));
  close_->setToolTip(tr("Dismiss message"));
  connect(close_, &QToolButton::clicked, this, &MessageBar::clear);
  hide();
}

void MessageBar::set(const QString& text, bool error) {
  error_ = error;
  const Theme& theme = Theme::now();
  const QColor ink = error ? theme.fail : theme.text2;
  glyph_->setPixmap(icon_pixmap(error ? QStringLiteral("alert") : QStringLiteral("info"), theme.px(16), ink,
                                devicePixelRatioF()));
  QPalette p = label_->palette();
  p.setColor(QPalette::WindowText, error ? theme.fail : theme.text);
  label_->setPalette(p);
  label_->setText(text);
  label_->setAccessibleName(text);
  setVisible(!text.isEmpty());
  if (text.isEmpty()) return;
  QAccessibleEvent event(this, QAccessible::Alert);
  QAccessible::updateAccessibility(&event);
}

void MessageBar::show_error(const Error& error) { set(say(error), true); }
void MessageBar::show_note(const QString& text) { set(text, false); }
void MessageBar::clear() { set({}, false); }
QString MessageBar::text() const { return label_->text(); }

void MessageBar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), error_ ? Theme::now().failBg : Theme::now().sunken);
}

}  // namespace habitus::kit
