#include "views/kit/theme.h"

#include "resources/load.h"
#include <cmath>

#include <QApplication>
#include <QFontDatabase>
#include <QScreen>

#include "resources/fonts.h"
#include "views/kit/style.h"

namespace habitus::kit {
namespace {

QColor mixed(const QColor& over, const QColor& under, double share) {
  const auto part = [&](int a, int b) { return int(std::lround(a * share + b * (1 - share))); };
  return {part(over.red(), under.red()), part(over.green(), under.green()), part(over.blue(), under.blue())};
}

report::Colour plain(const QColor& c) { return {uint8_t(c.red()), uint8_t(c.green()), uint8_t(c.blue()), 1}; }
QColor shown(const report::Colour& c) { return {c.r, c.g, c.b}; }
const report::Palette& drawn(bool dark) { return dark ? report::dark_palette() : report::light_palette(); }

/// What pictures and documents use too, taken from the one place where it stands.
Theme shared(bool dark) {
  const report::Palette& p = drawn(dark);
  Theme t;
  t.dark = dark;
  t.surface = shown(p.surface), t.sunken = shown(p.sunken), t.line = shown(p.line), t.grid = shown(p.grid);
  t.ghost = shown(p.ghost), t.outline = shown(p.outline);
  t.text3 = shown(p.text3), t.text2 = shown(p.text2), t.text = shown(p.text);
  t.accent = shown(p.accent), t.tint = shown(p.tint);
  t.pass = shown(p.pass), t.passBg = shown(p.pass_bg), t.fail = shown(p.fail), t.failBg = shown(p.fail_bg);
  t.warn = shown(p.warn), t.warnBg = shown(p.warn_bg);
  for (size_t i = 0; i < t.series.size(); ++i) t.series[i] = shown(p.series[i]);
  return t;
}

Theme& current() {
  static Theme theme = Theme::make(false);
  return theme;
}

}  // namespace

Theme Theme::make(bool dark) {
  Theme t = shared(dark);
  t.window = dark ? "#111316" : "#F1F3F6";
  t.hover = dark ? "#2A2D33" : "#E9ECF0";
  t.onAccent = dark ? "#0D1420" : "#FFFFFF";
  return t;
}

// Projectors eat dark greys: every text one step stronger, fills and grid heavier.
Theme Theme::for_projector(bool dark) {
  Theme t = make(dark);
  t.projector = true;
  t.scale = 1.75;
  t.text3 = t.text2;
  t.text2 = t.text;
  t.text = dark ? "#FFFFFF" : "#000000";
  t.ghost = t.grid = dark ? "#3A3F47" : "#CFD4DB";
  if (dark) t.window = t.surface = "#000000";
  if (!dark) t.series[0] = "#3355B0";
  return t;
}

const Theme& Theme::now() { return current(); }

QString Theme::family() {
  static const QString name = [] {
    load_fonts();
    for (const auto* wanted : {"Habitus Sans", "Inter", "DejaVu Sans"})
      if (QFontDatabase::hasFamily(QLatin1String(wanted))) return QString::fromLatin1(wanted);
    return QFont().family();
  }();
  return name;
}

QFont Theme::font(Role role) const {
  struct Cut {
    double points;
    QFont::Weight weight;
  };
  const auto cut = [&]() -> Cut {
    switch (role) {
      case Role::small:
        return {9, QFont::Normal};
      case Role::label:
        return {9, QFont::Medium};
      case Role::body:
        return {9.75, QFont::Normal};
      case Role::strong:
        return {9.75, QFont::DemiBold};
      case Role::sentence:
        return {10.5, QFont::Normal};
      case Role::heading:
        return {11.25, QFont::DemiBold};
      case Role::fact:
        return {15, QFont::DemiBold};
      case Role::title:
        return {21, QFont::DemiBold};
      case Role::raw:
        return {9, QFont::Normal};
    }
    return {9.75, QFont::Normal};
  }();
  QFont font(role == Role::raw ? QStringLiteral("DejaVu Sans Mono") : family());
  const bool fallback = role != Role::raw && family() == QLatin1String("DejaVu Sans");
  font.setPointSizeF(cut.points * scale * (fallback ? 0.92 : 1));
  font.setWeight(cut.weight);
  font.setHintingPreference(QFont::PreferNoHinting);
  return font;
}

int Theme::px(double n) const {
  const QScreen* screen = QGuiApplication::primaryScreen();
  return int(std::lround(n * (screen ? screen->logicalDotsPerInchX() / 96 : 1)));
}

QColor Theme::fill(size_t i) const { return dark ? mixed(series[i], surface, 0.84) : series[i]; }

QColor Theme::faint(const QColor& c) const { return mixed(c, surface, dark ? 0.28 : 0.18); }

QColor Theme::seq(double t) const { return shown(report::ramp(drawn(dark).sequential, t)); }
QColor Theme::div(double t) const { return shown(report::ramp(drawn(dark).diverging, (t + 1) / 2)); }
double Theme::contrast(const QColor& a, const QColor& b) { return report::contrast(plain(a), plain(b)); }
QColor Theme::inkOn(const QColor& background) { return shown(report::ink_on(plain(background))); }

report::Palette Theme::drawing() const {
  report::Palette p = drawn(dark);
  p.surface = plain(surface), p.grid = plain(grid), p.ghost = plain(ghost);
  p.text3 = plain(text3), p.text2 = plain(text2), p.text = plain(text);
  p.series[0] = plain(series[0]);
  return p;
}

QPalette Theme::palette() const {
  QPalette p;
  p.setColor(QPalette::Window, window);
  p.setColor(QPalette::WindowText, text);
  p.setColor(QPalette::Base, surface);
  p.setColor(QPalette::AlternateBase, sunken);
  p.setColor(QPalette::Text, text);
  p.setColor(QPalette::Button, surface);
  p.setColor(QPalette::ButtonText, text);
  p.setColor(QPalette::BrightText, fail);
  p.setColor(QPalette::PlaceholderText, text3);
  p.setColor(QPalette::Highlight, tint);
  p.setColor(QPalette::HighlightedText, text);
  p.setColor(QPalette::Link, accent);
  p.setColor(QPalette::LinkVisited, accent);
  p.setColor(QPalette::ToolTipBase, dark ? hover : surface);
  p.setColor(QPalette::ToolTipText, text);
  p.setColor(QPalette::Light, sunken);
  p.setColor(QPalette::Midlight, hover);
  p.setColor(QPalette::Mid, line);
  p.setColor(QPalette::Dark, outline);
  p.setColor(QPalette::Shadow, line);
  const QColor off = mixed(text3, surface, 0.62);
  for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
    p.setColor(QPalette::Disabled, role, off);
  p.setColor(QPalette::Disabled, QPalette::Base, sunken);
  p.setColor(QPalette::Disabled, QPalette::Button, sunken);
  p.setColor(QPalette::Disabled, QPalette::Highlight, hover);
  p.setColor(QPalette::Disabled, QPalette::HighlightedText, off);
  return p;
}

void Theme::apply(const Theme& theme) {
  load_resources();
  current() = theme;
  if (!qobject_cast<Style*>(qApp->style())) qApp->setStyle(new Style);
  qApp->setPalette(theme.palette());
  qApp->setFont(theme.font(Role::body));
  for (const char* small : {"QHeaderView", "QToolTip"}) qApp->setFont(theme.font(Role::label), small);
  for (const char* body : {"QMenu", "QMenuBar", "QAbstractItemView", "QStatusBar"})
    qApp->setFont(theme.font(Role::body), body);
}

}  // namespace habitus::kit
