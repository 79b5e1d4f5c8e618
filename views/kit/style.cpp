#include "views/kit/style.h"

#include <map>

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <QStyleOption>
#include <QTableView>
#include <QTreeView>

#include "views/kit/style_paint.h"
#include "views/kit/theme.h"

namespace habitus::kit {

Style::Style() : QProxyStyle(QStringLiteral("Fusion")) {}

namespace {

/// The wheel scrolls the page; it changes what stands under the pointer only while that has the focus. Else
/// whoever scrolls through a form changes what is asked, unseen.
class CalmWheel : public QObject {
 public:
  bool eventFilter(QObject* watched, QEvent* event) override {
    const auto* widget = static_cast<QWidget*>(watched);
    const QWidget* focus = QApplication::focusWidget();
    if (event->type() != QEvent::Wheel || widget == focus || widget->isAncestorOf(focus)) return false;
    event->ignore();
    return true;
  }
};

void calm_wheel(QWidget* widget) {
  static CalmWheel calm;
  if (!qobject_cast<QComboBox*>(widget) && !qobject_cast<QAbstractSpinBox*>(widget)) return;
  if (widget->focusPolicy() == Qt::WheelFocus) widget->setFocusPolicy(Qt::StrongFocus);
  widget->installEventFilter(&calm);
}

}  // namespace

void Style::polish(QWidget* widget) {
  QProxyStyle::polish(widget);
  calm_wheel(widget);
  if (auto* table = qobject_cast<QTableView*>(widget)) {
    table->setShowGrid(false);
    table->verticalHeader()->setMinimumSectionSize(20);
    table->verticalHeader()->setDefaultSectionSize(Theme::now().px(26));
    table->verticalHeader()->hide();
    table->horizontalHeader()->setHighlightSections(false);
  }
  if (auto* tree = qobject_cast<QTreeView*>(widget)) tree->setUniformRowHeights(true);
  if (qobject_cast<QAbstractItemView*>(widget)) widget->setAttribute(Qt::WA_Hover);
}

namespace {

/// Frames and panels; false when it is none of ours.
bool draw_panel(QStyle::PrimitiveElement element, const QStyleOption& option, QPainter* painter,
                const QWidget* widget) {
  const Theme& theme = Theme::now();
  const QRectF r = option.rect;
  switch (element) {
    case QStyle::PE_PanelButtonCommand:
      paint_button(painter, option, widget);
      return true;
    case QStyle::PE_PanelButtonTool:
      paint_tool(painter, option);
      return true;
    case QStyle::PE_FrameFocusRect:  // in a list the whole viewport is ringed instead
      if (!qobject_cast<const QAbstractItemView*>(widget)) paint_ring(painter, r);
      return true;
    case QStyle::PE_PanelLineEdit:
      if (!inside_field(widget)) paint_field(painter, option, widget);
      return true;
    case QStyle::PE_Frame:
      if (qobject_cast<const QAbstractItemView*>(widget)) {
        if (option.state & QStyle::State_HasFocus) paint_ring(painter, r);
      } else if (widget && (widget->inherits("QTextEdit") || widget->inherits("QPlainTextEdit"))) {
        paint_field(painter, option, widget);
      } else {
        paint_box(painter, r, Qt::transparent, theme.line, 6);
      }
      return true;
    case QStyle::PE_PanelMenu:
      painter->fillRect(option.rect, theme.surface);
      return true;
    case QStyle::PE_FrameMenu:
      paint_box(painter, r, Qt::transparent, theme.line, 0);
      return true;
    case QStyle::PE_PanelTipLabel:
      paint_box(painter, r, theme.dark ? theme.hover : theme.surface, theme.line, 0);
      return true;
    default:
      return false;
  }
}

void draw_item(const QStyleOption& option, QPainter* painter) {
  const Theme& theme = Theme::now();
  const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(&option);
  if (item && item->backgroundBrush.style() != Qt::NoBrush)
    painter->fillRect(option.rect, item->backgroundBrush);
  const bool live = option.state & QStyle::State_Enabled;
  if (option.state & QStyle::State_Selected)
    painter->fillRect(option.rect, theme.tint);
  else if (live && (option.state & QStyle::State_MouseOver))
    painter->fillRect(option.rect, theme.hover);
}

}  // namespace

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const {
  if (draw_panel(element, *option, painter, widget)) return;
  switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
      return paint_check(painter, *option);
    case PE_IndicatorRadioButton:
      return paint_radio(painter, *option);
    case PE_IndicatorBranch:
      return paint_branch(painter, *option);
    case PE_PanelItemViewRow:
      if (option->state & State_Selected) painter->fillRect(option->rect, Theme::now().tint);
      return;
    case PE_PanelItemViewItem:
      return draw_item(*option, painter);
    case PE_FrameLineEdit:
    case PE_FrameTabBarBase:
    case PE_FrameTabWidget:
    case PE_FrameStatusBarItem:
    case PE_PanelStatusBar:
    case PE_PanelToolBar:
    case PE_FrameDockWidget:
    case PE_IndicatorDockWidgetResizeHandle:
    case PE_PanelMenuBar:
      return;
    default:
      QProxyStyle::drawPrimitive(element, option, painter, widget);
  }
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
  // The grid of look/window.md §2, in px at 96 dpi.
  static const std::map<PixelMetric, int> kPx{{PM_DockWidgetSeparatorExtent, 6},
                                              {PM_SplitterWidth, 6},
                                              {PM_ButtonMargin, 12},
                                              {PM_FocusFrameHMargin, 6},  // it is the padding of cells
                                              {PM_IndicatorWidth, 16},
                                              {PM_IndicatorHeight, 16},
                                              {PM_ExclusiveIndicatorWidth, 16},
                                              {PM_ExclusiveIndicatorHeight, 16},
                                              {PM_CheckBoxLabelSpacing, 7},
                                              {PM_RadioButtonLabelSpacing, 7},
                                              {PM_ScrollBarExtent, 10},
                                              {PM_ScrollBarSliderMin, 28},
                                              {PM_SliderThickness, 16},
                                              {PM_SliderControlThickness, 16},
                                              {PM_SliderLength, 16},
                                              {PM_ScrollView_ScrollBarSpacing, 0},
                                              {PM_TabBarTabHSpace, 24},
                                              {PM_TabBarTabVSpace, 8},
                                              {PM_TabBarTabOverlap, 0},
                                              {PM_TabBarTabShiftVertical, 0},
                                              {PM_TabBarBaseOverlap, 0},
                                              {PM_ButtonShiftHorizontal, 0},
                                              {PM_ButtonShiftVertical, 0},
                                              {PM_FocusFrameVMargin, 0},
                                              {PM_SmallIconSize, 16},
                                              {PM_ButtonIconSize, 16},
                                              {PM_ToolBarIconSize, 16},
                                              {PM_TabBarIconSize, 16},
                                              {PM_MenuBarItemSpacing, 4},
                                              {PM_MenuBarHMargin, 6},
                                              {PM_MenuBarVMargin, 4},
                                              {PM_MenuHMargin, 4},
                                              {PM_MenuVMargin, 4},
                                              {PM_TreeViewIndentation, 16},
                                              {PM_HeaderMargin, 6},
                                              {PM_ToolBarItemSpacing, 4},
                                              {PM_LayoutHorizontalSpacing, 8},
                                              {PM_LayoutVerticalSpacing, 8}};
  if (metric == PM_MenuPanelWidth) return 1;
  if (metric == PM_DefaultFrameWidth) return qobject_cast<const QMenu*>(widget) ? 1 : 2;
  if (const auto found = kPx.find(metric); found != kPx.end()) return Theme::now().px(found->second);
  return QProxyStyle::pixelMetric(metric, option, widget);
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                     QStyleHintReturn* data) const {
  switch (hint) {
    case SH_ComboBox_Popup:
      return 0;  // or the list looks like a menu
    case SH_ItemView_ShowDecorationSelected:
      return 1;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
      return 0;
    case SH_TabBar_ElideMode:
      return Qt::ElideNone;
    case SH_ScrollBar_Transient:
      return 0;
    case SH_MenuBar_MouseTracking:
    case SH_Menu_MouseTracking:
      return 1;
    case SH_ToolTip_WakeUpDelay:
      return 500;
    case SH_DialogButtonBox_ButtonsHaveIcons:
      return 0;
    case SH_UnderlineShortcut:
      return 0;
    case SH_Table_GridLineColor:
      return int(Theme::now().line.rgba());
    default:
      return QProxyStyle::styleHint(hint, option, widget, data);
  }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                              const QWidget* widget) const {
  const Theme& theme = Theme::now();
  QSize s = QProxyStyle::sizeFromContents(type, option, size, widget);
  switch (type) {
    case CT_PushButton: {
      const bool filled = widget && widget->property("filled").toBool();
      return {std::max(size.width() + theme.px(filled ? 26 : 20), theme.px(60)), theme.px(28)};
    }
    case CT_ComboBox:
      return {size.width() + theme.px(34), theme.px(28)};
    case CT_LineEdit:
    case CT_SpinBox:
      s.setHeight(theme.px(28));
      return s;
    case CT_ToolButton: {
      const auto* tool = qstyleoption_cast<const QStyleOptionToolButton*>(option);
      const bool words = tool && tool->toolButtonStyle != Qt::ToolButtonIconOnly && !tool->text.isEmpty();
      const bool menu = tool && (tool->features & QStyleOptionToolButton::HasMenu);
      return {words ? size.width() + theme.px(menu ? 30 : 16) : theme.px(28), theme.px(28)};
    }
    case CT_ItemViewItem:
      s.setHeight(std::max(s.height(), theme.px(26)));
      return s;
    case CT_HeaderSection:
      s.setHeight(theme.px(28));
      s.rwidth() += theme.px(4);
      return s;
    case CT_TabBarTab: {
      const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option);
      if (!tab) return s;
      const int wide = QFontMetrics(theme.font(Theme::Role::strong))
                           .horizontalAdvance(tab->text);  // measured in the bold face
      return {wide + theme.px(24), theme.px(32)};
    }
    case CT_MenuBarItem:
      return {size.width() + theme.px(16), theme.px(28)};
    case CT_MenuItem:
      return menu_item_size(*option, size);
    case CT_ProgressBar:
      s.setHeight(theme.px(4));
      return s;
    default:
      return s;
  }
}

}  // namespace habitus::kit
