#include "core/objectives/indicators.h"

#include <nlohmann/json.hpp>

#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QPlainTextEdit>

#include "views/kit/card.h"
#include "views/kit/lists.h"
#include "views/kit/question_view.h"
#include "views/kit/words.h"

namespace habitus {
namespace {

/// Behavioural indicators: what they are, and which of them foretells an outcome, how early.
class Indicators : public kit::QuestionView {
  Q_DECLARE_TR_FUNCTIONS(habitus::Indicators)
 public:
  explicit Indicators(kit::Context& context)
      : QuestionView(context, objectives::indicators(), tr("Indicators")) {
    list_ =
        form()->prose(tr("Indicators, one a line"), 7,
                      tr("session duration · stickiness · adoption of X · repeat of X · name = formula, with "
                         "events, persons, sum, sessions, duration, days and window"));
    list_->setPlainText(QStringLiteral("session duration\nstickiness"));
    outcome_ = form()->choice(tr("Outcome"));
    window_ = form()->text(tr("History before the date"), tr("Like 30 d"));
    window_->setText(QStringLiteral("30 d"));
    lags_ = form()->text(tr("How early"), tr("Durations before the date, parted by “;”"));
    lags_->setText(QStringLiteral("7 d; 14 d; 28 d"));
    finish();
    connect(list_, &QPlainTextEdit::textChanged, this, [this] { edited(); });
    connect(outcome_, &QComboBox::activated, this, [this] { edited(); });
    for (QLineEdit* line : {window_, lags_})
      connect(line, &QLineEdit::editingFinished, this, [this] { edited(); });
    set_next(tr("Which sources foretell it?"), QStringLiteral("proxies"));
  }

 protected:
  Result<Json> spec() const override {
    Json list = Json::array();
    for (const QString& line : list_->toPlainText().split(QLatin1Char('\n'), Qt::SkipEmptyParts))
      if (!line.trimmed().isEmpty()) list.push_back(line.trimmed().toStdString());
    if (list.empty() || window_->text().trimmed().isEmpty()) return Json();
    Json out{{"indicators", std::move(list)}, {"window", window_->text().trimmed().toStdString()}};
    if (outcome_->currentIndex() > 0) out["outcome"] = outcome_->currentText().toStdString();
    if (const Json lags = kit::parted(lags_->text()); !lags.empty()) out["lags"] = lags;
    return out;
  }
  Result<Json> readable(const Json& spec) const override { return spec; }
  void fill(const Json& spec) override {
    QStringList lines;
    for (const Json& one : spec.value("indicators", Json::array())) {
      if (one.is_string()) {
        lines << kit::text_of(one.get<std::string>());
        continue;
      }
      const QString name = kit::text_at(one, "name"), formula = kit::text_at(one, "formula");
      const bool library =
          name == QStringLiteral("stickiness") || name == QStringLiteral("session duration") ||
          name.startsWith(QStringLiteral("adoption of ")) || name.startsWith(QStringLiteral("repeat of "));
      lines << (library || name == formula ? name : name + QStringLiteral(" = ") + formula);
    }
    if (!lines.empty()) list_->setPlainText(lines.join(QLatin1Char('\n')));
    const Json outcome = spec.value("outcome", Json());
    outcome_->setCurrentIndex(
        outcome.is_string() ? std::max(0, outcome_->findText(kit::text_of(outcome.get<std::string>()))) : 0);
    window_->setText(kit::text_at(spec, "window", "30 d"));
    if (spec.contains("lags")) lags_->setText(kit::joined(spec["lags"]));
  }
  /// Kept as it was written, so that the outcome stays a name.
  Result<Json> definition(const Json& whole) const override {
    TRY(const Json checked, objectives::indicators().complete(*project(), whole));
    static_cast<void>(checked);
    return whole;
  }
  void offer(const segments::Vocabulary&) override {
    kit::renew(outcome_, QStringList(tr("None")) + kit::kept_names(*project(), {"target"}));
  }
  QString hint() const override { return tr("Say at the right what to measure."); }

 private:
  QPlainTextEdit* list_;
  QComboBox* outcome_;
  QLineEdit *window_, *lags_;
};

}  // namespace

kit::ViewCard card_indicators() {
  return {.id = QStringLiteral("indicators"),
          .title = QT_TRANSLATE_NOOP("card", "Indicators"),
          .perspective = kit::Perspective::explore,
          .icon = QStringLiteral("chart"),
          .shortcut = QStringLiteral("Ctrl+Alt+K"),
          .make = [](kit::Context& context) -> kit::View* { return new Indicators(context); }};
}

}  // namespace habitus
