#include "views/features/feature_list.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "views/features/feature_types.h"
#include "views/kit/form.h"
#include "views/kit/icons.h"
#include "views/kit/list_keys.h"
#include "views/kit/question_view.h"
#include "views/kit/words.h"

namespace habitus {

namespace {

/// "7 d, 30 d" as a list of texts.
Json list_of_texts(const QString& text) {
  Json out = Json::array();
  for (const QString& part : text.split(QLatin1Char(','), Qt::SkipEmptyParts))
    out.push_back(part.trimmed().toStdString());
  return out;
}

QString listed(const Json& value) {
  if (value.is_string()) return kit::text_of(value.get<std::string>());
  QStringList out;
  for (const Json& one : value)
    if (one.is_string()) out << kit::text_of(one.get<std::string>());
  return out.join(QStringLiteral(", "));
}

/// "order 5, visit 1" ⇄ what each event is worth.
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

QString worth_said(const Json& weights) {
  QStringList out;
  for (const auto& [word, x] : weights.items())
    if (x.is_number()) out << kit::text_of(word) + QLatin1Char(' ') + QString::number(x.get<double>());
  return out.join(QStringLiteral(", "));
}

}  // namespace

FeatureList::FeatureList(QWidget* parent) : QWidget(parent), set_(std::make_unique<Json>(Json::array())) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  as_text_ = new QCheckBox(tr("As text"), this);
  as_text_->setAccessibleName(as_text_->text());
  pages_ = new QStackedWidget(this);
  build_list();
  text_ = new QPlainTextEdit(this);
  text_->setAccessibleName(tr("Features as text"));
  text_->setTabChangesFocus(true);
  text_->setLineWrapMode(QPlainTextEdit::NoWrap);
  pages_->addWidget(text_);
  column->addWidget(pages_);
  column->addWidget(as_text_);
  connect(as_text_, &QCheckBox::toggled, this, [this](bool on) {
    if (on) show_text();
    pages_->setCurrentIndex(on ? 1 : 0);
    show_list(list_->currentRow());
  });
  connect(text_, &QPlainTextEdit::textChanged, this, [this] {
    if (!filling_) take_text();
  });
}

FeatureList::~FeatureList() = default;

void FeatureList::build_list() {
  auto* page = new QWidget(pages_);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  list_ = new QListWidget(page);
  list_->setAccessibleName(tr("Features of the set"));
  list_->setToolTip(tr("Alt+Up and Alt+Down move, Delete removes."));
  list_->setFixedHeight(132);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  kit::edit_by_keys(
      list_, [this] { remove(); }, [this](int by) { move(by); });
  column->addWidget(list_);
  auto* row = new QHBoxLayout;
  more_ = new QComboBox(page);
  more_->setAccessibleName(tr("Type of a new feature"));
  more_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  more_->setMinimumContentsLength(8);
  for (const FeatureType& type : feature_types()) more_->addItem(type.title, kit::text_of(type.type));
  auto* away = new QToolButton(page);
  away->setIcon(kit::icon(QStringLiteral("minus")));
  away->setAccessibleName(tr("Remove this feature"));
  away->setToolTip(away->accessibleName());
  auto* plus = new QToolButton(page);
  plus->setIcon(kit::icon(QStringLiteral("plus")));
  plus->setAccessibleName(tr("Add a feature of this type"));
  plus->setToolTip(plus->accessibleName());
  row->addWidget(more_, 1);
  row->addWidget(plus);
  row->addWidget(away);
  column->addLayout(row);
  fields_ = new kit::Form(page);
  fields_->layout()->setContentsMargins(0, 8, 0, 0);
  build_fields();
  column->addWidget(fields_);
  column->addStretch(1);
  pages_->addWidget(page);
  setFocusProxy(list_);
  connect(list_, &QListWidget::currentRowChanged, this, [this] { show_entry(); });
  connect(plus, &QToolButton::clicked, this, [this] { add(more_->currentData().toString()); });
  connect(away, &QToolButton::clicked, this, &FeatureList::remove);
}

