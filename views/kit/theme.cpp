#include "views/kit/theme.h"

#include <cmath>

#include <QApplication>
#include <QFontDatabase>
#include <QScreen>

#include "views/kit/style.h"

namespace habitus::kit {
namespace {

// OKLab (Björn Ottosson, 2020): ramps are even to the eye in it.
struct Lab {
  double L, a, b;
};
double to_linear(double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); }
double from_linear(double c) { return c <= 0.0031308 ? 12.92 * c : 1.055 * std::pow(c, 1 / 2.4) - 0.055; }
Lab lab(const QColor& c) {
  const double r = to_linear(c.redF()), g = to_linear(c.greenF()), b = to_linear(c.blueF());
  const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
          1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
          0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}
QColor colour(const Lab& c) {
  const double l = std::pow(c.L + 0.3963377774 * c.a + 0.2158037573 * c.b, 3);
  const double m = std::pow(c.L - 0.1055613458 * c.a - 0.0638541728 * c.b, 3);
  const double s = std::pow(c.L - 0.0894841775 * c.a - 1.2914855480 * c.b, 3);
  const auto channel = [](double v) {
    return float(std::clamp(from_linear(std::clamp(v, 0.0, 1.0)), 0.0, 1.0));
  };
  return QColor::fromRgbF(channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
                          channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
                          channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
}
QColor between(const QColor& from, const QColor& to, double t) {
  const Lab a = lab(from), b = lab(to);
  return colour({a.L + (b.L - a.L) * t, a.a + (b.a - a.a) * t, a.b + (b.b - a.b) * t});
}
QColor mixed(const QColor& over, const QColor& under, double share) {
  const auto part = [&](int a, int b) { return int(std::lround(a * share + b * (1 - share))); };
  return {part(over.red(), under.red()), part(over.green(), under.green()), part(over.blue(), under.blue())};
}

double luminance(const QColor& c) {
  return 0.2126 * to_linear(c.redF()) + 0.7152 * to_linear(c.greenF()) + 0.0722 * to_linear(c.blueF());
}

Theme& current() {
  static Theme theme = Theme::make(false);
  return theme;
}

Theme light() {
  Theme t;
  t.window = "#F1F3F6", t.surface = "#FFFFFF", t.sunken = "#F7F8FA", t.hover = "#E9ECF0", t.line = "#DDE0E5";
  t.grid = "#E4E7EB", t.ghost = "#E6E9EE", t.outline = "#7F858D";
  t.text3 = "#61666E", t.text2 = "#4C5158", t.text = "#191C20";
  t.accent = "#2456BE", t.onAccent = "#FFFFFF", t.tint = "#E3ECFC";
  t.pass = "#17693A", t.passBg = "#E1F2E7", t.fail = "#B0261B", t.failBg = "#FCE8E5", t.warn = "#7F5200",
  t.warnBg = "#FBF0D6";
  t.series = {"#4163BC", "#E1751D", "#02A39E", "#840A41", "#685C01", "#9A80F2", "#034C75", "#956B5A"};
  return t;
}

Theme night() {
  Theme t;
  t.dark = true;
  t.window = "#111316", t.surface = "#1A1C20", t.sunken = "#212429", t.hover = "#2A2D33", t.line = "#30343A";
  t.grid = "#2B2F35", t.ghost = "#2B2F35", t.outline = "#7C828B";
  t.text3 = "#969CA5", t.text2 = "#B4B9C0", t.text = "#E2E5E9";
  t.accent = "#82B0FA", t.onAccent = "#0D1420", t.tint = "#20304D";
  t.pass = "#86E0A2", t.passBg = "#17321F", t.fail = "#F4786C", t.failBg = "#421C19", t.warn = "#EBBB5E",
  t.warnBg = "#38290D";
  t.series = {"#7398EF", "#F19F51", "#75F2CF", "#AF4E79", "#867500", "#CAB6FF", "#077BBA", "#B28980"};
  return t;
}

}  // namespace

Theme Theme::make(bool dark) { return dark ? night() : light(); }

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

QColor Theme::seq(double t) const {
  t = std::clamp(t, 0.0, 1.0);
  const QColor low = dark ? "#20262F" : "#EEF3FC", mid = dark ? "#3F6FC0" : "#7EA3E4",
               high = dark ? "#C9DDFF" : "#12337F";
  return t < 0.5 ? between(low, mid, t * 2) : between(mid, high, t * 2 - 1);
}

QColor Theme::div(double t) const {
  t = std::clamp(t, -1.0, 1.0);
  const QColor low = dark ? "#F59A4C" : "#B4540A", zero = dark ? "#24272C" : "#F3F4F6",
               high = dark ? "#82B0FA" : "#2456BE";
  return t < 0 ? between(zero, low, -t) : between(zero, high, t);
}

double Theme::contrast(const QColor& a, const QColor& b) {
  const double x = luminance(a), y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

QColor Theme::inkOn(const QColor& background) {
  return contrast(background, Qt::black) >= contrast(background, Qt::white) ? Qt::black : Qt::white;
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
  current() = theme;
  if (!qobject_cast<Style*>(qApp->style())) qApp->setStyle(new Style);
  qApp->setPalette(theme.palette());
  qApp->setFont(theme.font(Role::body));
  for (const char* small : {"QHeaderView", "QToolTip"}) qApp->setFont(theme.font(Role::label), small);
  for (const char* body : {"QMenu", "QMenuBar", "QAbstractItemView", "QStatusBar"})
    qApp->setFont(theme.font(Role::body), body);
}

}  // namespace habitus::kit
