#pragma once
#include <map>

#include <QMainWindow>

#include "app/shell/session.h"
#include "views/kit/card.h"
#include "views/kit/context.h"

class QStackedWidget;

namespace habitus::kit {
class MessageBar;
}

namespace habitus {

class Actions;
class Centre;
class Dock;
class SelectionBar;
class Status;
class TopBar;

/// The window: top bar, selection bar, centre, docks, status bar. It only puts them together; each lives in
/// its own file.
class MainWindow : public QMainWindow, public kit::Host {
  Q_OBJECT
 public:
  explicit MainWindow(QWidget* parent = nullptr);
  ~MainWindow() override;

  kit::Context& context() { return context_; }
  Session& session() { return session_; }
  Centre& centre() { return *centre_; }
  Actions& actions() { return *actions_; }
  const std::map<QString, Dock*>& docks() const { return docks_; }

  void open_view(const QString& id, const Json& payload) override;
  void act(const QString& action, const Json& payload) override;
  std::vector<report::Figure> leaving(const report::Question& question, const Json& answer) override;
  void show_perspective(kit::Perspective perspective);
  void report(const Error& error);  ///< what belongs to no view
  void reset_layout();
  void leave(int code);  ///< ends the program's loop with `code`

 protected:
  void closeEvent(QCloseEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  void make_docks();
  void show_state();
  void arrange();
  void show_docks();
  kit::Context context_;
  Session session_;
  Actions* actions_;
  TopBar* top_;
  SelectionBar* selection_;
  QStackedWidget* pages_;
  kit::View* start_;
  Centre* centre_;
  Status* status_;
  kit::MessageBar* message_;
  std::map<QString, Dock*> docks_;
  bool narrow_ = false;
};

}  // namespace habitus
