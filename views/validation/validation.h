#pragma once
#include <string>

#include "core/report/question.h"
#include "views/kit/view.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QPushButton;
class QSpinBox;

namespace habitus {

namespace kit {
class FigurePage;
class Form;
class ThemedLabel;
}  // namespace kit

/// How good a model is, in time: reliability, the baselines beside it, the backtest, measures, curves, the
/// operating point and its cost; and the sealed holdout, which opens once.
class ValidationView : public kit::View {
  Q_OBJECT
 public:
  explicit ValidationView(kit::Context& context);
  void projectOpened() override { later(); }
  void projectClosed() override;
  void refresh() override;
  void receive(const Json& payload) override;
  Json saveState() const override;
  void restoreState(const Json& state) override;

 private:
  void build_form();
  void build_holdout();
  void judge(bool open_holdout);
  void show_answer(const report::Answer& answer);
  void show_holdout(const Json& holdout);
  Json spec(bool open_holdout) const;
  std::string model() const;

  kit::FigurePage* page_;
  kit::Form* form_;
  QComboBox* model_;
  QSpinBox *bins_, *capacity_, *origins_;
  QDoubleSpinBox *false_alarm_, *miss_;
  kit::ThemedLabel* holdout_;
  QCheckBox* sure_;
  QPushButton* open_;
  bool filling_ = false;
  bool opened_ = false;  ///< the shown model's holdout was opened before: show it again
};

}  // namespace habitus
