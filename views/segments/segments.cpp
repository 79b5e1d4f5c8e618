#include <nlohmann/json.hpp>

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>

#include "core/segments/question.h"
#include "core/segments/rule.h"
#include "views/kit/card.h"
#include "views/kit/lists.h"
#include "views/kit/question_view.h"
#include "views/kit/words.h"

namespace habitus {
namespace {

/// A rule for who belongs; beside it the saved segments, with their sizes and overlaps.
class Segments : public kit::QuestionView {
  Q_DECLARE_TR_FUNCTIONS(habitus::Segments)
 public:
  explicit Segments(kit::Context& context) : QuestionView(context, segments::question(), tr("Segments")) {
    form()->section(tr("People who"));
    did_ = form()->suggest(tr("did"));
    never_ = form()->check(tr("never, instead"));
    times_ = form()->whole(tr("at least so many times"), 1, 1000000, 1);
    within_ = form()->text(tr("in the last"), tr("Like 30 d; empty: ever"));
    attribute_ = form()->choice(tr("and whose attribute"));
    value_ = form()->text(tr("is"));
    as_of_ = form()->text(tr("as of"), tr("A date; empty: the end of the log"));
    text_ = form()->prose(
        tr("Any other rule, as text"), 5,
        tr("JSON with all, any, not, did, last, sequence, attribute; used instead of the fields above"));
    serves_ = form()->suggest(tr("Serves the objective"), tr("What it is for: without one it cannot be approved"));
    finish();
    for (QComboBox* box : {did_, serves_}) connect(box, &QComboBox::activated, this, [this] { edited(); });
    connect(attribute_, &QComboBox::activated, this, [this] { edited(); });
    connect(never_, &QCheckBox::toggled, this, [this] { edited(); });
    connect(times_, &QSpinBox::valueChanged, this, [this] { edited(); });
    connect(text_, &QPlainTextEdit::textChanged, this, [this] { edited(); });
    for (QLineEdit* line : {did_->lineEdit(), serves_->lineEdit(), within_, value_, as_of_})
      connect(line, &QLineEdit::editingFinished, this, [this] { edited(); });
    set_next(tr("Predict something for them"), QStringLiteral("target"));
  }

 protected:
  std::string kind() const override { return "segment"; }
  Result<Json> definition(const Json& whole) const override {
    TRY(const Json rule, this->rule());
    return segments::complete_rule(*project(), rule, whole.value("scope", Json::object()));
  }
  Result<Json> spec() const override {
    TRY(const Json rule, this->rule());
    Json list = Json::array();
    if (!rule.is_null()) list.push_back(rule);
    for (const auto& name : saved_)
      if (list.size() < 40) list.push_back(name);
    return list.empty() ? Json() : Json{{"segments", std::move(list)}};
  }
  void fill(const Json& spec) override {
    // Questions come with a list, definitions with one rule; a rule is shown whole, as text.
    Json rule = spec;
    if (spec.contains("segments"))
      rule = !spec["segments"].empty() && spec["segments"][0].is_object() ? spec["segments"][0] : Json();
    kept_ = Json::object();
    for (const char* key : {"level", "taxonomy", "zone"})
      if (rule.contains("rule") && rule.contains(key)) kept_[key] = rule[key];
    did_->setEditText({});
    serves_->setEditText(kit::text_at(rule, "objective"));
    attribute_->setCurrentIndex(0);
    as_of_->setText(kit::text_at(rule, "as_of"));
    text_->setPlainText(rule.contains("rule") ? kit::text_of(pretty(rule["rule"])) : QString());
  }
  void offer(const segments::Vocabulary& words) override {
    kit::renew(did_, QStringList(QString()) + kit::list_of(words.words));
    kit::renew(attribute_, QStringList(tr("No attribute")) + kit::list_of(words.attributes));
    kit::renew(serves_, QStringList(QString()) + kit::kept_names(*project(), {"objective", "target"}));
    saved_ = words.segments;
  }
  QString hint() const override { return tr("Say at the right who belongs to the segment."); }

 private:
  Result<Json> rule() const {
    Json whole = kept_;
    if (const QString text = text_->toPlainText().trimmed(); !text.isEmpty()) {
      TRY(whole["rule"], parse_json(text.toStdString(), "rule"));
    } else {
      Json parts = Json::array();
      if (const QString did = did_->currentText().trimmed(); !did.isEmpty()) {
        Json node{{"count", Json{{"at_least", times_->value()}}}};
        TRY(node["did"], kit::pick_from(did));
        if (const QString within = within_->text().trimmed(); !within.isEmpty())
          node["within"] = within.toStdString();
        parts.push_back(never_->isChecked() ? Json{{"not", std::move(node)}} : std::move(node));
      }
      if (attribute_->currentIndex() > 0)
        parts.push_back(Json{{"attribute", attribute_->currentText().toStdString()},
                             {"op", "is"},
                             {"values", Json::array({value_->text().toStdString()})}});
      if (parts.empty()) return Json();
      whole["rule"] = Json{{"all", std::move(parts)}};
    }
    if (const QString as_of = as_of_->text().trimmed(); !as_of.isEmpty())
      whole["as_of"] = as_of.toStdString();
    if (const QString serves = serves_->currentText().trimmed(); !serves.isEmpty())
      whole["objective"] = serves.toStdString();
    return whole;
  }

  QComboBox *did_, *attribute_, *serves_;
  QCheckBox* never_;
  QSpinBox* times_;
  QLineEdit *within_, *value_, *as_of_;
  QPlainTextEdit* text_;
  std::vector<std::string> saved_;
  Json kept_ = Json::object();  ///< how the rule that was filled in reads the log
};

}  // namespace

kit::ViewCard card_segments() {
  return {.id = QStringLiteral("segments"),
          .title = QT_TRANSLATE_NOOP("card", "Segments"),
          .perspective = kit::Perspective::explore,
          .icon = QStringLiteral("segments"),
          .shortcut = QStringLiteral("Ctrl+Shift+G"),
          .make = [](kit::Context& context) -> kit::View* { return new Segments(context); }};
}

}  // namespace habitus
