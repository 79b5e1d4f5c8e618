#pragma once
#include <vector>

#include "core/governance/registry.h"
#include "views/kit/view.h"

class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace habitus {

namespace kit {
class TableModel;
class TableView;
}  // namespace kit

/// Every version of every model with the whole pipeline it was made by, as it was then: nothing here can be
/// edited. A version is fitted again from what it pins, and the bytes compared.
class RegistryView : public kit::View {
  Q_OBJECT
 public:
  explicit RegistryView(kit::Context& context);
  void projectOpened() override { later(); }
  void projectClosed() override;
  void refresh() override;
  void receive(const Json& payload) override;

 private:
  QWidget* make_stages();
  void show_versions(std::vector<governance::ModelVersion> versions);
  void show_version();
  void show_stage();
  void reproduce();
  const governance::ModelVersion* current() const;

  std::vector<governance::ModelVersion> all_;
  std::string wanted_;  ///< name of a model to choose
  QLabel *sentence_, *pins_;
  kit::TableView* view_;
  kit::TableModel* model_;
  QListWidget* stages_;
  QPlainTextEdit* spec_;
  QPushButton* again_;
};

}  // namespace habitus
