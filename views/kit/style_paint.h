#pragma once
#include <QColor>
#include <QRectF>
#include <QSize>

class QPainter;
class QStyleOption;
class QWidget;

/// The strokes the style is made of.
namespace habitus::kit {

void paint_box(QPainter* painter, const QRectF& rect, const QColor& fill, const QColor& edge, double radius,
               double width = 1);
void paint_ring(QPainter* painter, const QRectF& rect);  ///< focus: 2 px accent inside the rect
void paint_button(QPainter* painter, const QStyleOption& option, const QWidget* widget);
void paint_tool(QPainter* painter, const QStyleOption& option);
void paint_field(QPainter* painter, const QStyleOption& option, const QWidget* widget);
void paint_check(QPainter* painter, const QStyleOption& option);
void paint_radio(QPainter* painter, const QStyleOption& option);
void paint_branch(QPainter* painter, const QStyleOption& option);
void paint_chevron(QPainter* painter, const QRectF& rect, Qt::ArrowType way, const QColor& colour);
bool inside_field(const QWidget* widget);  ///< a line edit that a spin box or combo already frames
QSize menu_item_size(const QStyleOption& option, const QSize& text);

}  // namespace habitus::kit
