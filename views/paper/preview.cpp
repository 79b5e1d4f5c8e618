#include "resources/fonts.h"

#include <QElapsedTimer>
#include <QPainter>

#include "views/paper/pages.h"
#include "views/paper/paper.h"

namespace habitus::paper {

namespace {
/// Pages are laid out once, for this many pixels of width, and drawn smaller or larger: laying out takes long.
constexpr int kLaidOut = 1240;

QImage blank(int width, int height) {
  QImage image(width, height, QImage::Format_RGB32);
  const int dots = qRound(kLaidOut / (Sheet::kWidth / 72) / 0.0254);
  image.setDotsPerMeterX(dots);
  image.setDotsPerMeterY(dots);
  image.fill(Qt::white);
  return image;
}
}  // namespace

struct Preview::Laid {
  Laid(const report::Document& d, const report::Words& words)
      : document(d), image(blank(8, 8)), sheet(&image, document, words), parts(paper::parts(sheet)) {}
  report::Document document;
  QImage image;
  Sheet sheet;
  std::vector<std::function<void()>> parts;
  size_t done = 0;  ///< of the parts
  const Sheet::Mark* mark(const std::string& section) const {
    for (const Sheet::Mark& m : sheet.marks())
      if (m.name == section) return &m;
    return nullptr;
  }
};

Preview::Preview(const report::Document& document, const report::Words& words) {
  load_fonts();
  laid_ = std::make_unique<Laid>(document, words);
}
Preview::~Preview() = default;

bool Preview::lay_out(int ms) {
  QElapsedTimer clock;
  clock.start();
  while (laid_->done < laid_->parts.size() && clock.elapsed() < ms) laid_->parts[laid_->done++]();
  return laid_->done == laid_->parts.size();
}

int Preview::pages() const { return static_cast<int>(laid_->sheet.pages()); }

QImage Preview::page(int number, int width) const {
  QImage image = blank(width, qRound(width * Sheet::kHeight / Sheet::kWidth));
  QPainter painter(&image);
  painter.scale(double(width) / kLaidOut, double(width) / kLaidOut);
  laid_->sheet.paint_page(painter, static_cast<size_t>(number));
  return image;
}

int Preview::page_of(const std::string& section) const {
  const Sheet::Mark* m = laid_->mark(section);
  return m ? static_cast<int>(m->page) : 0;
}

double Preview::height_of(const std::string& section) const {
  const Sheet::Mark* m = laid_->mark(section);
  return m ? m->y / Sheet::kHeight : 0;
}

}  // namespace habitus::paper