void FeatureList::build_fields() {
  event_ = fields_->suggest(tr("Of these events"), tr("Several parted by commas, each a column"));
  property_ = fields_->choice(tr("Property"));
  sum_ = fields_->choice(tr("Added up in each step"));
  attribute_ = fields_->choice(tr("Attribute"));
  of_ = fields_->choice(tr("Counted are"));
  stat_ = fields_->choice(tr("Statistic"));
  for (const auto& [label, data] : {std::pair{tr("Sum"), "sum"},
                                    {tr("Mean"), "mean"},
                                    {tr("Least"), "min"},
                                    {tr("Greatest"), "max"},
                                    {tr("Median"), "median"},
                                    {tr("Last"), "last"}})
    stat_->addItem(label, QLatin1String(data));
  which_ = fields_->choice(tr("Which"));
  for (const auto& [label, data] :
       {std::pair{tr("The last"), "last"}, {tr("The first"), "first"}, {tr("The most frequent"), "most"}})
    which_->addItem(label, QLatin1String(data));
  windows_ = fields_->text(tr("Windows"), tr("Back from the date, like 7 d, 30 d; empty: since ever"));
  window_ = fields_->text(tr("Window"), tr("Back from the date, like 90 d; empty: since ever"));
  ends_ = fields_->text(tr("Gap before the date"), tr("Like 7 d: the window ends so long before it"));
  weights_ = fields_->text(tr("What events are worth"), tr("Like order 5, visit 1"));
  step_ = fields_->text(tr("Step"), tr("day, week, month, or like 12 h"));
  season_ = fields_->whole(tr("Season, in steps"), 2, 366, 7, tr("The autocorrelation shows which"));
  k_ = fields_->whole(tr("Number of steps"), 1, 104, 4);
  half_life_ = fields_->text(tr("Half-life"), tr("Like 14 d"));
  timeout_ = fields_->text(tr("Timeout of a session"), tr("Like 30 min"));
  columns_ = fields_->text(tr("Columns"), tr("Empty: the usual seven; more: sd gap, bounce share, minutes"));
  name_ = fields_->text(tr("Own name"), tr("Empty: named after what it is"));
  fields_->finish();
  entries_ = {{"event", event_},
              {"property", property_},
              {"property", sum_, "sum of"},
              {"attribute", attribute_},
              {"of", of_},
              {"stat", stat_},
              {"which", which_},
              {"windows", windows_},
              {"window", window_},
              {"ends", ends_},
              {"weights", weights_},
              {"step", step_},
              {"season", season_},
              {"k", k_},
              {"half_life", half_life_},
              {"timeout", timeout_},
              {"columns", columns_},
              {"name", name_}};
  const auto edited = [this] { take_entry(); };
  for (QComboBox* box : {event_, property_, sum_, attribute_, of_, stat_, which_})
    connect(box, &QComboBox::activated, this, edited);
  for (QLineEdit* line :
       {event_->lineEdit(), windows_, window_, ends_, weights_, step_, half_life_, timeout_, columns_, name_})
    connect(line, &QLineEdit::editingFinished, this, edited);
  for (QSpinBox* box : {k_, season_}) connect(box, &QSpinBox::valueChanged, this, edited);
}

void FeatureList::offer(const segments::Vocabulary& words) {
  filling_ = true;
  kit::renew(event_, QStringList(kit::any_event()) + kit::list_of(words.words));
  kit::renew(property_, kit::list_of(words.properties));
  kit::renew(attribute_, kit::list_of(words.attributes));
  sum_->clear();
  sum_->addItem(tr("the events"), QString());
  for (const auto& property : words.properties) sum_->addItem(kit::text_of(property), kit::text_of(property));
  of_->clear();
  of_->addItem(tr("days"), QStringLiteral("day"));
  of_->addItem(tr("event names"), QStringLiteral("event"));
  for (const auto& property : words.properties) of_->addItem(kit::text_of(property), kit::text_of(property));
  filling_ = false;
  show_entry();
}

Result<Json> FeatureList::features() const {
  if (as_text_->isChecked()) {
    TRY(Json list, parse_json(text_->toPlainText().toStdString(), "features"));
    return list;
  }
  return *set_;
}

void FeatureList::set_features(const Json& features) {
  const int row = list_->currentRow();
  *set_ = features.is_array() ? features : Json::array();
  show_list(row);
  if (as_text_->isChecked()) show_text();
}

QString FeatureList::line_of(const Json& feature) const {
  const std::string type = feature.value("type", "");
  for (int i = 0; i < more_->count(); ++i)
    if (more_->itemData(i).toString().toStdString() == type) {
      QStringList parts{more_->itemText(i)};
      if (feature.contains("event")) parts << kit::pick_said(feature["event"]);
      if (feature.contains("events"))
        for (const Json& event : feature["events"]) parts << kit::pick_said(event);
      for (const char* key : {"property", "attribute", "windows", "window"})
        if (feature.contains(key)) parts << listed(feature[key]);
      return parts.join(QStringLiteral(" · "));
    }
  return kit::text_of(type);
}

void FeatureList::show_list(int row) {
  const QSignalBlocker quiet(list_);
  list_->clear();
  for (const Json& feature : *set_) list_->addItem(line_of(feature));
  for (int i = 0; i < list_->count(); ++i) list_->item(i)->setToolTip(list_->item(i)->text());
  list_->setCurrentRow(std::clamp(row, list_->count() > 0 ? 0 : -1, list_->count() - 1));
  show_entry();
}

void FeatureList::show_text() {
  filling_ = true;
  QString text = QStringLiteral("[\n");
  for (size_t i = 0; i < set_->size(); ++i)
    text += QStringLiteral("  ") + kit::text_of((*set_)[i].dump()) +
            (i + 1 < set_->size() ? QStringLiteral(",\n") : QStringLiteral("\n"));
  text_->setPlainText(text + QLatin1Char(']'));
  filling_ = false;
}

