#include "views/kit/rule_list.h"

#include <nlohmann/json.hpp>

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "views/kit/form.h"
#include "views/kit/icons.h"
#include "views/kit/list_keys.h"
#include "views/kit/words.h"

namespace habitus::kit {
namespace {

/// Which fields a kind of rule has, and which actions.
struct Shape {
  const char* check;
  std::vector<std::string> keys;
  std::vector<std::string> actions;
};
const std::vector<Shape>& shapes() {
  static const std::vector<std::string> all{"reject", "repair", "impute", "flag"}, order{"flag", "reject"},
      flag{"flag"};
  static const std::vector<Shape> made{{"required", {"column", "events"}, {"reject", "impute", "flag"}},
                                       {"type", {"column", "type", "formats", "events"}, all},
                                       {"range", {"column", "min", "max", "events"}, all},
                                       {"values", {"column", "values", "events"}, all},
                                       {"pattern", {"column", "pattern", "events"}, all},
                                       {"repeats", {"columns", "within"}, {"reject", "flag"}},
                                       {"order", {"within"}, order},
                                       {"before", {"event", "needs", "within"}, order},
                                       {"after", {"event", "needs", "within"}, flag},
                                       {"sequence", {"column", "per"}, flag},
                                       {"heartbeat", {"event", "every", "within", "per"}, flag}};
  return made;
}
const Shape& shape(const std::string& check) {
  for (const Shape& s : shapes())
    if (check == s.check) return s;
  return shapes().front();
}

bool listed(const std::string& key) {
  return key == "values" || key == "columns" || key == "events" || key == "formats";
}

QString written(const Json& rule, const std::string& key) {
  if (!rule.contains(key)) return {};
  const Json& value = rule[key];
  if (value.is_string()) return text_of(value.get<std::string>());
  if (!value.is_array()) return text_of(value.dump());
  QStringList parts;
  for (const Json& v : value) parts << (v.is_string() ? text_of(v.get<std::string>()) : text_of(v.dump()));
  return parts.join(QStringLiteral(", "));
}

}  // namespace

RuleList::RuleList(QWidget* parent) : QWidget(parent), rules_(std::make_shared<Json>(Json::array())) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  list_ = new QListWidget(this);
  list_->setAccessibleName(tr("Rules"));
  list_->setFixedHeight(112);
  edit_by_keys(
      list_, [this] { remove(); }, [](int) {});
  column->addWidget(list_);
  auto* row = new QHBoxLayout;
  check_ = new QComboBox(this);
  check_->setAccessibleName(tr("Kind of the new rule"));
  const std::vector<std::pair<const char*, QString>> kinds{
      {"required", tr("required value")},     {"type", tr("type of a value")},
      {"range", tr("range of a number")},     {"values", tr("allowed values")},
      {"pattern", tr("form of a text")},      {"repeats", tr("repeats")},
      {"order", tr("order of time")},         {"before", tr("event needed before")},
      {"after", tr("event needed after")},    {"sequence", tr("sequence without gap")},
      {"heartbeat", tr("expected heartbeat")}};
  for (const auto& [check, said] : kinds) check_->addItem(said, QString::fromLatin1(check));
  auto* plus = new QToolButton(this);
  plus->setIcon(icon(QStringLiteral("plus")));
  plus->setAccessibleName(tr("Add a rule"));
  auto* minus = new QToolButton(this);
  minus->setIcon(icon(QStringLiteral("minus")));
  minus->setAccessibleName(tr("Remove the rule"));
  for (QToolButton* b : {plus, minus}) b->setToolTip(b->accessibleName());
  row->addWidget(check_, 1);
  row->addWidget(plus);
  row->addWidget(minus);
  column->addLayout(row);
  make_fields();
  column->addWidget(fields_);
  connect(plus, &QToolButton::clicked, this, &RuleList::add);
  connect(minus, &QToolButton::clicked, this, &RuleList::remove);
  connect(list_, &QListWidget::currentRowChanged, this, &RuleList::show_rule);
  show_rule();
}

