#include "core/segments/population.h"

#include <nlohmann/json.hpp>

#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>

#include "views/kit/card.h"
#include "views/kit/question_view.h"
#include "views/kit/words.h"

namespace habitus {
namespace {

/// Who is meant, rule by rule, with what each rule leaves. Kept as a segment, usable as the population of
/// every view.
class Population : public kit::QuestionView {
  Q_DECLARE_TR_FUNCTIONS(habitus::Population)
 public:
  explicit Population(kit::Context& context)
      : QuestionView(context, segments::population(), tr("Population")) {
    active_ = form()->text(tr("Active in the last"), tr("Like 30 d; empty: ever"));
    sessions_ = form()->whole(tr("Sessions, at least"), 0, 1000000, 0, tr("Parted by 30 min; 0: any"));
    events_ = form()->whole(tr("Events, at least"), 0, 1000000, 0);
    tenure_ = form()->text(tr("First event at least"), tr("… ago, like 90 d"));
    with_ =
        form()->text(tr("With these attributes"), tr("Like region=DE, parted by “;”; several values by “|”"));
    without_ = form()->text(tr("Without these attributes"), tr("Like bot=true; consent=no"));
    others_ = form()->prose(tr("Other rules, one JSON a line"), 4, tr("As in Segments"));
    groups_ = form()->whole(tr("Groups whose stability is shown"), 2, 20, 4);
    finish();
    for (QLineEdit* line : {active_, tenure_, with_, without_})
      connect(line, &QLineEdit::editingFinished, this, [this] { edited(); });
    for (QSpinBox* box : {sessions_, events_, groups_})
      connect(box, &QSpinBox::valueChanged, this, [this] { edited(); });
    connect(others_, &QPlainTextEdit::textChanged, this, [this] { edited(); });
    set_next(tr("Compare it with other segments"), QStringLiteral("segments"));
  }

 protected:
  std::string kind() const override { return "segment"; }
  Result<Json> definition(const Json& whole) const override {
    TRY(const Json complete, segments::population().complete(*project(), whole));
    return segments::segment_of(*project(), complete);
  }
  Result<Json> readable(const Json& spec) const override { return spec; }

  Result<Json> spec() const override {
    Json rules = Json::array();
    const auto text = [](const QLineEdit* line) { return line->text().trimmed().toStdString(); };
    if (!text(active_).empty()) rules.push_back({{"did", "*"}, {"within", text(active_)}});
    if (sessions_->value() > 0) rules.push_back({{"sessions", {{"at_least", sessions_->value()}}}});
    if (events_->value() > 0) rules.push_back({{"did", "*"}, {"count", {{"at_least", events_->value()}}}});
    if (!text(tenure_).empty()) rules.push_back({{"first", "*"}, {"ago", {{"at_least", text(tenure_)}}}});
    for (Json& rule : attributes(with_)) rules.push_back(std::move(rule));
    for (Json& rule : attributes(without_)) rules.push_back({{"not", std::move(rule)}});
    for (const QString& line : others_->toPlainText().split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
      TRY(Json rule, parse_json(line.toStdString(), "population"));
      rules.push_back(std::move(rule));
    }
    if (rules.empty()) return Json();
    return Json{{"rules", std::move(rules)}, {"clusters", groups_->value()}};
  }
  void fill(const Json& spec) override {
    Json rules = spec.value("rules", Json::array());
    if (spec.contains("rule"))
      rules = spec["rule"].contains("all") ? spec["rule"]["all"] : Json::array({spec["rule"]});
    for (QLineEdit* line : {active_, tenure_, with_, without_}) line->clear();
    sessions_->setValue(0);
    events_->setValue(0);
    groups_->setValue(spec.value("clusters", 4));
    QStringList others, with, without;
    for (const Json& rule : rules) {
      if (const QString said = attribute_said(rule); !said.isEmpty())
        with << said;
      else if (const QString other = rule.contains("not") ? attribute_said(rule["not"]) : QString();
               !other.isEmpty())
        without << other;
      else if (!field_of(rule))
        others << kit::text_of(canonical(rule));
    }
    with_->setText(with.join(QStringLiteral("; ")));
    without_->setText(without.join(QStringLiteral("; ")));
    others_->setPlainText(others.join(QLatin1Char('\n')));
  }
  QString hint() const override { return tr("Say at the right who is meant."); }

 private:
  static std::vector<Json> attributes(const QLineEdit* line) {
    std::vector<Json> out;
    for (const QString& part : line->text().split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
      const qsizetype equal = part.indexOf(QLatin1Char('='));
      if (equal <= 0) continue;
      Json values = Json::array();
      for (const QString& value : part.mid(equal + 1).split(QLatin1Char('|')))
        values.push_back(value.trimmed().toStdString());
      out.push_back({{"attribute", part.left(equal).trimmed().toStdString()},
                     {"op", values.size() > 1 ? "in" : "is"},
                     {"values", std::move(values)}});
    }
    return out;
  }
  static QString attribute_said(const Json& rule) {
    const std::string op = rule.is_object() ? rule.value("op", std::string("is")) : "";
    if (!rule.is_object() || !rule.contains("attribute") || (op != "is" && op != "in")) return {};
    QStringList values;
    for (const Json& v : rule.value("values", Json::array()))
      if (v.is_string()) values << kit::text_of(v.get<std::string>());
    return kit::text_at(rule, "attribute") + QLatin1Char('=') + values.join(QLatin1Char('|'));
  }
  /// Puts a plain rule into its field; false when there is no field for it, or it is taken.
  bool field_of(const Json& rule) {
    const auto at_least = [](const Json& bounds) {
      return bounds.size() == 1 && bounds.contains("at_least") ? bounds["at_least"] : Json();
    };
    const auto any = [&](const char* key) { return kit::pick_said(rule[key]) == kit::any_event(); };
    if (rule.contains("sessions") && rule.value("timeout", std::string("30 min")) == "30 min" &&
        !rule.contains("within") && !rule.contains("from") && !rule.contains("to") &&
        sessions_->value() == 0) {
      const Json n = at_least(rule["sessions"]);
      if (!n.is_number_integer()) return false;
      sessions_->setValue(n.get<int>());
      return true;
    }
    if (rule.contains("first") && any("first") && tenure_->text().isEmpty()) {
      const Json ago = at_least(rule["ago"]);
      if (!ago.is_string()) return false;
      tenure_->setText(kit::text_of(ago.get<std::string>()));
      return true;
    }
    if (!rule.contains("did") || !any("did") || rule.contains("from") || rule.contains("to") ||
        rule.contains("sum"))
      return false;
    const Json n = at_least(rule.value("count", Json{{"at_least", 1}}));
    if (rule.contains("within") && n == 1 && active_->text().isEmpty()) {
      active_->setText(kit::text_at(rule, "within"));
      return true;
    }
    if (rule.contains("within") || !n.is_number_integer() || events_->value() != 0) return false;
    events_->setValue(n.get<int>());
    return true;
  }

  QLineEdit *active_, *tenure_, *with_, *without_;
  QSpinBox *sessions_, *events_, *groups_;
  QPlainTextEdit* others_;
};

}  // namespace

kit::ViewCard card_population() {
  return {.id = QStringLiteral("population"),
          .title = QT_TRANSLATE_NOOP("card", "Population"),
          .perspective = kit::Perspective::prepare,
          .icon = QStringLiteral("filter"),
          .shortcut = QStringLiteral("Ctrl+Alt+N"),
          .make = [](kit::Context& context) -> kit::View* { return new Population(context); }};
}

}  // namespace habitus
