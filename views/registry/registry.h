#pragma once
#include <vector>

#include "core/governance/registry.h"
#include "views/kit/list_view.h"

class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace habitus {

/// Every version of every model with the whole pipeline it was made by, as it was then: nothing here can be
/// edited. A version is fitted again from what it pins, and the bytes compared.
class RegistryView : public kit::ListView {
  Q_OBJECT
 public:
  explicit RegistryView(kit::Context& context);
  void projectOpened() override { later(); }
  void projectClosed() override;
  void refresh() override;
  void receive(const Json& payload) override;

 private:
  void row_chosen() override { show_version(); }
  QWidget* make_stages();
  void show_versions(std::vector<governance::ModelVersion> versions);
  void show_version();
  void show_stage();
  void reproduce();
  const governance::ModelVersion* current() const;

  std::vector<governance::ModelVersion> all_;
  std::string wanted_;  ///< name of a model to choose
  QLabel* pins_;
  QListWidget* stages_;
  QPlainTextEdit* spec_;
  QPushButton* again_;
};

}  // namespace habitus
