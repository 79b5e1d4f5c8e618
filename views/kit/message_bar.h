#pragma once
#include <QFrame>

#include "core/base/result.h"

class QLabel;
class QToolButton;

namespace habitus::kit {

/// One line at the top of a view: an error (what, where, what to do next) or a plain sentence. Hidden when
/// empty.
class MessageBar : public QFrame {
  Q_OBJECT
 public:
  explicit MessageBar(QWidget* parent = nullptr);
  void show_error(const Error& error);
  void show_note(const QString& text);
  void clear();
  QString text() const;

 protected:
  void paintEvent(QPaintEvent*) override;

 private:
  void set(const QString& text, bool error);
  QLabel* glyph_;
  QLabel* label_;
  QToolButton* close_;
  bool error_ = false;
};

}  // namespace habitus::kit
