#include "views/kit/style_paint.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>
#include <QWidget>

#include "views/kit/theme.h"

namespace habitus::kit {

void paint_box(QPainter* painter, const QRectF& rect, const QColor& fill, const QColor& edge, double radius,
               double width) {
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setBrush(fill);
  painter->setPen(edge.alpha() ? QPen(edge, width) : QPen(Qt::NoPen));
  const double in = edge.alpha() ? width / 2 : 0;
  painter->drawRoundedRect(rect.adjusted(in, in, -in, -in), radius, radius);
  painter->restore();
}

void paint_ring(QPainter* painter, const QRectF& rect) {
  paint_box(painter, rect, Qt::transparent, Theme::now().accent, 4, 2);
}

void paint_button(QPainter* painter, const QStyleOption& option, const QWidget* widget) {
  const Theme& theme = Theme::now();
  const bool on = option.state & QStyle::State_Enabled,
             down = option.state & (QStyle::State_Sunken | QStyle::State_On);
  const bool over = option.state & QStyle::State_MouseOver, focus = option.state & QStyle::State_HasFocus;
  const bool filled = on && widget && widget->property("filled").toBool();
  const QRectF r = option.rect;
  if (filled) {
    const QColor fill = down ? theme.accent.darker(115) : over ? theme.accent.darker(106) : theme.accent;
    paint_box(painter, r, fill, Qt::transparent, 4);
    if (focus) paint_box(painter, r.adjusted(2, 2, -2, -2), Qt::transparent, theme.onAccent, 3, 1.5);
    return;
  }
  const QColor fill = !on ? theme.sunken : down ? theme.line : over ? theme.hover : theme.surface;
  paint_box(painter, r, fill, on ? theme.outline : theme.line, 4);
  if (focus) paint_ring(painter, r);
}

void paint_tool(QPainter* painter, const QStyleOption& option) {
  const Theme& theme = Theme::now();
  const bool on = option.state & QStyle::State_On, down = option.state & QStyle::State_Sunken;
  const bool over = (option.state & QStyle::State_MouseOver) && (option.state & QStyle::State_Enabled);
  const QColor fill = on ? theme.tint : down ? theme.line : over ? theme.hover : QColor(Qt::transparent);
  paint_box(painter, option.rect, fill, Qt::transparent, 4);
}

bool inside_field(const QWidget* widget) {
  const QWidget* parent = widget ? widget->parentWidget() : nullptr;
  return qobject_cast<const QAbstractSpinBox*>(parent) || qobject_cast<const QComboBox*>(parent);
}

void paint_field(QPainter* painter, const QStyleOption& option, const QWidget* widget) {
  const Theme& theme = Theme::now();
  const bool on = option.state & QStyle::State_Enabled;
  const bool focus = (option.state & QStyle::State_HasFocus) || (widget && widget->hasFocus());
  const bool bad = widget && widget->property("invalid").toBool();
  const bool quiet = widget && widget->property("quiet").toBool();
  const QColor edge = bad ? theme.fail : focus ? theme.accent : on && !quiet ? theme.outline : theme.line;
  paint_box(painter, option.rect, on ? theme.surface : theme.sunken, edge, 4, focus ? 2 : 1);
}

void paint_check(QPainter* painter, const QStyleOption& option) {
  const Theme& theme = Theme::now();
  const bool enabled = option.state & QStyle::State_Enabled;
  const bool some = option.state & QStyle::State_NoChange, checked = option.state & QStyle::State_On;
  const double side = theme.px(16);
  const QRectF r(option.rect.center().x() - side / 2 + 0.5, option.rect.center().y() - side / 2 + 0.5, side,
                 side);
  const QColor fill = !enabled ? theme.sunken : checked || some ? theme.accent : theme.surface;
  paint_box(painter, r, fill,
            checked && enabled ? QColor(Qt::transparent)
            : enabled          ? theme.outline
                               : theme.line,
            3);
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setPen(
      QPen(enabled ? theme.onAccent : theme.text3, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  if (checked) {
    QPainterPath tick(r.topLeft() + QPointF(0.24 * side, 0.52 * side));
    tick.lineTo(r.topLeft() + QPointF(0.43 * side, 0.71 * side));
    tick.lineTo(r.topLeft() + QPointF(0.77 * side, 0.31 * side));
    painter->drawPath(tick);
  } else if (some) {
    painter->drawLine(QPointF(r.left() + 4, r.center().y()), QPointF(r.right() - 4, r.center().y()));
  }
  painter->restore();
}

void paint_radio(QPainter* painter, const QStyleOption& option) {
  const Theme& theme = Theme::now();
  const bool enabled = option.state & QStyle::State_Enabled, checked = option.state & QStyle::State_On;
  const QRectF r = option.rect;
  paint_box(painter, r, enabled ? checked ? theme.accent : theme.surface : theme.sunken,
            checked && enabled ? QColor(Qt::transparent) : theme.outline, r.width() / 2);
  if (!checked) return;
  const double in = r.width() * 0.32;
  paint_box(painter, r.adjusted(in, in, -in, -in), theme.onAccent, Qt::transparent, r.width());
}

void paint_chevron(QPainter* painter, const QRectF& rect, Qt::ArrowType way, const QColor& colour) {
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->translate(rect.center());
  painter->rotate(way == Qt::RightArrow ? -90 : way == Qt::UpArrow ? 180 : way == Qt::LeftArrow ? 90 : 0);
  painter->setPen(QPen(colour, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter->drawPolyline(QPolygonF({{-3.5, -1.75}, {0, 1.75}, {3.5, -1.75}}));
  painter->restore();
}

void paint_branch(QPainter* painter, const QStyleOption& option) {
  if (option.state & QStyle::State_Selected) painter->fillRect(option.rect, Theme::now().tint);
  if (!(option.state & QStyle::State_Children)) return;
  paint_chevron(painter, option.rect, option.state & QStyle::State_Open ? Qt::DownArrow : Qt::RightArrow,
                Theme::now().text2);
}

QSize menu_item_size(const QStyleOption& option, const QSize& text) {
  const Theme& theme = Theme::now();
  const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(&option);
  if (item && item->menuItemType == QStyleOptionMenuItem::Separator) return {theme.px(10), theme.px(9)};
  const int shortcut = item && item->text.contains(QLatin1Char('\t')) ? theme.px(28) : 0;
  return {text.width() + theme.px(28 + 24) + shortcut, theme.px(28)};
}

}  // namespace habitus::kit
