#pragma once
#include <vector>

#include <QWidget>

#include "core/base/time.h"

class QLineEdit;
class QSlider;

namespace habitus::kit {

/// A length of time, typed ("90 min") or dragged along a scale whose steps grow with it: minutes, hours, days.
class DurationEdit : public QWidget {
  Q_OBJECT
 public:
  DurationEdit(const QString& name, Duration shortest, Duration longest, QWidget* parent);
  QString text() const;  ///< as it stands there
  void setText(const QString& text);

 Q_SIGNALS:
  /// By hand: at every step of a drag, and with every key that leaves a whole duration behind. What is no
  /// duration waits until the field is left.
  void edited();

 private:
  void follow();  ///< puts the slider where the text is
  QLineEdit* line_;
  QSlider* slider_;
  std::vector<Duration> steps_;
};

}  // namespace habitus::kit
