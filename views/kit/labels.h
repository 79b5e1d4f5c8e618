#pragma once
#include <QLabel>

#include "views/kit/theme.h"

namespace habitus::kit {

enum class Ink { first, second, third, fail, warn };

/// A wrapped text in one of the theme's roles that follows the theme when it changes.
class ThemedLabel : public QLabel {
  Q_OBJECT
 public:
  ThemedLabel(Theme::Role role, const QString& text, QWidget* parent, Ink ink = Ink::first);
  void set_ink(Ink ink);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void dress();
  Theme::Role role_;
  Ink ink_;
  bool dressing_ = false;
};

ThemedLabel* label(Theme::Role role, const QString& text, QWidget* parent, Ink ink = Ink::first);
QColor colour(Ink ink);

/// A hairline.
class Rule : public QWidget {
  Q_OBJECT
 public:
  explicit Rule(QWidget* parent = nullptr);

 protected:
  void paintEvent(QPaintEvent*) override;
};

/// A widget that fills itself with surface or sunken, with an optional hairline on top.
class Plate : public QWidget {
  Q_OBJECT
 public:
  enum class Ground { window, surface, sunken };
  explicit Plate(Ground ground, QWidget* parent = nullptr, bool line_above = false);

 protected:
  void paintEvent(QPaintEvent*) override;

 private:
  Ground ground_;
  bool line_;
};

}  // namespace habitus::kit
