#pragma once
#include <QDialog>

class QLineEdit;
class QListWidget;

namespace habitus {

class Actions;

/// Ctrl+K: every action and every view by name, filtered while typing.
class PaletteBox : public QDialog {
  Q_OBJECT
 public:
  PaletteBox(const Actions& actions, QWidget* parent);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void fill(const QString& filter);
  void run();
  const Actions& actions_;
  QLineEdit* field_;
  QListWidget* list_;
};

}  // namespace habitus
