#include "views/kit/style.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
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

void Style::polish(QWidget* widget) {
  QProxyStyle::polish(widget);
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

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const {
  const Theme& theme = Theme::now();
  const QRectF r = option->rect;
  const bool on = option->state & State_Enabled, focus = option->state & State_HasFocus;
  switch (element) {
    case PE_PanelButtonCommand:
      return paint_button(painter, *option, widget);
    case PE_PanelButtonTool:
      return paint_tool(painter, *option);
    case PE_FrameFocusRect:
      if (qobject_cast<const QAbstractItemView*>(widget)) return;  // the whole viewport is ringed instead
      return paint_ring(painter, r);
    case PE_PanelLineEdit:
      if (inside_field(widget)) return;
      return paint_field(painter, *option, widget);
    case PE_FrameLineEdit:
      return;
    case PE_Frame:
      if (qobject_cast<const QAbstractItemView*>(widget)) {
        if (focus) paint_ring(painter, r);
        return;
      }
      if (widget && widget->inherits("QTextEdit")) return paint_field(painter, *option, widget);
      if (widget && widget->inherits("QPlainTextEdit")) return paint_field(painter, *option, widget);
      return paint_box(painter, r, Qt::transparent, theme.line, 6);
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
      return paint_check(painter, *option);
    case PE_IndicatorRadioButton:
      return paint_radio(painter, *option);
    case PE_IndicatorBranch:
      return paint_branch(painter, *option);
    case PE_PanelItemViewRow:
      if (option->state & State_Selected) painter->fillRect(option->rect, theme.tint);
      return;
    case PE_PanelItemViewItem: {
      const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option);
      if (item && item->backgroundBrush.style() != Qt::NoBrush)
        painter->fillRect(option->rect, item->backgroundBrush);
      if (option->state & State_Selected)
        painter->fillRect(option->rect, theme.tint);
      else if (on && (option->state & State_MouseOver))
        painter->fillRect(option->rect, theme.hover);
      return;
    }
    case PE_PanelMenu:
      painter->fillRect(option->rect, theme.surface);
      return;
    case PE_FrameMenu:
      return paint_box(painter, r, Qt::transparent, theme.line, 0);
    case PE_PanelTipLabel:
      return paint_box(painter, r, theme.dark ? theme.hover : theme.surface, theme.line, 0);
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
  const Theme& theme = Theme::now();
  switch (metric) {
    case PM_DockWidgetSeparatorExtent:
    case PM_SplitterWidth:
      return theme.px(6);
    case PM_DefaultFrameWidth:
      if (qobject_cast<const QMenu*>(widget)) return 1;
      return 2;
    case PM_ButtonMargin:
      return theme.px(12);
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
      return 0;
    case PM_FocusFrameHMargin:
      return theme.px(6);
    case PM_FocusFrameVMargin:
      return 0;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
      return theme.px(16);
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
      return theme.px(7);
    case PM_ScrollBarExtent:
      return theme.px(10);
    case PM_ScrollBarSliderMin:
      return theme.px(28);
    case PM_ScrollView_ScrollBarSpacing:
      return 0;
    case PM_TabBarTabHSpace:
      return theme.px(24);
    case PM_TabBarTabVSpace:
      return theme.px(8);
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabOverlap:
    case PM_TabBarBaseOverlap:
      return 0;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
    case PM_TabBarIconSize:
      return theme.px(16);
    case PM_MenuBarItemSpacing:
      return theme.px(4);
    case PM_MenuBarHMargin:
      return theme.px(6);
    case PM_MenuBarVMargin:
      return theme.px(4);
    case PM_MenuHMargin:
    case PM_MenuVMargin:
      return theme.px(4);
    case PM_MenuPanelWidth:
      return 1;
    case PM_TreeViewIndentation:
      return theme.px(16);
    case PM_HeaderMargin:
      return theme.px(6);
    case PM_ToolBarItemSpacing:
      return theme.px(4);
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
      return theme.px(8);
    default:
      return QProxyStyle::pixelMetric(metric, option, widget);
  }
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
