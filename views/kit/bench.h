#pragma once
#include <QWidget>

class QScrollArea;
class QTabBar;

namespace habitus::kit {

/// A result and, at its right, the form that defines it, 6 px of window between them. Where it is narrower
/// than 640 the two become tabs ("Result", "Definition").
class Bench : public QWidget {
  Q_OBJECT
 public:
  explicit Bench(QWidget* parent = nullptr);
  void set_body(QWidget* body);
  void set_form(QWidget* form);
  QWidget* body() const { return body_; }
  QWidget* form() const { return form_; }

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void paintEvent(QPaintEvent*) override;

 private:
  void arrange();
  QWidget* body_ = nullptr;
  QWidget* form_ = nullptr;
  QScrollArea* side_ = nullptr;
  QTabBar* tabs_;
};

}  // namespace habitus::kit
