#pragma once
#include <array>

#include <QColor>
#include <QFont>
#include <QPalette>

#include "core/report/palette.h"

namespace habitus::kit {

/// Every colour, font and distance of the window, one value. The tokens and their contrasts are those of
/// look/window.md, checked by tests/kit. Nothing else in views/ writes a colour.
struct Theme {
  bool dark = false;
  bool projector = false;
  double scale = 1;  ///< of type and lines; 1.75 on the projector

  QColor window, surface, sunken, hover, line, grid, ghost, outline;
  QColor text3, text2, text;
  QColor accent, onAccent, tint;
  QColor pass, passBg, fail, failBg, warn, warnBg;
  std::array<QColor, 8> series;  ///< in order, never cycled

  enum class Role { small, label, body, strong, sentence, heading, fact, title, raw };
  /// small 9 pt · label 9 pt medium · body 9.75 · strong 9.75 semibold · sentence 10.5 · heading 11.25
  /// semibold · fact 15 semibold · title 21 semibold · raw: monospaced 9
  QFont font(Role role) const;
  int px(double n) const;                                    ///< logical pixels at this screen's dpi
  QColor fill(size_t series) const;                          ///< a bar: the series, 84 % of it on dark
  QColor faint(const QColor& c) const;                       ///< a band: 18 % (dark 28 %) of c
  QColor seq(double t) const;                                ///< 0 … 1
  QColor div(double t) const;                                ///< −1 … 1, centre at 0
  static QColor inkOn(const QColor& background);             ///< black or white, whichever contrasts more
  static double contrast(const QColor& a, const QColor& b);  ///< WCAG 2
  QPalette palette() const;
  report::Palette drawing() const;  ///< for core/report/drawing.h

  static Theme make(bool dark);
  static Theme for_projector(bool dark = false);
  static const Theme& now();              ///< what the program shows at present
  static void apply(const Theme& theme);  ///< sets style, palette and font of the program; widgets get
                                          ///< QEvent::PaletteChange
  static QString family();                ///< "Inter …" with tabular digits, or the fallback
};

}  // namespace habitus::kit
