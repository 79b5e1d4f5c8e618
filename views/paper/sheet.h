#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <QColor>
#include <QFont>
#include <QPainter>
#include <QTextLayout>

#include "core/report/document.h"

namespace habitus::paper {

/// Look of a text, in points.
struct Type {
  double size = 9.1, leading = 13.75;
  int weight = 400;
  report::Colour colour = report::print_palette().text;
  bool mono = false;
  bool display = false;
};

/// Pages being laid out: everything is put down as an operation first, so that the number of pages is known
/// when they are painted.
class Sheet {
 public:
  Sheet(QPaintDevice* device, const report::Document& document, const report::Words& words);

  static constexpr double kWidth = 595.28, kHeight = 841.89;             ///< A4
  static constexpr double kSide = 51.02, kTop = 56.69, kBottom = 48.19;  ///< 18, 20, 17 mm
  double left() const { return kSide; }
  double right() const { return kWidth - kSide; }
  double room() const { return kHeight - kBottom - y; }
  double y = kTop;

  void page();               ///< begins a new page
  void need(double height);  ///< a new page when so much does not fit
  void rule(double x, double x2, double width, report::Colour colour);  ///< at y
  void fill(double x, double top, double w, double h, report::Colour colour);

  /// A laid-out line of bits; `links` prints passports' ids beside values.
  struct Text {
    std::shared_ptr<QTextLayout> layout;
    double height = 0, width = 0;
    double leading = 0;
  };
  Text text(const report::Line& line, const Type& type, double width, bool links = false,
            Qt::Alignment align = Qt::AlignLeft);
  Text text(const std::string& plain, const Type& type, double width, Qt::Alignment align = Qt::AlignLeft);
  double natural(const report::Line& line, const Type& type, bool links = false);  ///< width on one line
  /// As much of a text as fits on one line, with "…" where it goes on.
  std::string cut(const std::string& plain, const Type& type, double width);
  void put(const Text& text, double x, double top);
  /// Puts a text at y, line by line, over pages if it must.
  void flow(const Text& text, double x);
  void drawing(const report::Drawing& d, double x, double top, double scale);
  void sign(report::Sign sign, double x, double top, double size);

  void paint(QPainter& painter, const std::function<void()>& next_page);
  void paint_page(QPainter& painter, size_t page);
  size_t pages() const { return pages_.size(); }

  /// A place that outlines and links lead to: remembers where `name` begins.
  struct Mark {
    std::string name, title;
    size_t page;
    double y;
  };
  void mark(const std::string& name, const std::string& title);
  const std::vector<Mark>& marks() const { return marks_; }
  /// A part of the present page that leads to a mark.
  struct Link {
    std::string to;
    size_t page;
    double x, y, width, height;
  };
  void link(const std::string& to, double x, double top, double width, double height) {
    links_.push_back({to, pages_.size() - 1, x, top, width, height});
  }
  const std::vector<Link>& links() const { return links_; }
  const report::Document& document;
  const report::Words& words;

 private:
  using Op = std::function<void(QPainter&)>;
  void add(Op op) { pages_.back().push_back(std::move(op)); }
  void furniture(QPainter& painter, size_t page);
  QPaintDevice* device_;
  double unit_;  ///< device px of a point
  std::vector<std::vector<Op>> pages_;
  std::vector<Mark> marks_;
  std::vector<Link> links_;
};

/// Paints a drawing with its corner where the painter stands, `u` device px for each of its own.
void paint_drawing(QPainter& painter, const report::Drawing& drawing, double u, QPaintDevice* device);
/// Title and, where it has one, version.
std::string name_of(const report::Document& document);
QFont font(const Type& type);
QColor colour(report::Colour c);

}  // namespace habitus::paper
