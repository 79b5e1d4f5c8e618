#include <nlohmann/json.hpp>

#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QSpinBox>

#include "core/objectives/indicators.h"
#include "views/kit/card.h"
#include "views/kit/empty_state.h"
#include "views/kit/lists.h"
#include "views/kit/question_view.h"
#include "views/kit/words.h"

namespace habitus {
namespace {

/// Which sources and events foretell a target: what is worth collecting.
class Proxies : public kit::QuestionView {
  Q_DECLARE_TR_FUNCTIONS(habitus::Proxies)
 public:
  explicit Proxies(kit::Context& context) : QuestionView(context, objectives::proxies(), tr("Proxies")) {
    outcome_ = form()->choice(tr("Outcome"));
    window_ = form()->text(tr("History before the date"), tr("Like 30 d"));
    window_->setText(QStringLiteral("30 d"));
    lags_ = form()->text(tr("How early"), tr("Durations before the date, parted by “;”"));
    lags_->setText(QStringLiteral("7 d; 14 d; 28 d"));
    top_ = form()->whole(tr("Most frequent events"), 1, 200, 30);
    finish();
    connect(outcome_, &QComboBox::activated, this, [this] { edited(); });
    connect(top_, &QSpinBox::valueChanged, this, [this] { edited(); });
    for (QLineEdit* line : {window_, lags_})
      connect(line, &QLineEdit::editingFinished, this, [this] { edited(); });
    set_next(tr("Build features"), QStringLiteral("features"));
  }

 protected:
  bool scoped() const override { return false; }
  bool missing() override {
    if (outcome_->count() > 0) return false;
    empty().set(QStringLiteral("target"), tr("There is no target yet"),
                tr("Say what is to be foreseen; then this view tells what foretells it."));
    empty().set_action(tr("Define a target"), [this] { context().open(QStringLiteral("target")); });
    return true;
  }
  Result<Json> spec() const override {
    if (outcome_->currentText().isEmpty() || window_->text().trimmed().isEmpty()) return Json();
    Json out{{"outcome", outcome_->currentText().toStdString()},
             {"window", window_->text().trimmed().toStdString()},
             {"top", top_->value()}};
    if (const Json lags = kit::parted(lags_->text()); !lags.empty()) out["lags"] = lags;
    return out;
  }
  Result<Json> readable(const Json& spec) const override { return spec; }
  Result<Json> definition(const Json& whole) const override {
    TRY(const Json checked, objectives::proxies().complete(*project(), whole));
    static_cast<void>(checked);
    return whole;
  }
  void fill(const Json& spec) override {
    const Json outcome = spec.value("outcome", Json());
    if (outcome.is_string()) outcome_->setCurrentText(kit::text_of(outcome.get<std::string>()));
    window_->setText(kit::text_at(spec, "window", "30 d"));
    if (spec.contains("lags")) lags_->setText(kit::joined(spec["lags"]));
    top_->setValue(spec.value("top", 30));
  }
  void offer(const segments::Vocabulary&) override { offer_names(outcome_, *project(), "target"); }
  QString hint() const override { return tr("Choose an outcome."); }

 private:
  QComboBox* outcome_;
  QLineEdit *window_, *lags_;
  QSpinBox* top_;
};

}  // namespace

kit::ViewCard card_proxies() {
  return {.id = QStringLiteral("proxies"),
          .title = QT_TRANSLATE_NOOP("card", "Proxies"),
          .perspective = kit::Perspective::model,
          .icon = QStringLiteral("search"),
          .shortcut = QStringLiteral("Ctrl+Alt+X"),
          .make = [](kit::Context& context) -> kit::View* { return new Proxies(context); }};
}

}  // namespace habitus
