#include "core/features/rfm.h"

#include <nlohmann/json.hpp>

#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QPushButton>

#include "core/taxonomy/picker.h"
#include "views/kit/card.h"
#include "views/kit/lists.h"
#include "views/kit/question_view.h"
#include "views/kit/words.h"
#include "views/kit/write_table.h"

namespace habitus {
namespace {

/// "7, 30, 90, 180" as numbers.
Json numbers_of(const QString& text) {
  Json out = Json::array();
  for (const QString& part : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
    bool good = false;
    const double x = part.trimmed().toDouble(&good);
    out.push_back(good ? Json(x) : Json(part.trimmed().toStdString()));
  }
  return out;
}

QString spoken(const Json& numbers) {
  QStringList out;
  for (const Json& x : numbers)
    if (x.is_number()) out << QString::number(x.get<double>());
  return out.join(QStringLiteral(", "));
}

/// "order 5, visit 1" as what each event is worth.
Json worth_of(const QString& text) {
  Json out = Json::object();
  for (const QString& part : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
    const QString one = part.trimmed();
    const auto space = one.lastIndexOf(QLatin1Char(' '));
    bool good = false;
    const double x = one.mid(space + 1).toDouble(&good);
    if (space > 0 && good) out[one.left(space).trimmed().toStdString()] = x;
  }
  return out;
}

QString spoken_worth(const Json& weights) {
  QStringList out;
  for (const auto& [word, x] : weights.items())
    out << kit::text_of(word) + QLatin1Char(' ') + QString::number(x.get<double>());
  return out.join(QStringLiteral(", "));
}

/// Recency, frequency and value: the grid, its segments, where people went, and what each value foretells.
class RfmView : public kit::QuestionView {
  Q_DECLARE_TR_FUNCTIONS(habitus::RfmView)
 public:
  explicit RfmView(kit::Context& context)
      : QuestionView(context, features::rfm_question(), tr("Scoring")), table_job_(context, this) {
    event_ = form()->suggest(tr("What is done"));
    event_->setEditText(kit::any_event());
    as_of_ = form()->text(tr("As of"), tr("Dates parted by commas; empty: the end and a horizon before it"));
    window_ = form()->text(tr("Window"), tr("Back from the date, like 365 d; empty: since ever"));
    frequency_ = form()->choice(tr("Frequency counts"));
    frequency_->addItem(tr("events"), QStringLiteral("events"));
    frequency_->addItem(tr("days"), QStringLiteral("days"));
    frequency_->addItem(tr("sessions"), QStringLiteral("sessions"));
    per_ = form()->text(tr("Per time of tenure"), tr("Like 30 d; empty: as counted"));
    value_ = form()->choice(tr("Value is"), tr("The others are compared with it"));
    for (const auto& [name, data] :
         {std::pair(tr("minutes in sessions"), "minutes"), std::pair(tr("events per session"), "depth"),
          std::pair(tr("events"), "events"), std::pair(tr("sum of the property"), "sum"),
          std::pair(tr("different values of it"), "items"), std::pair(tr("engagement weights"), "weights")})
      value_->addItem(name, QString::fromLatin1(data));
    property_ = form()->choice(tr("Property"));
    weights_ = form()->text(tr("Engagement weights"), tr("Like order 5, visit 1"));
    build_scoring();
    target_ = form()->choice(tr("Values foretell"));
    horizon_ = form()->text(tr("… within"), tr("Like 90 d"));
    auto* table = new QPushButton(tr("Write the table …"));
    table->setAccessibleName(table->text());
    table->setToolTip(
        tr("One person and date a row, as CSV: measures, values, scores, segment; the journal says who wrote it"));
    form()->add(table);
    connect(table, &QPushButton::clicked, this, [this] { write_table(); });
    finish();
    connect_all();
    dress();
    set_next(tr("Build features"), QStringLiteral("features"));
  }

