#pragma once
#include <string>

#include "core/report/question.h"
#include "views/kit/view.h"

class QComboBox;
class QDoubleSpinBox;
class QLineEdit;
class QPushButton;

namespace habitus {

namespace kit {
class FigurePage;
class Form;
}  // namespace kit

/// Do groups fare alike: a model, a segment or a behaviour, cut by attributes or by a slice asked on the
/// spot.
class FairnessView : public kit::View {
  Q_OBJECT
 public:
  explicit FairnessView(kit::Context& context);
  void projectOpened() override { later(); }
  void projectClosed() override;
  void selectionChanged() override { later(); }
  void refresh() override;
  void receive(const Json& payload) override;
  Json saveState() const override;
  void restoreState(const Json& state) override;

 private:
  void build_form();
  void fill();
  void audit();
  void show_answer(const report::Answer& answer);
  void keep();
  Json spec() const;

  kit::FigurePage* page_;
  kit::Form* form_;
  QComboBox *what_, *by_, *reference_, *favourable_;
  QLineEdit *slice_, *name_;
  QDoubleSpinBox *threshold_, *tolerance_, *tau_;
  QPushButton* keep_;
  bool filling_ = false;
};

}  // namespace habitus
