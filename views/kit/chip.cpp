#include "views/kit/chip.h"

#include <QFontMetrics>
#include <QPainter>

#include "views/kit/theme.h"

namespace habitus::kit {

QString Chip::glyph(Kind kind) {
  switch (kind) {
    case Kind::pass:
      return QStringLiteral("✓");
    case Kind::fail:
      return QStringLiteral("✕");
    case Kind::insufficient:
      return QStringLiteral("?");
    case Kind::warn:
      return QStringLiteral("!");
    default:
      return {};
  }
}

int Chip::width(Kind kind, const QString& text) {
  const Theme& theme = Theme::now();
  const QFontMetrics metrics(theme.font(Theme::Role::label));
  return metrics.horizontalAdvance(text) + theme.px(16) + (glyph(kind).isEmpty() ? 0 : theme.px(15));
}

void Chip::paint(QPainter& painter, const QRectF& rect, Kind kind, const QString& text) {
  if (kind == Kind::none) return;
  const Theme& theme = Theme::now();
  QColor fill = Qt::transparent, ink = theme.text2, edge = Qt::transparent;
  switch (kind) {
    case Kind::pass:
      fill = theme.passBg, ink = theme.pass;
      break;
    case Kind::fail:
      fill = theme.failBg, ink = theme.fail;
      break;
    case Kind::warn:
      fill = theme.warnBg, ink = theme.warn;
      break;
    case Kind::neutral:
      edge = theme.line, fill = theme.sunken;
      break;
    default:
      edge = theme.outline;
      break;
  }
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(fill);
  painter.setPen(edge.alpha() == 0
                     ? QPen(Qt::NoPen)
                     : QPen(edge, 1, kind == Kind::insufficient ? Qt::DashLine : Qt::SolidLine));
  painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(4), theme.px(4));
  painter.setPen(ink);
  QRectF inside = rect.adjusted(theme.px(8), 0, -theme.px(8), 0);
  if (const QString mark = glyph(kind); !mark.isEmpty()) {
    QFont bold = theme.font(Theme::Role::label);
    bold.setWeight(QFont::Bold);
    painter.setFont(bold);
    painter.drawText(inside, Qt::AlignVCenter | Qt::AlignLeft, mark);
    inside.setLeft(inside.left() + theme.px(15));
  }
  painter.setFont(theme.font(Theme::Role::label));
  painter.drawText(inside, Qt::AlignVCenter | Qt::AlignLeft, text);
  painter.restore();
}

Chip::Chip(Kind kind, const QString& text, QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  set(kind, text);
}

void Chip::set(Kind kind, const QString& text) {
  kind_ = kind;
  text_ = text;
  setVisible(kind != Kind::none);
  setAccessibleName(text);
  updateGeometry();
  update();
}

QSize Chip::sizeHint() const { return {kind_ == Kind::none ? 0 : width(kind_, text_), Theme::now().px(20)}; }

void Chip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paint(painter, rect(), kind_, text_);
}

}  // namespace habitus::kit
