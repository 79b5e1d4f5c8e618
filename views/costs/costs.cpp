#include <nlohmann/json.hpp>

#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QPlainTextEdit>

#include "core/objectives/cost_matrix.h"
#include "views/kit/card.h"
#include "views/kit/empty_state.h"
#include "views/kit/lists.h"
#include "views/kit/question_view.h"
#include "views/kit/words.h"

namespace habitus {
namespace {

/// What decisions between several classes cost on labelled people: truth against decision, each pair with its
/// cost.
class Costs : public kit::QuestionView {
  Q_DECLARE_TR_FUNCTIONS(habitus::Costs)
 public:
  explicit Costs(kit::Context& context)
      : QuestionView(context, objectives::costs(), tr("Costs of decisions")) {
    truth_ = form()->choice(tr("What was true"), tr("An attribute of the people"));
    decided_ = form()->choice(tr("What was decided"), tr("Another one, with the same classes"));
    classes_ = form()->text(tr("Classes in their order"), tr("Parted by “;”; empty: all values, by name"));
    costs_ = form()->prose(tr("Costs"), 4,
                           tr("A row for each truth, a number for each decision; empty: 1 for every error"));
    costs_->setPlaceholderText(QStringLiteral("0 5\n100 0"));
    finish();
    for (QComboBox* combo : {truth_, decided_})
      connect(combo, &QComboBox::activated, this, [this] { edited(); });
    connect(classes_, &QLineEdit::editingFinished, this, [this] { edited(); });
    connect(costs_, &QPlainTextEdit::textChanged, this, [this] { edited(); });
    set_next(tr("Audit the decisions"), QStringLiteral("fairness"));
  }

 protected:
  bool missing() override {
    if (truth_->count() > 1) return false;
    empty().set(QStringLiteral("people"), tr("Nobody is labelled yet"),
                tr("Costs compare what tables say was true of people with what was decided about them."));
    empty().set_action(tr("Add a table of people"), [this] { context().open(QStringLiteral("people")); });
    return true;
  }
  Result<Json> spec() const override {
    if (truth_->currentText().isEmpty() || truth_->currentText() == decided_->currentText()) return Json();
    Json out{{"truth", truth_->currentText().toStdString()},
             {"decided", decided_->currentText().toStdString()}};
    if (const Json classes = kit::parted(classes_->text()); !classes.empty()) out["classes"] = classes;
    if (const QString costs = costs_->toPlainText().trimmed(); !costs.isEmpty())
      out["costs"] = costs.toStdString();
    return out;
  }
  void fill(const Json& spec) override {
    truth_->setCurrentText(kit::text_at(spec, "truth"));
    decided_->setCurrentText(kit::text_at(spec, "decided"));
    classes_->setText(spec.contains("classes") ? kit::joined(spec["classes"]) : QString());
    QStringList rows;
    for (const Json& row : spec.value("costs", Json::array())) {
      QStringList numbers;
      for (const Json& x : row) numbers << kit::text_of(canonical(x));
      rows << numbers.join(QLatin1Char(' '));
    }
    costs_->setPlainText(rows.join(QLatin1Char('\n')));
  }
  void offer(const segments::Vocabulary& words) override {
    const QStringList names = kit::list_of(words.attributes);
    for (QComboBox* combo : {truth_, decided_}) {
      const QString now = combo->currentText();
      combo->clear();
      combo->addItems(names);
      combo->setCurrentIndex(int(std::max<qsizetype>(names.indexOf(now), 0)));
    }
  }
  QString hint() const override { return tr("Choose what was true and what was decided."); }

 private:
  QComboBox *truth_, *decided_;
  QLineEdit* classes_;
  QPlainTextEdit* costs_;
};

}  // namespace

kit::ViewCard card_costs() {
  return {.id = QStringLiteral("costs"),
          .title = QT_TRANSLATE_NOOP("card", "Costs"),
          .perspective = kit::Perspective::model,
          .icon = QStringLiteral("table"),
          .shortcut = QStringLiteral("Ctrl+Alt+M"),
          .make = [](kit::Context& context) -> kit::View* { return new Costs(context); }};
}

}  // namespace habitus
