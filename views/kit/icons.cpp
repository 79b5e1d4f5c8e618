#include "views/kit/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

#include "views/kit/theme.h"

namespace habitus::kit {
namespace {

QByteArray source_of(const QString& name) {
  QFile file(QStringLiteral(":/icons/") + name + QStringLiteral(".svg"));
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void draw(QPainter* painter, const QRectF& rect, QByteArray svg, const QColor& colour) {
  svg.replace("currentColor", colour.name().toLatin1());
  QSvgRenderer(svg).render(painter, rect);
}

class TintedEngine : public QIconEngine {
 public:
  explicit TintedEngine(QByteArray svg) : svg_(std::move(svg)) {}
  QIconEngine* clone() const override { return new TintedEngine(*this); }
  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
    const Theme& theme = Theme::now();
    QColor colour = state == QIcon::On ? theme.accent : theme.text2;
    if (mode == QIcon::Disabled) colour = theme.palette().color(QPalette::Disabled, QPalette::Text);
    draw(painter, rect, svg_, colour);
  }
  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    if (size.isEmpty()) return {};
    QPixmap map(size);
    map.fill(Qt::transparent);
    QPainter painter(&map);
    paint(&painter, QRect(QPoint(), size), mode, state);
    return map;
  }

 private:
  QByteArray svg_;
};

}  // namespace

QIcon icon(const QString& name) {
  const QByteArray svg = source_of(name);
  return svg.isEmpty() ? QIcon() : QIcon(new TintedEngine(svg));
}

QPixmap icon_pixmap(const QString& name, int size, const QColor& colour, double ratio) {
  QPixmap map(QSize(size, size) * ratio);
  map.setDevicePixelRatio(ratio);
  map.fill(Qt::transparent);
  QPainter painter(&map);
  draw(&painter, QRectF(0, 0, size, size), source_of(name), colour);
  return map;
}

}  // namespace habitus::kit