 protected:
  Json narrowed(const Json& scope) const override {
    Json out = scope;
    out.erase("from"), out.erase("to");
    return out;
  }
  Result<Json> spec() const override {
    Json out = Json::object();
    TRY(out["event"], kit::pick_from(event_->currentText()));
    put(out, "as_of", as_of_->text());
    if (out.contains("as_of")) {
      Json dates = Json::array();
      for (const QString& date : as_of_->text().split(QLatin1Char(','), Qt::SkipEmptyParts))
        dates.push_back(date.trimmed().toStdString());
      out["as_of"] = dates;
    }
    put(out, "window", window_->text());
    put(out, "per", per_->text());
    put(out, "horizon", horizon_->text());
    out["frequency"] = data(frequency_);
    out["scoring"] = data(scoring_);
    if (out["scoring"] == "cuts")
      out["cuts"] = {{"recency", numbers_of(cuts_[0]->text())},
                     {"frequency", numbers_of(cuts_[1]->text())},
                     {"value", numbers_of(cuts_[2]->text())}};
    if (target_->currentIndex() > 0) out["target"] = target_->currentText().toStdString();
    const std::string of = data(value_);
    if (values_touched_ && ((of == "weights" && worth_of(weights_->text()).empty()) ||
                            ((of == "sum" || of == "items") && property_->currentIndex() <= 0)))
      return Json();
    out["values"] = values_touched_ || loaded_values_.is_null() ? values() : loaded_values_;
    out["value"] = values_touched_ || loaded_value_.empty() ? name_of(of) : loaded_value_;
    if (!apart_touched_ && !loaded_populations_.is_null())
      out["populations"] = loaded_populations_;
    else if (apart_->currentIndex() > 0)
      out["populations"] = Json::array(
          {Json{{"segment", apart_->currentText().toStdString()}, {"scoring", data(apart_scoring_)}}});
    return out;
  }
  Result<Json> readable(const Json& spec) const override { return spec; }
  void fill(const Json& spec) override {
    event_->setEditText(spec.contains("event") ? kit::pick_said(spec["event"]) : kit::any_event());
    QStringList dates;
    for (const Json& date : spec.value("as_of", Json::array()))
      if (date.is_string()) dates << kit::text_of(date.get<std::string>());
    as_of_->setText(dates.join(QStringLiteral(", ")));
    window_->setText(kit::text_at(spec, "window"));
    per_->setText(kit::text_at(spec, "per"));
    horizon_->setText(kit::text_at(spec, "horizon"));
    kit::select_data(frequency_, kit::text_at(spec, "frequency", "events"));
    kit::select_data(scoring_, kit::text_at(spec, "scoring", "ranks"));
    const Json cuts = spec.value("cuts", Json::object());
    for (size_t m = 0; m < 3; ++m) cuts_[m]->setText(spoken(cuts.value(kCuts[m], Json::array())));
    loaded_values_ = spec.value("values", Json());
    loaded_value_ = spec.value("value", "");
    values_touched_ = false;
    for (const Json& one : loaded_values_.is_array() ? loaded_values_ : Json::array()) {
      if (one.contains("property")) kit::select_data(property_, kit::text_at(one, "property"));
      if (one.contains("weights")) weights_->setText(spoken_worth(one["weights"]));
      if (one.value("name", one.value("of", "")) == loaded_value_ || loaded_value_.empty())
        kit::select_data(value_, kit::text_at(one, "of"));
      if (loaded_value_.empty()) break;
    }
    const Json outcome = spec.value("outcome", spec.value("target", Json()));
    target_->setCurrentIndex(
        outcome.is_string() ? std::max(0, target_->findText(kit::text_of(outcome.get<std::string>()))) : 0);
    loaded_populations_ = spec.value("populations", Json());
    apart_touched_ = false;
    const Json apart = spec.value("populations", Json::array());
    const QString name =
        apart.empty() ? QString() : kit::text_at(apart[0], "segment").section(QLatin1Char('@'), 0, 0);
    apart_->setCurrentIndex(std::max(0, apart_->findText(name)));
    dress();
  }
  void offer(const segments::Vocabulary& words) override {
    kit::renew(event_, QStringList(kit::any_event()) + kit::list_of(words.words));
    kit::renew(property_, QStringList(tr("None")) + kit::list_of(words.properties));
    kit::renew(apart_, QStringList(tr("Nobody")) + kit::list_of(words.segments));
    kit::renew(target_, QStringList(tr("doing it again")) + kit::kept_names(*project(), {"target"}));
  }
  QString hint() const override { return tr("Choose a property, or another value."); }

