#include "resources/fonts.h"

#include <QPainter>

#include "views/paper/pages.h"
#include "views/paper/paper.h"

namespace habitus::paper {

namespace {
QImage blank(int width, int height) {
  QImage image(width, height, QImage::Format_RGB32);
  const int dots = qRound(width / (Sheet::kWidth / 72) / 0.0254);
  image.setDotsPerMeterX(dots);
  image.setDotsPerMeterY(dots);
  image.fill(Qt::white);
  return image;
}
}  // namespace

struct Preview::Laid {
  Laid(const report::Document& d, const report::Words& words, int width)
      : document(d), image(blank(width, 8)), sheet(&image, document, words), wide(width) {
    lay_out(sheet);
  }
  report::Document document;
  QImage image;
  Sheet sheet;
  int wide;
  const Sheet::Mark* mark(const std::string& section) const {
    for (const Sheet::Mark& m : sheet.marks())
      if (m.name == section) return &m;
    return nullptr;
  }
};

Preview::Preview(const report::Document& document, const report::Words& words, int width) {
  load_fonts();
  laid_ = std::make_unique<Laid>(document, words, width);
}
Preview::~Preview() = default;

int Preview::pages() const { return static_cast<int>(laid_->sheet.pages()); }

QImage Preview::page(int number) const {
  QImage image = blank(laid_->wide, qRound(laid_->wide * Sheet::kHeight / Sheet::kWidth));
  QPainter painter(&image);
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
