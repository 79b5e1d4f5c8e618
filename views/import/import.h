#pragma once
#include <string>
#include <vector>

#include "core/ingest/import.h"
#include "core/ingest/preview.h"
#include "core/ingest/propose.h"
#include "views/import/roles.h"
#include "views/kit/view.h"

class QComboBox;
class QLineEdit;
class QStackedWidget;
class QTableView;
class QVBoxLayout;

namespace habitus {

namespace kit {
class RuleList;
class TableModel;
class TableView;
class ThemedLabel;
}  // namespace kit

class ColumnTable;

/// The import wizard on one page: what the file is, a role over each column, the records as they will be
/// stored, what will be refused and why, and the questions the file leaves open. Import is possible when
/// nothing is open any more.
class Import : public kit::View {
  Q_OBJECT
 public:
  explicit Import(kit::Context& context);
  void receive(const Json& payload) override;
  void projectOpened() override;
  void projectClosed() override;
  void refresh() override;

 private:
  QWidget* make_head();
  QWidget* make_tables();
  QWidget* make_form();
  QWidget* make_footer();
  void show_idle();
  void look(const std::vector<std::string>& files);
  void show_proposal(ingest::Proposal proposal);
  void show_doubts();
  void answer(const std::string& about, const QString& choice);
  void roles_changed(const std::vector<Role>& roles);
  void form_changed();
  void repeats_chosen();
  void show_repeats();
  void fill_form();
  void preview();
  void show_preview(const Result<ingest::Preview>& preview);
  void import();
  void show_report(const Result<ingest::ImportReport>& report);
  bool ready() const { return mapping_ok_ && doubts_.empty(); }

  std::vector<std::string> files_;
  ingest::Proposal proposal_;
  std::vector<ingest::Doubt> doubts_;  ///< not answered yet
  std::string mapping_;                ///< canonical JSON, as edited so far
  bool mapping_ok_ = false;
  bool filling_ = false;

  kit::ThemedLabel *name_, *facts_, *outcome_, *notes_;
  QVBoxLayout* questions_;
  QWidget* question_box_;
  ColumnTable* columns_;
  kit::TableModel *stored_, *refused_;
  kit::TableView *stored_view_, *refused_view_;
  kit::ThemedLabel* refused_title_;
  QLineEdit *source_, *format_, *zone_, *event_, *lag_;
  QComboBox *arrival_, *repeats_;
  kit::RuleList* rules_;
  QWidget* form_;
  QPushButton *cancel_, *go_;
};

}  // namespace habitus
