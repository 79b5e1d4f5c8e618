#include "app/shell/printing.h"

#include <QPagedPaintDevice>
#include <QPainter>

#include "app/shell/presenter.h"
#include "core/report/words.h"
#include "views/kit/picture.h"
#include "views/kit/theme.h"
#include "views/kit/words.h"

namespace habitus {
namespace {

using kit::Theme;

/// Draws a wrapped text and gives its lower edge.
double paragraph(QPainter& painter, const Theme& theme, Theme::Role role, const QColor& ink, double top,
                 double width, const QString& text) {
  if (text.isEmpty()) return top;
  QFont font = theme.font(role);
  font.setPixelSize(qRound(font.pointSizeF() * 96 / 72));  // points would be scaled twice
  painter.setFont(font);
  painter.setPen(ink);
  QRectF used;
  painter.drawText(QRectF(0, top, width, 400), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, text, &used);
  return used.bottom() + 6;
}

QString facts(const report::Figure& figure) {
  QStringList out;
  for (const report::Tile& tile : figure.tiles) {
    QString one = kit::say(tile.label) + QStringLiteral(": ") +
                  QString::fromStdString(report::print(tile.quantity, kit::words()));
    const QString interval = QString::fromStdString(report::print_interval(tile.quantity, kit::words()));
    out << (interval.isEmpty() ? one : one + QStringLiteral(" (") + interval + QStringLiteral(")"));
  }
  return out.join(QStringLiteral("  ·  "));
}

void print_page(QPainter& painter, const Theme& theme, const report::Figure& figure, const QSizeF& page,
                const QString& footer) {
  double y =
      paragraph(painter, theme, Theme::Role::heading, theme.text, 0, page.width(), kit::say(figure.title));
  y = paragraph(painter, theme, Theme::Role::sentence, theme.text, y, page.width(),
                kit::say(figure.sentence));
  y = paragraph(painter, theme, Theme::Role::small, theme.text2, y, page.width(), kit::say(figure.caption));
  const double foot = page.height() - 16;
  kit::paint_figure(painter, figure, theme, QRectF(0, y + 8, page.width(), foot - 34 - y - 8));
  paragraph(painter, theme, Theme::Role::small, theme.text2, foot - 22, page.width(), facts(figure));
  paragraph(painter, theme, Theme::Role::small, theme.text3, foot, page.width(), footer);
}

}  // namespace

void print_figures(QPagedPaintDevice& device, const std::vector<report::Figure>& figures,
                   const kit::Context& context) {
  const Theme theme = Theme::make(false);  // paper is white
  QPainter painter(&device);
  if (!painter.isActive()) return;
  // The page in the pixels the window is drawn in: 96 to the inch.
  const double scale = painter.device()->logicalDpiX() / 96.0;
  const QSizeF page(painter.device()->width() / scale, painter.device()->height() / scale);
  QString footer = footer_of(context.selection());
  if (context.project()) footer += QStringLiteral("  ·  ") + kit::text_of(context.project()->name());
  for (size_t i = 0; i < figures.size(); ++i) {
    if (i > 0) device.newPage();
    painter.save();
    painter.scale(scale, scale);
    print_page(painter, theme, figures[i], page, footer);
    painter.restore();
  }
}

}  // namespace habitus
