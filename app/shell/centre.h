#pragma once
#include <map>

#include <QWidget>

#include "views/kit/card.h"
#include "views/kit/context.h"

class QStackedWidget;
class QTabBar;

namespace habitus {

namespace kit {
class Chip;
}

/// The middle of the window: the views of one perspective as tabs. A view is made when it is first shown and
/// lives as long as the window, so its state survives a change of perspective.
class Centre : public QWidget {
  Q_OBJECT
 public:
  explicit Centre(kit::Context& context, QWidget* parent = nullptr);
  void show_perspective(kit::Perspective perspective);
  kit::Perspective perspective() const { return perspective_; }
  kit::View* show_view(
      const QString& id);  ///< changes the perspective when needed; nullptr when there is no such view
  kit::View* current() const;
  QString current_id() const;
  void step(int by);  ///< next or previous tab
  /// What each view said about itself when this project was last open; views made later are given theirs.
  void set_states(const Json& states);
  Json states() const;  ///< of views that were not made, as it was; of the others, as it is
  const std::map<QString, kit::View*>& made() const { return made_; }
  QTabBar* tabs() const { return tabs_; }

 Q_SIGNALS:
  void currentChanged();
  void perspectiveChanged();

 private:
  kit::View* make(const kit::ViewCard& card);
  void choose(int tab);
  void show_chip();
  kit::Context& context_;
  kit::Perspective perspective_ = kit::Perspective::prepare;
  QTabBar* tabs_;
  QStackedWidget* stack_;
  kit::Chip* chip_;
  std::map<QString, kit::View*> made_;
  std::map<kit::Perspective, QString> last_;  ///< the tab each perspective showed last
  std::string states_ = "{}";                 ///< JSON
  bool filling_ = false;
};

}  // namespace habitus
