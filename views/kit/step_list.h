#pragma once
#include <QStringList>
#include <QWidget>

class QComboBox;
class QListWidget;

namespace habitus::kit {

/// An ordered list of steps, each one line of text ("purchase where amount >= 10"): add from the words of the
/// log, edit in place, drag or Alt+Up/Down to move, Delete to remove.
class StepList : public QWidget {
  Q_OBJECT
 public:
  explicit StepList(const QString& name, QWidget* parent = nullptr);
  QStringList steps() const;
  void set_steps(const QStringList& steps);
  void set_words(const QStringList& words);

 Q_SIGNALS:
  void changed();

 protected:
 private:
  void add();
  void move(int by);
  QListWidget* list_;
  QComboBox* word_;
  bool filling_ = false;
};

}  // namespace habitus::kit
