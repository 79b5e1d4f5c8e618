#pragma once
#include <vector>

#include <QWidget>

#include "core/base/time.h"

namespace habitus {

/// Where the test and the sealed holdout begin, on a time line of the dates with known outcomes: bands for
/// what is learnt from, the gap whose outcomes were not known in time, the test, the holdout. Two handles
/// snap to dates: by mouse, or with ← → (test) and Shift + ← → (holdout).
class PeriodPicker : public QWidget {
  Q_OBJECT
 public:
  explicit PeriodPicker(QWidget* parent = nullptr);
  /// `test` and `holdout` are places in `dates`; holdout = dates.size() when none is kept back.
  void set(std::vector<Time> dates, Duration span, int test, int holdout);
  int test() const { return test_; }
  int holdout() const { return holdout_; }
  Time date(int place) const { return dates_[static_cast<size_t>(place)]; }
  int dates() const { return static_cast<int>(dates_.size()); }
  QString words() const;  ///< the four periods, as read aloud
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 Q_SIGNALS:
  void changed();

 protected:
  void paintEvent(QPaintEvent*) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent*) override { held_ = 0; }
  void keyPressEvent(QKeyEvent* event) override;

 private:
  double x_of(Time t) const;
  int nearest(double x) const;
  void move(bool holdout, int to);
  Time learnt() const;  ///< last moment of what is learnt from before the test
  std::vector<Time> dates_;
  Duration span_ = 0;
  int test_ = 0, holdout_ = 0, held_ = 0;  ///< held: 1 the test's handle, 2 the holdout's
};

}  // namespace habitus