void RuleList::make_fields() {
  fields_ = new QWidget(this);
  auto* rows = new QVBoxLayout(fields_);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(8);
  const auto suggest = [&](const char* key, const QString& label) { choice(key, label)->setEditable(true); };
  suggest("column", tr("Column"));
  suggest("event", tr("Event"));
  suggest("needs", tr("Needs the event"));
  QComboBox* type = choice("type", tr("Type"));
  for (const auto& [name, said] : {std::pair{"number", tr("number")},
                                   {"whole", tr("whole number")},
                                   {"time", tr("time")},
                                   {"bool", tr("true or false")}})
    type->addItem(said, QString::fromLatin1(name));
  text("min", tr("At least"));
  text("max", tr("At most"));
  text("values", tr("Allowed values"), tr("Separated by commas"));
  text("pattern", tr("Pattern"), tr("A regular expression"));
  text("columns", tr("Same columns"), tr("Empty: the very same record"));
  text("within", tr("Within"), tr("Like 5 s, 2 h, 1 d"));
  text("every", tr("Every"), tr("Like 5 min"));
  text("per", tr("For each"), tr("actor, source, or a property"));
  text("formats", tr("Other formats"), tr("What repair may read, as dd/MM/yyyy HH:mm"));
  text("events", tr("Only for events"), tr("Empty: all"));
  QComboBox* action = choice("action", tr("Action"));
  for (const auto& [name, said] : {std::pair{"reject", tr("reject")},
                                   {"repair", tr("repair")},
                                   {"impute", tr("put a value")},
                                   {"flag", tr("flag")}})
    action->addItem(said, QString::fromLatin1(name));
  text("value", tr("Value to put"));
}

QLineEdit* RuleList::text(const char* key, const QString& label, const QString& help) {
  auto* edit = new QLineEdit(fields_);
  field_[key] = new Field(label, edit, help, fields_);
  fields_->layout()->addWidget(field_[key]);
  connect(edit, &QLineEdit::editingFinished, this, &RuleList::take);
  return edit;
}

QComboBox* RuleList::choice(const char* key, const QString& label) {
  auto* box = new QComboBox(fields_);
  field_[key] = new Field(label, box, {}, fields_);
  fields_->layout()->addWidget(field_[key]);
  connect(box, &QComboBox::currentTextChanged, this, &RuleList::take);
  return box;
}

bool RuleList::has(const std::string& check, const std::string& key) const {
  const auto& keys = shape(check).keys;
  return key == "action" || std::find(keys.begin(), keys.end(), key) != keys.end();
}

Json RuleList::rules() const { return *rules_; }

void RuleList::set_rules(const Json& rules) {
  if (rules == this->rules()) return;
  filling_ = true;
  const int row = list_->currentRow();
  *rules_ = Json::array();
  list_->clear();
  for (const Json& rule : rules)
    if (rule.is_object() && rule.contains("check")) {
      rules_->push_back(rule);
      list_->addItem(QString());
      relabel(list_->count() - 1);
    }
  list_->setCurrentRow(std::min(std::max(row, 0), list_->count() - 1));
  filling_ = false;
  show_rule();
}

void RuleList::set_columns(const QStringList& columns) {
  auto* box = qobject_cast<QComboBox*>(field_["column"]->editor());
  filling_ = true;
  const QString now = box->currentText();
  box->clear();
  box->addItems(columns);
  box->setCurrentText(now);
  filling_ = false;
}

void RuleList::set_events(const QStringList& events) {
  filling_ = true;
  for (const char* key : {"event", "needs"}) {
    auto* box = qobject_cast<QComboBox*>(field_[key]->editor());
    const QString now = box->currentText();
    box->clear();
    box->addItems(events);
    box->setCurrentText(now);
  }
  filling_ = false;
}

