#pragma once
#include <functional>

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace habitus::kit {

/// What stands where a figure cannot be yet: what is missing, why, one action, at most one other. ≤ 380 wide,
/// above the middle.
class EmptyState : public QWidget {
  Q_OBJECT
 public:
  explicit EmptyState(QWidget* parent = nullptr);
  void set(const QString& icon, const QString& what, const QString& why);
  /// The first is filled when the view stands in the centre.
  void set_action(const QString& label, std::function<void()> act, bool filled = true);
  void set_other(const QString& label, std::function<void()> act);
  void clear_actions();

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void paint_icon();
  void fit();  ///< width of the block, and the height its wrapped texts need in it
  QString icon_;
  QWidget* block_;
  QLabel *glyph_, *what_, *why_;
  QHBoxLayout* actions_;
};

}  // namespace habitus::kit
