#pragma once
#include <string>
#include <vector>

#include "core/ingest/profile.h"
#include "views/kit/view.h"

class QComboBox;
class QDragEnterEvent;
class QDropEvent;
class QPushButton;

namespace habitus {

namespace kit {
class FigurePage;
class TableModel;
class TableView;
class ThemedLabel;
}  // namespace kit

/// What the log holds: events a day, names, properties; single events on request. A file that is dropped here
/// is looked at first: records, period, missing values, and what an import would take.
class Data : public kit::View {
  Q_OBJECT
 public:
  explicit Data(kit::Context& context);
  void projectOpened() override;
  void projectClosed() override;
  void refresh() override;
  void receive(const Json& payload) override;

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  QWidget* make_browser();
  void hide_events();
  void look(const std::vector<std::string>& files);
  void show_file(const ingest::FileProfile& profile);
  void show_log();
  void show_events();

  kit::Job rows_;
  std::vector<std::string> files_;  ///< being looked at, not imported
  kit::ThemedLabel* facts_;
  QPushButton* import_;
  kit::FigurePage* page_;
  QWidget* browser_;
  QComboBox* event_;
  kit::TableModel* events_;
  kit::TableView* list_;
};

}  // namespace habitus
