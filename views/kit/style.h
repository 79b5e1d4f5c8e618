#pragma once
#include <QProxyStyle>

namespace habitus::kit {

/// Fusion with our own frames, buttons, tabs, rows and bars, drawn from Theme::now(). No style sheets
/// anywhere: one rule would replace the whole drawing of its widget and break palette and font inheritance.
/// Widgets say what they are by property: QPushButton "filled" (the one accent button), any field "invalid".
class Style : public QProxyStyle {
  Q_OBJECT
 public:
  Style();
  void polish(QWidget* widget) override;
  void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
  void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                   const QWidget* widget) const override;
  void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                          const QWidget* widget) const override;
  QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl sub,
                       const QWidget* widget) const override;
  QRect subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const override;
  int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
  int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                QStyleHintReturn* data) const override;
  QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                         const QWidget* widget) const override;
};

}  // namespace habitus::kit
