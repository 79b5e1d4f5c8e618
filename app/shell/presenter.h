#pragma once
#include <vector>

#include <QWidget>

#include "core/report/figure.h"
#include "views/kit/context.h"

namespace habitus {

/// What an audience must know without asking: who, when, as of.
QString footer_of(const kit::Selection& selection);

/// F5: one figure after another over the whole screen, sentence as title, palette and sizes for a projector.
/// Arrows turn, Esc leaves.
class Presenter : public QWidget {
  Q_OBJECT
 public:
  Presenter(const kit::Context& context, std::vector<report::Figure> figures);
  size_t page() const { return page_; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;

 private:
  void turn(int by);
  void name();
  std::vector<report::Figure> figures_;
  size_t page_ = 0;
  QString footer_;
};

}  // namespace habitus
