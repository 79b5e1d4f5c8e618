#include "views/paper/sheet.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <QPainterPath>
#include <QPolygonF>

#include "core/report/markup.h"

namespace habitus::paper {

using report::Bit;
using report::Line;
using report::Sign;

namespace {
QStringList families(const Type& type) {
  if (type.mono) return {QStringLiteral("DejaVu Sans Mono")};
  if (type.display)
    return {QStringLiteral("Habitus Figures"), QStringLiteral("Habitus Sans"),
            QStringLiteral("Inter Display"), QStringLiteral("Inter"), QStringLiteral("DejaVu Sans")};
  return {QStringLiteral("Habitus Figures"), QStringLiteral("Habitus Sans"), QStringLiteral("Inter"),
          QStringLiteral("DejaVu Sans")};
}
QString qt(const std::string& s) { return QString::fromStdString(s); }
}  // namespace

std::string name_of(const report::Document& d) { return d.version.empty() ? d.title : d.title + ", " + d.version; }

QColor colour(report::Colour c) { return QColor(c.r, c.g, c.b, static_cast<int>(c.a * 255 + 0.5)); }

QFont font(const Type& type) {
  QFont f;
  f.setFamilies(families(type));
  f.setPointSizeF(type.size);
  f.setWeight(type.weight >= 550 ? QFont::DemiBold : QFont::Normal);
  f.setHintingPreference(QFont::PreferNoHinting);
  f.setKerning(true);
  return f;
}

Sheet::Sheet(QPaintDevice* device, const report::Document& document_, const report::Words& words_)
    : document(document_), words(words_), device_(device), unit_(device->logicalDpiX() / 72.0), pages_(1) {}

void Sheet::page() {
  pages_.emplace_back();
  y = kTop;
}

void Sheet::need(double height) {
  if (height > room() && y > kTop + 1) page();
}

void Sheet::rule(double x, double x2, double width, report::Colour c) {
  const double at = y, u = unit_;
  add([=](QPainter& p) {
    p.setPen(QPen(colour(c), width * u, Qt::SolidLine, Qt::FlatCap));
    p.drawLine(QPointF(x * u, at * u), QPointF(x2 * u, at * u));
  });
}

void Sheet::fill(double x, double top, double w, double h, report::Colour c) {
  const double u = unit_;
  add([=](QPainter& p) { p.fillRect(QRectF(x * u, top * u, w * u, h * u), colour(c)); });
}

Sheet::Text Sheet::text(const Line& line, const Type& type, double width, bool links, Qt::Alignment align) {
  QString all;
  QList<QTextLayout::FormatRange> formats;
  const auto append = [&](const QString& part, const std::function<void(QTextCharFormat&)>& change) {
    QTextLayout::FormatRange range;
    range.start = static_cast<int>(all.size());
    range.length = static_cast<int>(part.size());
    QFont f = font(type);
    range.format.setForeground(colour(type.colour));
    range.format.setFont(f);
    change(range.format);
    all += part;
    formats.append(range);
  };
  for (const Bit& b : line) {
    append(qt(words.say(b.text)), [&](QTextCharFormat& f) {
      Type own = type;
      if (b.style == Bit::Style::strong) own.weight = 600;
      if (b.style == Bit::Style::quiet) f.setForeground(colour(report::print_palette().text2));
      if (b.style == Bit::Style::code) own.mono = true, own.size = type.size * 0.86;
      f.setFont(font(own));
    });
    if (links && b.fact >= 0 && b.part == report::Run::Part::value)
      append(qt(document.ledger.facts[static_cast<size_t>(b.fact)].id), [&](QTextCharFormat& f) {
        Type tiny = type;
        tiny.size = 5.6 / 0.66;  // Qt draws superscripts at two thirds
        tiny.weight = 400;
        f.setFont(font(tiny));
        f.setVerticalAlignment(QTextCharFormat::AlignSuperScript);
        f.setForeground(colour(report::print_palette().text3));
      });
  }
  auto layout = std::make_shared<QTextLayout>(all, font(type), device_);
  layout->setFormats(formats);
  QTextOption option;
  option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
  option.setAlignment(align);
  layout->setTextOption(option);
  Text out{layout, 0, 0, type.leading};
  layout->beginLayout();
  for (QTextLine l = layout->createLine(); l.isValid(); l = layout->createLine()) {
    l.setLineWidth(width * unit_);
    l.setPosition(QPointF(0, out.height * unit_));
    out.width = std::max(out.width, l.naturalTextWidth() / unit_);
    out.height += type.leading;
  }
  layout->endLayout();
  return out;
}

Sheet::Text Sheet::text(const std::string& plain, const Type& type, double width, Qt::Alignment align) {
  return text(Line{Bit{habitus::Text(plain), -1, report::Run::Part::none, "", Bit::Style::plain}}, type,
              width, false, align);
}

double Sheet::natural(const Line& line, const Type& type, bool links) {
  return text(line, type, 4000, links).width;
}

void Sheet::put(const Text& t, double x, double top) {
  const double u = unit_;
  add([=](QPainter& p) { t.layout->draw(&p, QPointF(x * u, top * u)); });
}

void Sheet::flow(const Text& t, double x) {
  const double u = unit_;
  for (int i = 0; i < t.layout->lineCount(); ++i) {
    need(t.leading);
    const double top = y;
    add([=](QPainter& p) {
      const QTextLine line = t.layout->lineAt(i);
      line.draw(&p, QPointF(x * u, top * u - line.y()));
    });
    y += t.leading;
  }
}

namespace {
void paint_shape(QPainter& p, const report::Shape& s, double u, QPaintDevice* device) {
  const auto pen = [&] {
    if (s.stroke.a <= 0 || s.width <= 0) return QPen(Qt::NoPen);
    QPen out(colour(s.stroke), s.width * u, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
    if (!s.dash.empty()) {
      QList<qreal> pattern;
      for (const double d : s.dash) pattern << d / s.width;
      out.setDashPattern(pattern);
    }
    return out;
  };
  p.setPen(pen());
  p.setBrush(s.fill.a > 0 ? QBrush(colour(s.fill)) : QBrush(Qt::NoBrush));
  switch (s.kind) {
    case report::Shape::Kind::line:
      p.drawLine(QPointF(s.x * u, s.y * u), QPointF(s.x2 * u, s.y2 * u));
      break;
    case report::Shape::Kind::rect:
      p.drawRoundedRect(QRectF(s.x * u, s.y * u, s.x2 * u, s.y2 * u), s.radius * u, s.radius * u);
      break;
    case report::Shape::Kind::circle:
      p.drawEllipse(QPointF(s.x * u, s.y * u), s.x2 * u, s.x2 * u);
      break;
    case report::Shape::Kind::path: {
      QPainterPath path;
      for (size_t i = 0; i + 1 < s.points.size(); i += 2) {
        const QPointF at(s.points[i] * u, s.points[i + 1] * u);
        i == 0 ? path.moveTo(at) : path.lineTo(at);
      }
      if (s.closed) path.closeSubpath();
      p.drawPath(path);
      break;
    }
    case report::Shape::Kind::text: {
      double total = 0;
      std::vector<std::pair<QFont, double>> cuts;
      for (const report::Run& run : s.runs) {
        Type type;
        type.weight = run.weight;
        QFont f = font(type);
        f.setPointSizeF(s.size * u * 72.0 / device->logicalDpiX());
        const double w = QFontMetricsF(f, device).horizontalAdvance(qt(run.text));
        cuts.emplace_back(f, w);
        total += w;
      }
      double x = s.x * u - (s.anchor == report::Shape::Anchor::middle ? total / 2
                            : s.anchor == report::Shape::Anchor::end  ? total
                                                                      : 0);
      for (size_t i = 0; i < s.runs.size(); ++i) {
        p.setFont(cuts[i].first);
        p.setPen(colour(s.runs[i].colour.a > 0 ? s.runs[i].colour : s.fill));
        p.drawText(QPointF(x, s.y * u), qt(s.runs[i].text));
        x += cuts[i].second;
      }
    }
  }
}
}  // namespace

void paint_drawing(QPainter& p, const report::Drawing& drawing, double u, QPaintDevice* device) {
  for (const report::Shape& s : drawing.shapes) paint_shape(p, s, u, device);
}

void Sheet::drawing(const report::Drawing& d, double x, double top, double scale) {
  const double u = unit_;
  auto copy = std::make_shared<report::Drawing>(d);
  add([=, this](QPainter& p) {
    p.save();
    p.translate(x * u, top * u);
    paint_drawing(p, *copy, u * scale, device_);
    p.restore();
  });
}

void Sheet::sign(Sign s, double x, double top, double size) {
  if (s == Sign::none) return;
  const double u = unit_;
  add([=](QPainter& p) {
    p.save();
    p.translate(x * u, top * u);
    p.scale(size / 12 * u, size / 12 * u);
    const report::Palette& c = report::print_palette();
    const QPen ink(colour(c.text), 1.2), white(Qt::white, 1.5), warn(colour(c.warn), 1.3),
        grey(colour(c.text2), 1);
    p.setBrush(Qt::white);
    switch (s) {
      case Sign::pass:
        p.setPen(Qt::NoPen), p.setBrush(colour(c.pass)), p.drawEllipse(QPointF(6, 6), 5.5, 5.5);
        p.setPen(white), p.setBrush(Qt::NoBrush),
            p.drawPolyline(QPolygonF(QList<QPointF>{{3.3, 6.2}, {5.2, 8.1}, {8.8, 4.1}}));
        break;
      case Sign::insufficient:
        p.setPen(warn), p.drawPolygon(QPolygonF(QList<QPointF>{{6, .8}, {11.2, 6}, {6, 11.2}, {.8, 6}})),
            p.drawLine(QPointF(3.9, 6), QPointF(8.1, 6));
        break;
      case Sign::fail:
        p.fillRect(QRectF(1, 1, 10, 10), colour(c.fail));
        p.setPen(white), p.drawLine(QPointF(3.6, 3.6), QPointF(8.4, 8.4)),
            p.drawLine(QPointF(8.4, 3.6), QPointF(3.6, 8.4));
        break;
      case Sign::finding:
        p.setPen(ink), p.drawPolygon(QPolygonF(QList<QPointF>{{6, 1.2}, {11.3, 10.6}, {.7, 10.6}})),
            p.drawLine(QPointF(6, 4.6), QPointF(6, 7.4)), p.drawPoint(QPointF(6, 8.9));
        break;
      case Sign::forbidden:
        p.setPen(ink), p.drawEllipse(QPointF(6, 6), 4.9, 4.9),
            p.drawLine(QPointF(2.6, 2.6), QPointF(9.4, 9.4));
        break;
      case Sign::filled:
        p.setPen(Qt::NoPen), p.setBrush(colour(c.text2)), p.drawEllipse(QPointF(6, 6), 2.6, 2.6);
        break;
      case Sign::open:
        p.setPen(warn), p.drawEllipse(QPointF(6, 6), 3.6, 3.6);
        break;
      case Sign::not_applicable:
        p.setPen(grey), p.drawEllipse(QPointF(6, 6), 4.6, 4.6), p.drawLine(QPointF(3.9, 6), QPointF(8.1, 6));
        break;
      case Sign::none:
        break;
    }
    p.restore();
  });
}

std::string Sheet::cut(const std::string& plain, const Type& type, double width) {
  const auto fits = [&](const QString& s) {
    return natural({report::Bit{habitus::Text(s.toStdString()), -1, report::Run::Part::none, "",
                                report::Bit::Style::plain}},
                   type) <= width;
  };
  const QString all = QString::fromStdString(plain);
  if (fits(all)) return plain;
  qsizetype keep = 0, over = all.size();
  while (over - keep > 1) {
    const qsizetype middle = (keep + over) / 2;
    (fits(all.left(middle) + QChar(0x2026)) ? keep : over) = middle;
  }
  return QString(all.left(keep) + QChar(0x2026)).toStdString();
}

void Sheet::furniture(QPainter& painter, size_t index) {
  const report::Palette& c = report::print_palette();
  Type small{7.25, 10, 400, c.text2, false, false}, mono{6.4, 9, 400, c.text3, true, false};
  const double width = right() - left(), u = unit_;
  const auto draw = [&](const Text& t, double top) {
    t.layout->draw(&painter, QPointF(left() * u, top * u));
  };
  double taken = 0;
  if (index > 0) {
    const Text name =
        text(words.say(document.kind) + " · " + name_of(document), small, width);
    draw(name, 34);
    taken = name.width + 18;
  }
  if (!document.bands.empty()) {  // page one has them in full
    Type band = small;
    band.weight = 600, band.colour = c.warn;
    std::string all;
    for (const habitus::Text& b : document.bands) all += (all.empty() ? "" : " · ") + words.say(b);
    draw(text(cut(all, band, width - taken), band, width, Qt::AlignRight), 34);
  }
  const habitus::Text record(QT_TRANSLATE_NOOP("core", "card %1 · journal head %2, entry %3"),
                             {report::fours(document.card_hash, 16), report::fours(document.journal_head, 16),
                              std::to_string(document.journal_entry)});
  if (!document.card_hash.empty()) draw(text(words.say(record), mono, width), kHeight - 32);
  const habitus::Text page_text(QT_TRANSLATE_NOOP("core", "Page %1 of %2"),
                                {static_cast<int64_t>(index + 1), static_cast<int64_t>(pages_.size())});
  draw(text(words.say(page_text), small, width, Qt::AlignRight), kHeight - 32);
}

void Sheet::mark(const std::string& name, const std::string& title) {
  marks_.push_back({name, title, pages_.size() - 1, y});
}

void Sheet::paint_page(QPainter& painter, size_t page) {
  painter.setRenderHint(QPainter::Antialiasing);
  furniture(painter, page);
  for (const Op& op : pages_[page]) op(painter);
}

void Sheet::paint(QPainter& painter, const std::function<void()>& next_page) {
  for (size_t i = 0; i < pages_.size(); ++i) {
    if (i > 0) next_page();
    paint_page(painter, i);
  }
}

}  // namespace habitus::paper
