#include "views/kit/picture.h"

#include <map>
#include <string>
#include <unordered_map>

#include <QAccessible>
#include <QBrush>
#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include "core/report/drawing.h"
#include "views/kit/theme.h"
#include "views/kit/words.h"

namespace habitus::kit {
namespace {

QColor colour(const report::Colour& c) { return QColor(c.r, c.g, c.b, int(std::lround(c.a * 255))); }

struct Face {
  QFont font;
  QFontMetricsF metrics;
  std::unordered_map<std::string, double> wide;  ///< words that were measured

  double measure(const std::string& text) {
    constexpr size_t kMost = 4096;  // a drawing has some hundred words and most of them come again in the next
    if (wide.size() > kMost) wide.clear();
    const auto [it, fresh] = wide.try_emplace(text);
    if (fresh) it->second = metrics.horizontalAdvance(text_of(text));
    return it->second;
  }
};

/// A drawing measures each of its words, some of them often; fonts are made once.
Face& face(double size, int weight) {
  static thread_local std::map<std::pair<int, int>, Face> faces;
  const int px = std::max(1, int(std::lround(size)));
  const auto found = faces.find({px, weight});
  if (found != faces.end()) return found->second;
  QFont font = Theme::now().font(Theme::Role::body);
  font.setPixelSize(px);
  font.setWeight(QFont::Weight(weight));
  return faces.emplace(std::pair(px, weight), Face{font, QFontMetricsF(font), {}}).first->second;
}

double measure(const std::string& text, double px, int weight) {
  return face(px, weight).measure(text);
}

void draw_text(QPainter& painter, const report::Shape& shape) {
  double wide = 0;
  for (const report::Run& run : shape.runs) wide += measure(run.text, shape.size, run.weight);
  painter.save();
  painter.translate(shape.x, shape.y);
  if (shape.angle != 0) painter.rotate(-shape.angle);
  double x = shape.anchor == report::Shape::Anchor::start    ? 0
             : shape.anchor == report::Shape::Anchor::middle ? -wide / 2
                                                             : -wide;
  for (const report::Run& run : shape.runs) {
    painter.setFont(face(shape.size, run.weight).font);
    painter.setPen(colour(run.colour.a > 0 ? run.colour : shape.fill));
    painter.drawText(QPointF(x, 0), text_of(run.text));
    x += measure(run.text, shape.size, run.weight);
  }
  painter.restore();
}

QPen pen_of(const report::Shape& shape) {
  if (shape.stroke.a <= 0 || shape.width <= 0) return Qt::NoPen;
  QPen pen(colour(shape.stroke), shape.width, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
  if (!shape.dash.empty()) {
    QList<qreal> pattern;
    for (const double part : shape.dash) pattern << part / shape.width;
    pen.setDashPattern(pattern);
  }
  return pen;
}

void draw_path(QPainter& painter, const report::Shape& shape) {
  QPainterPath path;
  for (size_t i = 0; i + 1 < shape.points.size(); i += 2) {
    const QPointF p(shape.points[i], shape.points[i + 1]);
    i == 0 ? path.moveTo(p) : path.lineTo(p);
  }
  if (shape.closed) path.closeSubpath();
  painter.drawPath(path);
}

void draw_shape(QPainter& painter, const report::Shape& shape) {
  using Kind = report::Shape::Kind;
  if (shape.kind == Kind::text) return draw_text(painter, shape);
  painter.setPen(pen_of(shape));
  painter.setBrush(shape.fill.a > 0 ? QBrush(colour(shape.fill)) : QBrush(Qt::NoBrush));
  // Straight edges of the grid stay sharp, everything else is smooth.
  const bool straight = shape.kind == Kind::line
                            ? shape.x == shape.x2 || shape.y == shape.y2
                            : shape.kind == Kind::rect && shape.radius == 0 && shape.stroke.a <= 0;
  painter.setRenderHint(QPainter::Antialiasing, !straight || shape.width > 1.01);
  switch (shape.kind) {
    case Kind::line:
      painter.drawLine(QPointF(shape.x, shape.y), QPointF(shape.x2, shape.y2));
      break;
    case Kind::rect:
      painter.drawRoundedRect(QRectF(shape.x, shape.y, shape.x2, shape.y2), shape.radius, shape.radius);
      break;
    case Kind::circle:
      painter.drawEllipse(QPointF(shape.x, shape.y), shape.x2, shape.x2);
      break;
    case Kind::path:
      draw_path(painter, shape);
      break;
    case Kind::text:
      break;
  }
}

}  // namespace

struct Picture::Sheet {
  report::Palette palette;
  report::Drawing drawing;
  std::map<int, int> heights;  ///< by width: a layout asks for several, again and again
};

Picture::Picture(QWidget* parent) : QWidget(parent), sheet_(std::make_unique<Sheet>()) {
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

Picture::~Picture() = default;

void Picture::set(const report::Figure& figure) {
  figure_ = figure;
  current_ = -1;
  sheet_->heights.clear();
  lay_out();
  updateGeometry();
  update();
}

void Picture::set_dimmed(bool dimmed) {
  dimmed_ = dimmed;
  update();
}

namespace {

report::Drawing drawing_of(const report::Figure& figure, const report::Palette& palette, double width,
                           double height, double scale = Theme::now().scale) {
  report::Canvas canvas;
  canvas.width = width;
  canvas.height = height;
  canvas.palette = &palette;
  canvas.words = &words();
  canvas.measure = measure;
  canvas.text_px = Theme::now().px(12) * scale;
  return report::draw(figure, canvas);
}

}  // namespace

void paint_figure(QPainter& painter, const report::Figure& figure, const Theme& theme, const QRectF& rect) {
  const report::Palette palette = theme.drawing();
  const report::Drawing drawing = drawing_of(figure, palette, rect.width(), rect.height(), theme.scale);
  painter.save();
  painter.translate(rect.topLeft());
  if (drawing.height > rect.height())
    painter.scale(rect.height() / drawing.height, rect.height() / drawing.height);
  for (const report::Shape& shape : drawing.shapes) draw_shape(painter, shape);
  painter.restore();
}

void Picture::lay_out() {
  sheet_->palette = Theme::now().drawing();
  if (figure_.kind.empty() || width() < 80) return;
  sheet_->drawing = drawing_of(figure_, sheet_->palette, width(), 0);
  setAccessibleName(say(figure_.title));
  setAccessibleDescription(say(figure_.sentence));
}

QSize Picture::sizeHint() const { return {640, heightForWidth(std::max(width(), 320))}; }
QSize Picture::minimumSizeHint() const { return {240, 120}; }

int Picture::heightForWidth(int width) const {
  if (figure_.kind.empty()) return 0;
  const auto [height, fresh] = sheet_->heights.try_emplace(width);
  if (!fresh) return height->second;
  const bool known = std::abs(sheet_->drawing.width - width) < 0.5;
  height->second = int(
      std::ceil(known ? sheet_->drawing.height : drawing_of(figure_, sheet_->palette, width, 0).height));
  return height->second;
}

void Picture::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  if (dimmed_) painter.setOpacity(0.45);
  painter.setRenderHint(QPainter::TextAntialiasing);
  for (const report::Shape& shape : sheet_->drawing.shapes) draw_shape(painter, shape);
  if (current_ < 0) return;
  for (const report::Hit& hit : sheet_->drawing.hits) {
    if (hit.mark != current_) continue;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Theme::now().accent, hasFocus() ? 2 : 1));
    painter.drawRoundedRect(QRectF(hit.x, hit.y, hit.w, hit.h).adjusted(-1, -1, 1, 1), 2, 2);
  }
}

