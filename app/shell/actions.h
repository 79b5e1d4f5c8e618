#pragma once
#include <vector>

#include <QAction>
#include <QObject>

class QMenuBar;

namespace habitus {

class MainWindow;

/// Every action of the window, made once: menus, shortcuts, palette and Context::act all use these. An
/// action's objectName is its id.
class Actions : public QObject {
  Q_OBJECT
 public:
  explicit Actions(MainWindow& window);
  void fill(QMenuBar* bar);
  QAction* find(const QString& id) const;
  const std::vector<QAction*>& all() const { return all_; }
  void update();  ///< what is possible now

 private:
  QAction* add(const QString& id, const QString& text, const QString& icon, const QString& keys,
               std::function<void()> run);
  void make_file();
  void make_edit();
  void make_view();
  void make_views();
  void set_theme(const QString& name);
  MainWindow& window_;
  std::vector<QAction*> all_;
};

}  // namespace habitus
