#pragma once
#include <vector>

#include <QWidget>

#include "core/report/figure.h"

namespace habitus::kit {

/// The facts row below a picture: label, value in fact size, interval or note beside it. As many as fit; the
/// rest is in the twin.
class Tiles : public QWidget {
  Q_OBJECT
 public:
  explicit Tiles(QWidget* parent = nullptr);
  void set(const std::vector<report::Tile>& tiles);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

 protected:
  void paintEvent(QPaintEvent*) override;
  bool event(QEvent* event) override;  ///< a tip says what a statistic means

 private:
  std::vector<report::Tile> tiles_;
  std::vector<QRect> places_;  ///< of the tiles that fitted
};

}  // namespace habitus::kit