QImage Picture::image(int width, double ratio) const {
  const report::Drawing drawing = drawing_of(figure_, sheet_->palette, width, 0);
  QImage image(QSize(width, int(std::ceil(drawing.height))) * ratio, QImage::Format_ARGB32_Premultiplied);
  image.setDevicePixelRatio(ratio);
  image.fill(Theme::now().surface);
  QPainter painter(&image);
  for (const report::Shape& shape : drawing.shapes) draw_shape(painter, shape);
  return image;
}

QByteArray Picture::svg(int width) const {
  return QByteArray::fromStdString(report::svg(drawing_of(figure_, sheet_->palette, width, 0),
                                               figure_.id.empty() ? "figure" : figure_.id));
}

int Picture::mark_at(const QPointF& at) const {
  int found = -1;
  double least = 1e18;  // the smallest area under the pointer is what is meant
  for (const report::Hit& hit : sheet_->drawing.hits) {
    if (!QRectF(hit.x, hit.y, hit.w, hit.h).adjusted(-2, -2, 2, 2).contains(at) || hit.w * hit.h >= least)
      continue;
    least = hit.w * hit.h;
    found = hit.mark;
  }
  return found;
}

QString Picture::tip(int mark) const {
  if (mark < 0 || size_t(mark) >= figure_.marks.size()) return {};
  const report::Mark& m = figure_.marks[size_t(mark)];
  QStringList lines;
  const auto category = [](const report::Axis& axis, double at) {
    return at >= 0 && size_t(at) < axis.categories.size() ? say(axis.categories[size_t(at)]) : QString();
  };
  const QString name = say(m.label), row = category(figure_.y, m.y), column = category(figure_.x, m.x);
  const QString series = m.series >= 0 && size_t(m.series) < figure_.series.size()
                             ? say(figure_.series[size_t(m.series)].name)
                             : QString();
  QStringList heads;
  for (const QString& part : {name, row, column, figure_.series.size() > 1 ? series : QString()})
    if (!part.isEmpty() && !heads.contains(part)) heads << part;
  if (!heads.isEmpty()) lines << heads.join(QStringLiteral(" · "));
  QString value = QString::fromStdString(report::print(m.quantity, words()));
  const QString interval = QString::fromStdString(report::print_interval(m.quantity, words()));
  if (!interval.isEmpty()) value += QStringLiteral("  (") + interval + QStringLiteral(")");
  lines << value;
  if (!std::isnan(m.quantity.n)) lines << tr("n %1").arg(count(qint64(m.quantity.n)));
  if (m.quantity.state == report::State::immature) lines << tr("its window has not ended");
  if (m.quantity.state == report::State::insufficient) lines << tr("too little evidence for a verdict");
  return lines.join(QLatin1Char('\n'));
}

