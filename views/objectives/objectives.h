#pragma once
#include "views/kit/question_view.h"
#include "views/kit/table.h"

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace habitus {

/// The register of objectives above the sheet of one: what is wanted, its KPIs, what decisions cost and the
/// gates that follow.
class Objectives : public kit::QuestionView {
  Q_OBJECT
 public:
  explicit Objectives(kit::Context& context);
  void projectClosed() override;

 protected:
  Result<Json> spec() const override;
  void fill(const Json& spec) override;
  void offer(const segments::Vocabulary& words) override;
  QString hint() const override;
  Result<Json> definition(const Json& whole) const override;
  Json narrowed(const Json& scope) const override;
  void answered(const report::Answer& answer) override;

 private:
  void build_register();
  void build_subject();
  void build_kpis();
  void build_costs();
  void connect_fields();
  void dress();
  void select();

  kit::Job ranking_;
  QWidget* box_ = nullptr;
  QLabel* said_ = nullptr;
  QPushButton* select_ = nullptr;
  kit::TableView* register_ = nullptr;
  kit::TableModel* model_ = nullptr;
  QComboBox *subject_, *behaviour_, *target_, *population_;
  QDoubleSpinBox *value_, *change_, *contact_, *success_, *capacity_, *false_alarm_, *miss_;
  QLineEdit *unit_, *owner_, *reason_, *by_;
  QPlainTextEdit* kpis_;
  std::string baseline_;  ///< of the spec, as text; empty = none
};

}  // namespace habitus
