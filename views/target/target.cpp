#include "core/objectives/target.h"

#include <nlohmann/json.hpp>

#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>

#include "views/kit/card.h"
#include "views/kit/question_view.h"
#include "views/kit/words.h"

namespace habitus {
namespace {

/// What is to be foreseen, for whom and by when; n, positives and prevalence at each as-of date before
/// anything is fitted.
class Target : public kit::QuestionView {
  Q_DECLARE_TR_FUNCTIONS(habitus::TargetView)
 public:
  explicit Target(kit::Context& context) : QuestionView(context, objectives::question(), tr("Target")) {
    build_what();
    form()->section(tr("When"));
    horizon_ = form()->text(tr("Horizon"), tr("How long after the date, like 30 d"));
    gap_ = form()->text(tr("Gap"), tr("Between the date and the window"));
    as_of_ = form()->text(tr("As of"),
                          tr("Dates, parted by blanks, or “month 2025-02-01 2025-08-01” for one a month; "
                             "empty: the latest whose window has ended"));
    horizon_->setText(QStringLiteral("30 d"));
    gap_->setText(QStringLiteral("0 d"));
    form()->section(tr("At risk"));
    active_ = form()->text(tr("Active within"), tr("Like 90 d; empty: ever"));
    segment_ = form()->choice(tr("Member of"));
    finish();
    const auto changed = [this] { dress(), edited(); };
    for (QComboBox* box : {type_, attribute_, op_, event_, segment_})
      connect(box, &QComboBox::activated, this, changed);
    for (QLineEdit* line : {event_->lineEdit(), value_, horizon_, gap_, as_of_, active_})
      connect(line, &QLineEdit::editingFinished, this, changed);
    set_next(tr("Build features"), QStringLiteral("features"), [this] { return Json{{"target", name()}}; });
    dress();
  }

 protected:
  Json narrowed(const Json& scope) const override {
    Json out = Json::object();
    for (const char* key : {"population", "level"})
      if (scope.contains(key)) out[key] = scope[key];
    return out;
  }
  Result<Json> spec() const override {
    const std::string type = type_->currentData().toString().toStdString();
    const auto text = [](const QLineEdit* line) { return line->text().trimmed().toStdString(); };
    Json out{{"type", type}};
    if (type == "attribute") {
      if (text(value_).empty() || attribute_->count() == 0) return Json();
      out.update({{"attribute", attribute_->currentText().toStdString()},
                  {"op", op_->currentData().toString().toStdString()},
                  {"values", {text(value_)}}});
    } else {
      if (event_->currentText().trimmed().isEmpty()) return Json();
      TRY(out["event"], kit::pick_from(event_->currentText()));
      out["horizon"] = text(horizon_);
      out["gap"] = text(gap_).empty() ? "0 d" : text(gap_);
    }
    if (!text(active_).empty()) out["active_within"] = text(active_);
    if (segment_->currentIndex() > 0) out["segment"] = segment_->currentText().toStdString();
    if (Json moments = dates(); !moments.is_null()) out["as_of"] = std::move(moments);
    return out;
  }
  void fill(const Json& spec) override {
    kit::select_data(type_, kit::text_at(spec, "type", "event"));
    event_->setEditText(spec.contains("event") ? kit::pick_said(spec["event"]) : QString());
    attribute_->setCurrentText(kit::text_at(spec, "attribute"));
    kit::select_data(op_, kit::text_at(spec, "op", "is"));
    const Json values = spec.value("values", Json::array());
    value_->setText(values.empty() || !values[0].is_string() ? QString()
                                                             : kit::text_of(values[0].get<std::string>()));
    horizon_->setText(kit::text_at(spec, "horizon", "30 d"));
    gap_->setText(kit::text_at(spec, "gap", "0 d"));
    active_->setText(kit::text_at(spec, "active_within"));
    const Json segment = spec.value("segment", Json());
    segment_->setCurrentIndex(
        segment.is_string()
            ? std::max(0, segment_->findText(
                              kit::text_of(segment.get<std::string>()).section(QLatin1Char('@'), 0, 0)))
            : 0);
    show_dates(spec.value("as_of", Json()));
    dress();
  }
  void offer(const segments::Vocabulary& words) override {
    kit::renew(event_, kit::list_of(words.words));
    kit::renew(attribute_, kit::list_of(words.attributes));
    kit::renew(segment_, QStringList(tr("Everybody")) + kit::list_of(words.segments));
    if (event_->currentText().isEmpty() && event_->count() > 0) event_->setEditText(event_->itemText(0));
  }
  QString hint() const override {
    return type_->currentData() == QStringLiteral("attribute") ? tr("Say which value of which attribute.")
                                                               : tr("Say what people do, or do not do.");
  }

 private:
  void build_what() {
    type_ = form()->choice(tr("What is foreseen"));
    type_->addItem(tr("It happens"), QStringLiteral("event"));
    type_->addItem(tr("It does not happen"), QStringLiteral("absence"));
    type_->addItem(tr("People are like this"), QStringLiteral("attribute"));
    event_ = form()->suggest(tr("Event"));
    attribute_ = form()->choice(tr("Attribute"));
    op_ = form()->choice(tr("Is"));
    for (const auto& [label, op] : {std::pair{tr("exactly"), "is"},
                                    {tr("below"), "less"},
                                    {tr("at most"), "at_most"},
                                    {tr("above"), "more"},
                                    {tr("at least"), "at_least"}})
      op_->addItem(label, QLatin1String(op));
    value_ = form()->text(tr("Value"));
  }
  void dress() {
    const bool attribute = type_->currentData() == QStringLiteral("attribute");
    for (QWidget* widget : std::initializer_list<QWidget*>{attribute_, op_, value_})
      form()->field(widget)->setVisible(attribute);
    for (QWidget* widget : std::initializer_list<QWidget*>{event_, horizon_, gap_})
      form()->field(widget)->setVisible(!attribute);
  }
  /// "2025-02-01 2025-03-01" as a list, "month 2025-02-01 2025-08-01" as {"every","from","to"}.
  Json dates() const {
    const QStringList words = as_of_->text().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words.isEmpty()) return {};
    if (words.size() == 3 && words[0][0].isLetter())
      return {{"every", words[0].toStdString()},
              {"from", words[1].toStdString()},
              {"to", words[2].toStdString()}};
    Json out = Json::array();
    for (const QString& word : words) out.push_back(word.toStdString());
    return out;
  }
  void show_dates(const Json& moments) {
    QStringList words;
    const auto say = [&](const Json& word) {
      QString text = word.is_string() ? kit::text_of(word.get<std::string>()) : QString();
      words << text.replace(QStringLiteral("T00:00:00Z"), QString());
    };
    if (moments.is_object())
      for (const char* key : {"every", "from", "to"}) say(moments.value(key, Json()));
    else if (moments.is_array())
      for (const Json& moment : moments) say(moment);
    as_of_->setText(words.join(QLatin1Char(' ')));
  }

  QComboBox *type_, *event_, *attribute_, *op_, *segment_;
  QLineEdit *value_, *horizon_, *gap_, *as_of_, *active_;
};

}  // namespace

kit::ViewCard card_target() {
  return {.id = QStringLiteral("target"),
          .title = QT_TRANSLATE_NOOP("card", "Target"),
          .perspective = kit::Perspective::model,
          .icon = QStringLiteral("target"),
          .shortcut = QStringLiteral("Ctrl+Shift+O"),
          .make = [](kit::Context& context) -> kit::View* { return new Target(context); }};
}

}  // namespace habitus