/// "required price → reject": the rule in its own words.
void RuleList::relabel(int row) {
  const Json& rule = (*rules_)[static_cast<size_t>(row)];
  QString said = check_->itemText(std::max(0, check_->findData(text_of(rule["check"].get<std::string>()))));
  for (const char* key :
       {"column", "event", "needs", "type", "min", "max", "values", "columns", "every", "within"})
    if (const QString part = written(rule, key); !part.isEmpty()) said += QLatin1Char(' ') + part;
  auto* action = qobject_cast<QComboBox*>(field_["action"]->editor());
  const QString done = action->itemText(std::max(0, action->findData(written(rule, "action"))));
  list_->item(row)->setText(said + QStringLiteral(" → ") + done);
}

void RuleList::add() {
  const std::string check = check_->currentData().toString().toStdString();
  Json rule{{"check", check}, {"action", shape(check).actions.front()}};
  if (check == "type") rule["type"] = "number";
  rules_->push_back(std::move(rule));
  list_->addItem(QString());
  relabel(list_->count() - 1);
  list_->setCurrentRow(list_->count() - 1);
  Q_EMIT changed();
}

void RuleList::remove() {
  const int row = list_->currentRow();
  if (row < 0) return;
  filling_ = true;
  rules_->erase(static_cast<size_t>(row));
  delete list_->takeItem(row);
  filling_ = false;
  show_rule();
  Q_EMIT changed();
}

void RuleList::show_rule() {
  if (filling_) return;
  const int row = list_->currentRow();
  fields_->setVisible(row >= 0);
  if (row < 0) return;
  filling_ = true;
  const Json& rule = (*rules_)[static_cast<size_t>(row)];
  const std::string check = rule["check"];
  for (const auto& [key, field] : field_) {
    field->setVisible(key == "value" ? rule.value("action", "") == "impute" : has(check, key));
    if (auto* edit = qobject_cast<QLineEdit*>(field->editor())) edit->setText(written(rule, key));
    if (auto* box = qobject_cast<QComboBox*>(field->editor())) {
      if (box->isEditable())
        box->setCurrentText(written(rule, key));
      else
        select_data(box, written(rule, key));
    }
  }
  filling_ = false;
}

/// What the fields say goes into the rule; a number that is none, or an empty text, leaves its key out.
void RuleList::take() {
  const int row = list_->currentRow();
  if (filling_ || row < 0) return;
  Json& rule = (*rules_)[static_cast<size_t>(row)];
  const Json before = rule;
  const std::string check = rule["check"];
  const std::string source = rule.value("source", "");
  rule = Json{{"check", check}};
  if (!source.empty()) rule["source"] = source;
  for (const auto& [key, field] : field_) {
    if (key == "value" ? rule.value("action", "") != "impute" : !has(check, key)) continue;
    const auto* box = qobject_cast<QComboBox*>(field->editor());
    const QString said = box ? (box->isEditable() ? box->currentText() : box->currentData().toString())
                             : qobject_cast<QLineEdit*>(field->editor())->text();
    if (said.trimmed().isEmpty()) continue;
    bool number = false;
    const double value = said.toDouble(&number);
    if (key == "min" || key == "max") {
      if (number) rule[key] = value;
    } else if (listed(key)) {
      for (const QString& part : said.split(QLatin1Char(','), Qt::SkipEmptyParts))
        rule[key].push_back(part.trimmed().toStdString());
    } else {
      rule[key] = said.trimmed().toStdString();
    }
  }
  const auto& actions = shape(check).actions;
  if (std::find(actions.begin(), actions.end(), rule.value("action", "")) == actions.end())
    rule["action"] = actions.front();
  field_["value"]->setVisible(rule["action"] == "impute");
  if (rule == before) return;
  relabel(row);
  Q_EMIT changed();
}

}  // namespace habitus::kit
