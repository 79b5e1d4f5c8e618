#include <QAbstractItemView>
#include <QComboBox>
#include <QPainter>
#include <QStyleOption>
#include <QTabBar>

#include "views/kit/icons.h"
#include "views/kit/style.h"
#include "views/kit/style_paint.h"
#include "views/kit/theme.h"

namespace habitus::kit {
namespace {

QColor ink_of(const QStyleOption& option, const QColor& ink) {
  return option.state & QStyle::State_Enabled
             ? ink
             : Theme::now().palette().color(QPalette::Disabled, QPalette::Text);
}

void draw_tab(const QStyleOptionTab& tab, QPainter* painter, const QWidget* widget) {
  const Theme& theme = Theme::now();
  const bool chosen = tab.state & QStyle::State_Selected, over = tab.state & QStyle::State_MouseOver;
  painter->save();
  if (chosen) {
    const int in = theme.px(10);
    painter->fillRect(QRect(tab.rect.left() + in, tab.rect.bottom() - 1, tab.rect.width() - 2 * in, 2),
                      theme.accent);
  }
  if (chosen && widget && widget->hasFocus()) paint_ring(painter, QRectF(tab.rect).adjusted(1, 1, -1, -3));
  painter->setFont(theme.font(chosen ? Theme::Role::strong : Theme::Role::body));
  painter->setPen(ink_of(tab, chosen || over ? theme.text : theme.text2));
  painter->drawText(tab.rect.adjusted(0, 0, 0, -1),
                    Qt::AlignCenter | Qt::TextSingleLine | Qt::TextHideMnemonic, tab.text);
  painter->restore();
}

void draw_menu_item(const QStyleOptionMenuItem& item, QPainter* painter) {
  const Theme& theme = Theme::now();
  const QRect r = item.rect;
  if (item.menuItemType == QStyleOptionMenuItem::Separator) {
    painter->fillRect(QRect(r.left(), r.center().y(), r.width(), 1), theme.line);
    return;
  }
  const bool chosen = (item.state & QStyle::State_Selected) && (item.state & QStyle::State_Enabled);
  if (chosen) paint_box(painter, QRectF(r).adjusted(1, 1, -1, -1), theme.tint, Qt::transparent, 4);
  const QRect left(r.left() + theme.px(8), r.top(), theme.px(16), r.height());
  const QColor ink = ink_of(item, theme.text);
  painter->save();
  if (item.checked) {
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(theme.accent, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF c = QRectF(left).center();
    painter->drawPolyline(QPolygonF({c + QPointF(-4, 0), c + QPointF(-1, 3.5), c + QPointF(4.5, -3.5)}));
  } else if (!item.icon.isNull()) {
    const auto mode = item.state & QStyle::State_Enabled ? QIcon::Normal : QIcon::Disabled;
    item.icon.paint(painter, QRect(left.left(), r.center().y() - 7, 16, 16), Qt::AlignCenter, mode);
  }
  const QStringList parts = item.text.split(QLatin1Char('\t'));
  const QRect words = r.adjusted(theme.px(32), 0, -theme.px(16), 0);
  painter->setFont(item.font);
  painter->setPen(ink);
  painter->drawText(words, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic | Qt::TextHideMnemonic,
                    parts.value(0));
  painter->setPen(ink_of(item, theme.text3));
  if (parts.size() > 1) painter->drawText(words, Qt::AlignVCenter | Qt::AlignRight, parts[1]);
  painter->restore();
  if (item.menuItemType == QStyleOptionMenuItem::SubMenu)
    paint_chevron(painter, QRectF(r.right() - theme.px(18), r.top(), theme.px(12), r.height()),
                  Qt::RightArrow, theme.text2);
}

void draw_menu_bar_item(const QStyleOptionMenuItem& item, QPainter* painter) {
  const Theme& theme = Theme::now();
  painter->fillRect(item.rect, theme.window);
  const bool chosen = item.state & QStyle::State_Selected;
  if (chosen) paint_box(painter, item.rect, theme.hover, Qt::transparent, 4);
  painter->setPen(ink_of(item, theme.text2));
  painter->drawText(item.rect, Qt::AlignCenter | Qt::TextSingleLine | Qt::TextHideMnemonic, item.text);
}

void draw_header(const QStyleOptionHeader& header, QPainter* painter) {
  const Theme& theme = Theme::now();
  painter->fillRect(header.rect, theme.sunken);
  const QRect r = header.rect;
  painter->fillRect(
      header.orientation == Qt::Horizontal ? QRect(r.left(), r.bottom(), r.width(), 1) : QRect(), theme.line);
}

void draw_header_label(const QStyleOptionHeader& header, QPainter* painter) {
  const Theme& theme = Theme::now();
  painter->setFont(theme.font(Theme::Role::label));
  painter->setPen(theme.text2);
  const QRect r = header.rect.adjusted(theme.px(2), 0, -theme.px(2), 0);
  const auto align = Qt::Alignment(int(header.textAlignment)) | Qt::AlignVCenter;
  painter->drawText(r, int(align) | Qt::TextSingleLine,
                    QFontMetrics(painter->font()).elidedText(header.text, Qt::ElideRight, r.width()));
}

QRectF bar_line(const QRect& rect) {
  const double high = Theme::now().px(4);
  return {double(rect.left()), rect.center().y() + 0.5 - high / 2, double(rect.width()), high};
}

void draw_progress(const QStyleOptionProgressBar& bar, QPainter* painter) {
  const Theme& theme = Theme::now();
  const QRectF line = bar_line(bar.rect);
  paint_box(painter, line, theme.line, Qt::transparent, 2);
  const double range = double(bar.maximum) - bar.minimum;
  if (range <= 0)
    return paint_box(painter,
                     QRectF(line.left() + line.width() * 0.35, line.top(), line.width() * 0.3, line.height()),
                     theme.accent, Qt::transparent, 2);
  const double done = std::clamp((bar.progress - bar.minimum) / range, 0.0, 1.0);
  if (done > 0)
    paint_box(painter, QRectF(line.left(), line.top(), line.width() * done, line.height()), theme.accent,
              Qt::transparent, 2);
}

void draw_combo(const QStyleOptionComboBox& combo, QPainter* painter, const QWidget* widget) {
  const Theme& theme = Theme::now();
  paint_field(painter, combo, widget);
  const QRectF r = combo.rect;
  paint_chevron(painter, QRectF(r.right() - theme.px(22), r.top(), theme.px(16), r.height()), Qt::DownArrow,
                ink_of(combo, theme.text2));
}

void draw_scroll_bar(const QStyleOptionSlider& bar, QPainter* painter, const QStyle* style,
                     const QWidget* widget) {
  const Theme& theme = Theme::now();
  painter->fillRect(
      bar.rect, widget && widget->parentWidget() ? widget->palette().color(QPalette::Base) : theme.surface);
  if (bar.minimum == bar.maximum) return;
  const QRectF handle = style->subControlRect(QStyle::CC_ScrollBar, &bar, QStyle::SC_ScrollBarSlider, widget);
  const bool busy = bar.state & (QStyle::State_MouseOver | QStyle::State_Sunken);
  QColor fill = busy ? theme.text3 : theme.outline;
  fill.setAlphaF(busy ? 0.9f : 0.55f);
  paint_box(painter, handle.adjusted(2, 2, -2, -2), fill, Qt::transparent, 3);
}

/// A hairline that is accent up to the handle.
void draw_slider(const QStyleOptionSlider& slider, QPainter* painter, const QStyle* style,
                 const QWidget* widget) {
  const Theme& theme = Theme::now();
  const QRectF all = slider.rect;
  const QRectF handle =
      QRectF(style->subControlRect(QStyle::CC_Slider, &slider, QStyle::SC_SliderHandle, widget));
  const QRectF line(all.left() + 2, all.center().y() - 1, all.width() - 4, 3);
  const bool enabled = slider.state & QStyle::State_Enabled;
  paint_box(painter, line, theme.outline, Qt::transparent, 1.5);
  if (enabled)
    paint_box(painter, QRectF(line.left(), line.top(), handle.center().x() - line.left(), line.height()),
              theme.accent, Qt::transparent, 1.5);
  const QPointF middle(handle.center().x(), all.center().y() + 0.5);
  const QRectF knob(middle - QPointF(7, 7), QSizeF(14, 14));
  const bool busy = slider.state & (QStyle::State_MouseOver | QStyle::State_Sunken);
  const bool focus = (slider.state & QStyle::State_HasFocus) && enabled;
  paint_box(painter, knob, theme.surface, enabled && (busy || focus) ? theme.accent : theme.text3, 7,
            focus ? 2 : 1);
}

}  // namespace

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                        const QWidget* widget) const {
  const Theme& theme = Theme::now();
  switch (element) {
    case CE_PushButtonLabel: {
      QStyleOptionButton button = *qstyleoption_cast<const QStyleOptionButton*>(option);
      const bool filled = widget && widget->property("filled").toBool() && (button.state & State_Enabled);
      if (filled) button.palette.setColor(QPalette::ButtonText, theme.onAccent);
      painter->setFont(theme.font(filled ? Theme::Role::strong : Theme::Role::body));
      return QProxyStyle::drawControl(element, &button, painter, widget);
    }
    case CE_TabBarTabShape:
      return;
    case CE_TabBarTabLabel:
      return draw_tab(*qstyleoption_cast<const QStyleOptionTab*>(option), painter, widget);
    case CE_MenuItem:
      return draw_menu_item(*qstyleoption_cast<const QStyleOptionMenuItem*>(option), painter);
    case CE_MenuBarItem:
      return draw_menu_bar_item(*qstyleoption_cast<const QStyleOptionMenuItem*>(option), painter);
    case CE_MenuBarEmptyArea:
      painter->fillRect(option->rect, theme.window);
      return;
    case CE_MenuEmptyArea:
      painter->fillRect(option->rect, theme.surface);
      return;
    case CE_HeaderSection:
      return draw_header(*qstyleoption_cast<const QStyleOptionHeader*>(option), painter);
    case CE_HeaderEmptyArea: {
      painter->fillRect(option->rect, theme.sunken);
      painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                        theme.line);
      return;
    }
    case CE_HeaderLabel:
      return draw_header_label(*qstyleoption_cast<const QStyleOptionHeader*>(option), painter);
    case CE_ProgressBar:
      return draw_progress(*qstyleoption_cast<const QStyleOptionProgressBar*>(option), painter);
    case CE_Splitter:
      painter->fillRect(option->rect, theme.window);
      return;
    case CE_ToolBar:
      return;
    case CE_ComboBoxLabel: {
      const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
      if (!combo || combo->editable) return;
      const QRect r = option->rect.adjusted(theme.px(9), 0, -theme.px(26), 0);
      painter->setPen(ink_of(*option, theme.text));
      painter->drawText(r, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                        painter->fontMetrics().elidedText(combo->currentText, Qt::ElideRight, r.width()));
      return;
    }
    default:
      QProxyStyle::drawControl(element, option, painter, widget);
  }
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                               const QWidget* widget) const {
  switch (control) {
    case CC_ComboBox:
      return draw_combo(*qstyleoption_cast<const QStyleOptionComboBox*>(option), painter, widget);
    case CC_SpinBox:
      return paint_field(painter, *option, widget);
    case CC_Slider:
      return draw_slider(*qstyleoption_cast<const QStyleOptionSlider*>(option), painter, this, widget);
    case CC_ScrollBar:
      return draw_scroll_bar(*qstyleoption_cast<const QStyleOptionSlider*>(option), painter, this, widget);
    default:
      QProxyStyle::drawComplexControl(control, option, painter, widget);
  }
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl sub,
                            const QWidget* widget) const {
  const Theme& theme = Theme::now();
  if (control == CC_ScrollBar) {
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    const bool across = bar->orientation == Qt::Horizontal;
    const int length = across ? bar->rect.width() : bar->rect.height();
    const qint64 range = qint64(bar->maximum) - bar->minimum;
    const qint64 whole = range + bar->pageStep;
    int grip = whole > 0 ? int(qint64(bar->pageStep) * length / whole) : length;
    grip = std::clamp(grip, std::min(theme.px(28), length), length);
    const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - grip,
                                              bar->upsideDown);
    const auto piece = [&](int from, int size) {
      return across ? QRect(bar->rect.left() + from, bar->rect.top(), size, bar->rect.height())
                    : QRect(bar->rect.left(), bar->rect.top() + from, bar->rect.width(), size);
    };
    switch (sub) {
      case SC_ScrollBarSlider:
        return piece(start, grip);
      case SC_ScrollBarSubPage:
        return piece(0, start);
      case SC_ScrollBarAddPage:
        return piece(start + grip, length - start - grip);
      case SC_ScrollBarGroove:
        return bar->rect;
      default:
        return {};
    }
  }
  if (control == CC_ComboBox && sub == SC_ComboBoxEditField)
    return option->rect.adjusted(theme.px(7), 2, -theme.px(26), -2);
  if (control == CC_SpinBox && sub == SC_SpinBoxEditField)
    return option->rect.adjusted(theme.px(7), 2, -theme.px(7), -2);
  return QProxyStyle::subControlRect(control, option, sub, widget);
}

QRect Style::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const {
  const Theme& theme = Theme::now();
  if (element == SE_LineEditContents) {
    const QRect inside = QProxyStyle::subElementRect(element, option, widget);
    return inside_field(widget) ? option->rect : inside.adjusted(theme.px(5), 0, -theme.px(5), 0);
  }
  if (element == SE_TabBarTabText) return option->rect;
  return QProxyStyle::subElementRect(element, option, widget);
}

}  // namespace habitus::kit
