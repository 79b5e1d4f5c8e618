#pragma once
#include "core/report/question.h"
#include "views/kit/view.h"

class QComboBox;
class QLineEdit;
class QPushButton;

namespace habitus {

namespace kit {
class FigurePage;
class Form;
}  // namespace kit

/// What is to be foreseen, of whom, and how often it happens: seen before anything is fitted.
class TargetView : public kit::View {
  Q_OBJECT
 public:
  explicit TargetView(kit::Context& context);
  void projectOpened() override { later(); }
  void projectClosed() override;
  void refresh() override;
  Json saveState() const override;
  void restoreState(const Json& state) override;

 private:
  void build_form();
  void fill();
  void count();
  void keep();
  Json spec() const;

  kit::FigurePage* page_;
  kit::Form* form_;
  QComboBox *type_, *event_, *attribute_, *op_;
  QLineEdit *value_, *horizon_, *gap_, *as_of_, *active_, *name_;
  QPushButton* keep_;
  bool filling_ = false;
};

}  // namespace habitus
