#pragma once
#include <QWidget>

#include "views/kit/context.h"

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace habitus {

/// Population, period, grain, as-of and level: what every view reads. Each is a button that opens its
/// choices; below 1000 px they are one button.
class SelectionBar : public QWidget {
  Q_OBJECT
 public:
  explicit SelectionBar(kit::Context& context, QWidget* parent = nullptr);

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  class Part;
  Part* part(const char* icon, const QString& label);
  void fill();
  void arrange();
  void choose_population();
  void choose_period();
  void choose_grain();
  void choose_as_of();
  void choose_level();
  void choose_all();
  kit::Context& context_;
  Part *population_, *period_, *grain_, *as_of_, *level_, *all_;
  QToolButton *undo_, *present_;
};

}  // namespace habitus
