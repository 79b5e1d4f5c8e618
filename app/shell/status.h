#pragma once
#include <QStatusBar>
#include <QTimer>

#include "views/kit/context.h"

class QLabel;
class QProgressBar;
class QToolButton;

namespace habitus {

/// Rows of all · the oldest job that has run for 300 ms, its bar, percent and ✕ · seed · saved.
class Status : public QStatusBar {
  Q_OBJECT
 public:
  explicit Status(kit::Context& context, QWidget* parent = nullptr);
  void say_rows(const QString& text);

 private:
  void look();
  kit::Context& context_;
  QTimer timer_;
  QLabel *rows_, *job_, *percent_, *seed_, *saved_;
  QProgressBar* bar_;
  QToolButton* stop_;
};

}  // namespace habitus