 private:
  static constexpr const char* kCuts[3] = {"recency", "frequency", "value"};
  static std::string data(const QComboBox* box) { return box->currentData().toString().toStdString(); }
  static void put(Json& out, const char* key, const QString& text) {
    if (!text.trimmed().isEmpty()) out[key] = text.trimmed().toStdString();
  }
  std::string name_of(const std::string& of) const {
    return of == "sum" || of == "items" ? of + " " + property_->currentText().toStdString() : of;
  }
  /// Every value that can be had: the chosen one scores, the others are compared with it.
  Json values() const {
    Json out = Json::array();
    for (const char* of : {"minutes", "depth", "events"}) out.push_back({{"name", of}, {"of", of}});
    if (const std::string property = property_->currentText().toStdString(); property_->currentIndex() > 0)
      for (const char* of : {"sum", "items"})
        out.push_back({{"name", name_of(of)}, {"of", of}, {"property", property}});
    if (const Json worth = worth_of(weights_->text()); !worth.empty())
      out.push_back({{"name", "weights"}, {"of", "weights"}, {"weights", worth}});
    return out;
  }
  void build_scoring() {
    form()->section(tr("Scores"));
    scoring_ = form()->choice(tr("Cut"));
    scoring_->addItem(tr("into fifths by rank"), QStringLiteral("ranks"));
    scoring_->addItem(tr("at the quantiles"), QStringLiteral("edges"));
    scoring_->addItem(tr("where I say"), QStringLiteral("cuts"));
    cuts_[0] = form()->text(tr("Recency, days"), tr("Four numbers, like 7, 30, 90, 180"));
    cuts_[1] = form()->text(tr("Frequency"));
    cuts_[2] = form()->text(tr("Value"));
    apart_ =
        form()->choice(tr("Scored among themselves"), tr("A segment whose scores the others do not move"));
    apart_scoring_ = form()->choice(tr("Their cut"));
    apart_scoring_->addItem(tr("into fifths by rank"), QStringLiteral("ranks"));
    apart_scoring_->addItem(tr("at the quantiles"), QStringLiteral("edges"));
    form()->section(tr("Compared"));
  }
  void connect_all() {
    for (QComboBox* box : {event_, frequency_, scoring_, target_})
      connect(box, &QComboBox::activated, this, [this] { dress(), edited(); });
    for (QComboBox* box : {apart_, apart_scoring_})
      connect(box, &QComboBox::activated, this, [this] { apart_touched_ = true, dress(), edited(); });
    for (QComboBox* box : {value_, property_})
      connect(box, &QComboBox::activated, this, [this] { values_touched_ = true, dress(), edited(); });
    connect(weights_, &QLineEdit::editingFinished, this, [this] { values_touched_ = true, edited(); });
    for (QLineEdit* line :
         {event_->lineEdit(), as_of_, window_, per_, horizon_, cuts_[0], cuts_[1], cuts_[2]})
      connect(line, &QLineEdit::editingFinished, this, [this] { edited(); });
  }
  void write_table() {
    auto wanted = spec();
    if (!project() || !wanted) return;
    if (wanted->is_null()) return notify(hint());
    (*wanted)["scope"] = scope();
    kit::write_table(*this, table_job_, tr("Table of scores"),
                     [open = project(), spec = std::move(*wanted)](const std::string& file,
                                                                   const Exec& exec) -> Result<size_t> {
                       TRY(const Json complete, features::rfm_question().complete(*open, spec));
                       return features::write_rfm_table(*open, complete, "table of scores", file, exec);
                     });
  }
  void dress() {
    for (QLineEdit* line : cuts_) form()->field(line)->setVisible(data(scoring_) == "cuts");
    form()->field(weights_)->setVisible(data(value_) == "weights");
    form()->field(property_)->setVisible(data(value_) == "sum" || data(value_) == "items" ||
                                         property_->currentIndex() > 0);
    form()->field(apart_scoring_)->setVisible(apart_->currentIndex() > 0);
    form()->field(horizon_)->setVisible(target_->currentIndex() <= 0);
  }

  QComboBox *event_, *frequency_, *value_, *property_, *scoring_, *apart_, *apart_scoring_, *target_;
  QLineEdit *as_of_, *window_, *per_, *weights_, *horizon_, *cuts_[3];
  Json loaded_values_, loaded_populations_;  ///< as they came, until they are edited here
  std::string loaded_value_;
  kit::Job table_job_;
  bool values_touched_ = false, apart_touched_ = false;
};

}  // namespace

kit::ViewCard card_rfm() {
  return {.id = QStringLiteral("rfm"),
          .title = QT_TRANSLATE_NOOP("card", "RFM"),
          .perspective = kit::Perspective::model,
          .icon = QStringLiteral("rfm"),
          .shortcut = QStringLiteral("Ctrl+Alt+R"),
          .make = [](kit::Context& context) -> kit::View* { return new RfmView(context); }};
}

}  // namespace habitus
