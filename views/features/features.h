#pragma once
#include "core/report/question.h"
#include "views/kit/view.h"

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace habitus {

namespace kit {
class FigurePage;
class Form;
}  // namespace kit

/// What a model learns from: the set of features as text, what its table holds, what each says alone about
/// the target, and whether the log cut at each date gives the same values.
class FeaturesView : public kit::View {
  Q_OBJECT
 public:
  explicit FeaturesView(kit::Context& context);
  void projectOpened() override { later(); }
  void projectClosed() override;
  void refresh() override;
  void receive(const Json& payload) override;
  Json saveState() const override;
  void restoreState(const Json& state) override;

 private:
  void build_form();
  void fill();
  void build();
  void verify();
  void keep();
  void add_feature(const Json& feature);
  Result<Json> spec() const;

  kit::FigurePage* page_;
  kit::Form* form_;
  QComboBox *target_, *more_;
  QPlainTextEdit* set_;
  QLineEdit* name_;
  QPushButton *verify_, *keep_;
  bool filling_ = false;
};

}  // namespace habitus
