#pragma once
#include <QWidget>

#include "views/kit/card.h"

class QComboBox;
class QMenuBar;
class QPushButton;
class QTabBar;

namespace habitus {

/// Menu bar, perspectives at its right, search. Below 1360 px search shows only its key, below 1000
/// perspectives are a combo.
class TopBar : public QWidget {
  Q_OBJECT
 public:
  explicit TopBar(QWidget* parent = nullptr);
  QMenuBar* menu() const { return menu_; }
  void set_perspective(kit::Perspective perspective);
  void set_perspectives_visible(bool visible);

 Q_SIGNALS:
  void perspectiveChosen(habitus::kit::Perspective perspective);
  void searchRequested();

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  void arrange();
  QMenuBar* menu_;
  QTabBar* tabs_;
  QComboBox* combo_;
  QPushButton* search_;
  bool perspectives_ = true;
  bool filling_ = false;
};

}  // namespace habitus
