#pragma once
#include <memory>

#include <QWidget>

#include "core/report/figure.h"
#include "views/kit/theme.h"

class QPainter;

namespace habitus::kit {

/// The figure alone inside `rect`, in any theme (Presenter).
void paint_figure(QPainter& painter, const report::Figure& figure, const Theme& theme, const QRectF& rect);

/// Draws one report::Figure: the same layout as in the documents (core/report/drawing.h), replayed with
/// QPainter. Marks answer to hover, click and, once focused, to the arrow keys and Return.
class Picture : public QWidget {
  Q_OBJECT
 public:
  explicit Picture(QWidget* parent = nullptr);
  ~Picture() override;
  void set(const report::Figure& figure);
  void set_dimmed(bool dimmed);
  QImage image(int width, double ratio) const;
  QByteArray svg(int width) const;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  int current() const {
    return current_;
  }  ///< index of the mark that is hovered or reached by keys, −1: none

 Q_SIGNALS:
  void activated(int mark);

 protected:
  void paintEvent(QPaintEvent*) override;
  void resizeEvent(QResizeEvent*) override;
  void changeEvent(QEvent*) override;
  void mouseMoveEvent(QMouseEvent*) override;
  void mouseReleaseEvent(QMouseEvent*) override;
  void leaveEvent(QEvent*) override;
  void keyPressEvent(QKeyEvent*) override;

 private:
  void lay_out();
  int mark_at(const QPointF& at) const;
  QString tip(int mark) const;
  void reach(int step);
  struct Sheet;
  report::Figure figure_;
  std::unique_ptr<Sheet> sheet_;
  int current_ = -1;
  bool dimmed_ = false;
};

}  // namespace habitus::kit
