#pragma once
#include <QWidget>

namespace habitus::kit {

/// A verdict or a state in one word, always with its glyph: colour is never alone. 20 high.
class Chip : public QWidget {
  Q_OBJECT
 public:
  enum class Kind { none, neutral, pass, fail, insufficient, warn };
  explicit Chip(QWidget* parent = nullptr) : Chip(Kind::none, {}, parent) {}
  Chip(Kind kind, const QString& text, QWidget* parent = nullptr);
  void set(Kind kind, const QString& text);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

  /// The same picture inside a table cell or a title row.
  static void paint(QPainter& painter, const QRectF& rect, Kind kind, const QString& text);
  static int width(Kind kind, const QString& text);
  static QString glyph(Kind kind);

 protected:
  void paintEvent(QPaintEvent*) override;

 private:
  Kind kind_;
  QString text_;
};

}  // namespace habitus::kit
