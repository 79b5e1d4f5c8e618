#pragma once
#include <string>

#include "core/report/question.h"
#include "views/kit/view.h"

class QComboBox;
class QDoubleSpinBox;
class QPushButton;

namespace habitus {

namespace kit {
class FigurePage;
class Form;
}  // namespace kit

/// Fits a model and shows what it is made of: coefficients with intervals, importance on held-out people,
/// contributions, parts. Every change of the form fits a draft; "Keep" makes it a version that validation,
/// audits and cards can name.
class ModelView : public kit::View {
  Q_OBJECT
 public:
  explicit ModelView(kit::Context& context);
  void projectOpened() override { later(); }
  void projectClosed() override;
  void refresh() override;
  void receive(const Json& payload) override;
  Json saveState() const override;
  void restoreState(const Json& state) override;

 private:
  void build_form();
  void fill_names();
  void load(const std::string& name);
  void fit();
  void keep();
  Json recipe() const;
  std::string name() const;
  bool external() const;

  kit::FigurePage* page_;
  kit::Form* form_;
  QComboBox *name_, *features_, *target_, *calibration_;
  QDoubleSpinBox *l2_, *l1_;
  QPushButton* keep_;
  std::string base_;  ///< the loaded recipe, canonical JSON: parts that the form does not show stay
  bool filling_ = false;
};

}  // namespace habitus