void Picture::mouseMoveEvent(QMouseEvent* event) {
  const int mark = mark_at(event->position());
  const bool live = mark >= 0 && !figure_.marks[size_t(mark)].selection.empty();
  setCursor(live ? Qt::PointingHandCursor : Qt::ArrowCursor);
  if (mark == current_) return;
  current_ = mark;
  update();
  const QString text = tip(mark);
  if (!text.isEmpty())
    QToolTip::showText(event->globalPosition().toPoint(), text, this);
  else
    QToolTip::hideText();
}

void Picture::mouseReleaseEvent(QMouseEvent* event) {
  const int mark = mark_at(event->position());
  if (mark >= 0 && event->button() == Qt::LeftButton) Q_EMIT activated(mark);
}

void Picture::leaveEvent(QEvent* event) {
  QWidget::leaveEvent(event);
  current_ = -1;
  update();
}

// Left and right walk the marks in their order; what is reached is read aloud.
void Picture::reach(int step) {
  std::vector<int> marks;
  for (const report::Hit& hit : sheet_->drawing.hits)
    if (std::find(marks.begin(), marks.end(), hit.mark) == marks.end()) marks.push_back(hit.mark);
  if (marks.empty()) return;
  const auto at = std::find(marks.begin(), marks.end(), current_);
  const int n = int(marks.size());
  const int next = at == marks.end() ? (step > 0 ? 0 : n - 1) : (int(at - marks.begin()) + step + n) % n;
  current_ = marks[size_t(next)];
  setAccessibleDescription(tip(current_));
  QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
  QAccessible::updateAccessibility(&changed);
  update();
}

void Picture::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Down:
      return reach(1);
    case Qt::Key_Left:
    case Qt::Key_Up:
      return reach(-1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
      if (current_ >= 0) Q_EMIT activated(current_);
      return;
    default:
      QWidget::keyPressEvent(event);
  }
}

void Picture::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  lay_out();
}

void Picture::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() != QEvent::PaletteChange) return;
  lay_out();
  update();
}

}  // namespace habitus::kit