void FeatureList::show_entry() {
  const int row = list_->currentRow();
  filling_ = true;
  const Json none = Json::object();
  const Json& feature = row >= 0 && size_t(row) < set_->size() ? (*set_)[size_t(row)] : none;
  std::vector<std::string> keys;
  for (FeatureType& type : feature_types())
    if (type.type == feature.value("type", "")) keys = std::move(type.keys);
  for (const Entry& entry : entries_) {
    const bool shown =
        std::find(keys.begin(), keys.end(), entry.shown ? entry.shown : entry.key) != keys.end();
    fields_->field(entry.editor)->setVisible(shown);
    if (shown) show_field(entry, feature);
  }
  filling_ = false;
}

void FeatureList::show_field(const Entry& entry, const Json& feature) {
  const Json value = feature.value(entry.key, Json());
  if (entry.editor == event_) {
    QStringList picks;
    if (feature.contains("events"))
      for (const Json& event : feature["events"]) picks << kit::pick_said(event);
    else
      picks << (value.is_null() ? kit::any_event() : kit::pick_said(value));
    event_->setEditText(picks.join(QStringLiteral(", ")));
  } else if (auto* box = qobject_cast<QComboBox*>(entry.editor)) {
    kit::select_data(box, listed(value.is_null() ? Json("") : value));
  } else if (auto* number = qobject_cast<QSpinBox*>(entry.editor)) {
    number->setValue(value.is_number_integer() ? value.get<int>() : number == season_ ? 7 : 4);
  } else if (entry.editor == weights_) {
    weights_->setText(worth_said(value.is_object() ? value : Json::object()));
  } else {
    static_cast<QLineEdit*>(entry.editor)->setText(value.is_null() ? QString() : listed(value));
  }
}

void FeatureList::take_field(const Entry& entry, Json& feature) const {
  if (entry.editor == event_) {
    feature.erase("event");
    feature.erase("events");
    Json picks = Json::array();
    const bool several = feature.value("type", "") == "count";
    for (const QString& part : several ? event_->currentText().split(QLatin1Char(','), Qt::SkipEmptyParts)
                                       : QStringList(event_->currentText()))
      if (const auto pick = kit::pick_from(part); pick && !part.trimmed().isEmpty()) picks.push_back(*pick);
    if (picks.size() > 1)
      feature["events"] = std::move(picks);
    else if (picks.size() == 1 && kit::pick_said(picks[0]) != kit::any_event())
      feature["event"] = picks[0];
  } else if (auto* number = qobject_cast<QSpinBox*>(entry.editor)) {
    feature[entry.key] = number->value();
  } else if (entry.editor == weights_) {
    feature["weights"] = worth_of(weights_->text());
  } else {
    const auto* box = qobject_cast<QComboBox*>(entry.editor);
    const QVariant data = box ? box->currentData() : QVariant();
    const QString text = !box             ? static_cast<QLineEdit*>(entry.editor)->text().trimmed()
                         : data.isValid() ? data.toString()
                                          : box->currentText();
    if (text.isEmpty())
      feature.erase(entry.key);
    else
      feature[entry.key] = entry.editor == windows_ || entry.editor == columns_ ? list_of_texts(text)
                                                                                : Json(text.toStdString());
  }
}

void FeatureList::take_entry() {
  const int row = list_->currentRow();
  if (filling_ || row < 0 || size_t(row) >= set_->size()) return;
  Json feature = (*set_)[size_t(row)];
  for (const Entry& entry : entries_)
    if (!fields_->field(entry.editor)->isHidden()) take_field(entry, feature);
  if (feature == (*set_)[size_t(row)]) return;
  (*set_)[size_t(row)] = feature;
  list_->item(row)->setText(line_of(feature));
  Q_EMIT changed();
}

void FeatureList::take_text() {
  if (const auto list = parse_json(text_->toPlainText().toStdString(), "features"); list && list->is_array())
    *set_ = *list;
  Q_EMIT changed();
}

void FeatureList::add(const QString& type) {
  for (const FeatureType& one : feature_types())
    if (one.type == type.toStdString()) {
      Json feature = Json::parse(one.begin);
      const auto has = [&](const char* key) {
        return std::find(one.keys.begin(), one.keys.end(), key) != one.keys.end();
      };
      if (has("property")) feature["property"] = property_->itemText(0).toStdString();
      if (has("attribute")) feature["attribute"] = attribute_->itemText(0).toStdString();
      set_->push_back(std::move(feature));
    }
  show_list(int(set_->size()) - 1);
  Q_EMIT changed();
}

void FeatureList::remove() {
  const int row = list_->currentRow();
  if (row < 0 || size_t(row) >= set_->size()) return;
  set_->erase(size_t(row));
  show_list(row);
  Q_EMIT changed();
}

void FeatureList::move(int by) {
  const int from = list_->currentRow(), to = from + by;
  if (from < 0 || to < 0 || to >= int(set_->size())) return;
  std::swap((*set_)[size_t(from)], (*set_)[size_t(to)]);
  show_list(to);
  Q_EMIT changed();
}

}  // namespace habitus
