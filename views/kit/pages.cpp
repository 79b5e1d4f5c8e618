#include "views/kit/pages.h"

#include <algorithm>
#include <map>
#include <utility>

#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTimer>

#include "core/report/tongue.h"
#include "views/kit/theme.h"
#include "views/paper/paper.h"

namespace habitus::kit {

namespace {
constexpr int kGap = 16, kLeast = 200;  // beside the sections and the form of a small window
constexpr double kTall = 841.89 / 595.28;  // A4
}  // namespace

/// All pages as one tall widget.
class Pages::Canvas : public QWidget {
 public:
  explicit Canvas(QWidget* parent) : QWidget(parent) {}

  std::unique_ptr<paper::Preview> preview;

  void lay_out(int width) {
    images_.clear();
    width_ = std::clamp(width - 2 * kGap, kLeast, 900);
    if (preview) setAccessibleDescription(Pages::tr("%n pages", "", preview->pages()));
    setFixedSize(std::max(width, width_ + 2 * kGap), kGap + pages() * (height_of_page() + kGap));
    update();
  }
  int pages() const { return preview ? preview->pages() : 0; }
  int height_of_page() const { return qRound(width_ * kTall); }
  int top_of(int page) const { return kGap + page * (height_of_page() + kGap); }

 protected:
  void paintEvent(QPaintEvent* event) override {
    QPainter painter(this);
    const Theme& theme = Theme::now();
    painter.fillRect(event->rect(), theme.sunken);
    for (int i = 0; i < pages(); ++i) {
      const QRect place((width() - width_) / 2, top_of(i), width_, height_of_page());
      if (!place.intersects(event->rect())) continue;
      auto& image = images_[i];
      if (image.isNull()) image = preview->page(i, qRound(width_ * devicePixelRatioF()));
      painter.drawImage(place, image);
      painter.setPen(theme.line);
      painter.drawRect(place.adjusted(0, 0, -1, -1));
    }
  }

 private:
  int width_ = 600;
  std::map<int, QImage> images_;
};

Pages::Pages(QWidget* parent) : QScrollArea(parent), canvas_(new Canvas(this)), turn_(new QTimer(this)) {
  connect(turn_, &QTimer::timeout, this, &Pages::go_on);
  setFrameShape(QFrame::NoFrame);
  setWidget(canvas_);
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(tr("Pages of the document"));
  setMinimumWidth(kLeast + 2 * kGap);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}
Pages::~Pages() = default;

void Pages::set_document(const report::Document& document) {
  coming_ = std::make_unique<paper::Preview>(document, report::words_in(document.language));
  turn_->start(0);
}

void Pages::go_on() {
  constexpr int kTurn = 15;  // ms, so that the window goes on answering
  if (!coming_->lay_out(kTurn)) return;
  turn_->stop();
  const int at = verticalScrollBar()->value();
  canvas_->preview = std::move(coming_);
  lay_out();
  verticalScrollBar()->setValue(at);
  if (!wanted_.empty()) show_section(std::exchange(wanted_, {}));
}

void Pages::clear() {
  turn_->stop();
  coming_.reset();
  wanted_.clear();
  canvas_->preview.reset();
  lay_out();
}

void Pages::lay_out() { canvas_->lay_out(viewport()->width()); }

void Pages::show_section(const std::string& number) {
  if (coming_) {
    wanted_ = number;
    return;
  }
  if (!canvas_->preview) return;
  const int top = canvas_->top_of(canvas_->preview->page_of(number));
  verticalScrollBar()->setValue(
      top + qRound(canvas_->preview->height_of(number) * canvas_->height_of_page()) - kGap);
}

void Pages::resizeEvent(QResizeEvent* event) {
  QScrollArea::resizeEvent(event);
  if (event->size().width() != event->oldSize().width()) lay_out();
}

Result<std::string> print_pdf(const report::Document& document, const std::string& attached, bool annex) {
  return paper::print(document, attached, annex);
}

}  // namespace habitus::kit
