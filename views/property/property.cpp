#include "core/properties/property.h"

#include <nlohmann/json.hpp>

#include <QComboBox>
#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QPushButton>

#include "core/events/computed.h"
#include "core/events/lookup.h"
#include "core/ingest/lookup_import.h"
#include "views/kit/card.h"
#include "views/kit/question_view.h"
#include "views/kit/words.h"

namespace habitus {
namespace {

/// A computed property and the values it has: what is kept under a name may be used wherever a property may.
class Properties : public kit::QuestionView {
  Q_DECLARE_TR_FUNCTIONS(habitus::Properties)
 public:
  explicit Properties(kit::Context& context)
      : QuestionView(context, properties::question(), tr("Properties")) {
    kind_ = form()->choice(tr("Computed by"));
    kind_->addItem(tr("bands of a number"), QStringLiteral("band"));
    kind_->addItem(tr("a pattern in a text"), QStringLiteral("regex"));
    kind_->addItem(tr("the first that is given"), QStringLiteral("coalesce"));
    kind_->addItem(tr("age since a date"), QStringLiteral("age"));
    kind_->addItem(tr("a look-up table"), QStringLiteral("lookup"));
    kit::select_data(kind_, QStringLiteral("coalesce"));  // shows what a property holds before anything is said
    on_ = form()->choice(tr("Of"));
    on_->addItem(tr("events"), QStringLiteral("events"));
    on_->addItem(tr("people"), QStringLiteral("people"));
    of_ = form()->suggest(tr("From"), tr("A property; for the first given several, separated by commas"));
    cuts_ = form()->text(tr("Cuts"), tr("Where a band ends and the next begins: 10, 50"));
    labels_ = form()->text(tr("Names of the bands"), tr("One more than cuts; empty: their ranges"));
    pattern_ = form()->text(tr("Pattern"), tr("A regular expression; its first group is the value"));
    table_ = form()->choice(tr("Table"));
    column_ = form()->text(tr("Column of the table"), tr("Empty where there is only one"));
    load_ = new QPushButton(tr("Import a table…"), this);
    form()->add(load_);
    otherwise_ = form()->text(tr("Otherwise"), tr("Value where there is none"));
    finish();
    for (QComboBox* box : {kind_, on_, table_})
      connect(box, &QComboBox::activated, this, [this] {
        show_fields();
        edited();
      });
    connect(of_, &QComboBox::currentTextChanged, this, [this] { edited(); });
    for (QLineEdit* edit : {cuts_, labels_, pattern_, column_, otherwise_})
      connect(edit, &QLineEdit::editingFinished, this, [this] { edited(); });
    connect(load_, &QPushButton::clicked, this, &Properties::load_table);
    set_next(tr("Recognise behaviours"), QStringLiteral("taxonomy"));
    show_fields();
  }

 protected:
  std::string kind() const override { return "property"; }
  Result<Json> definition(const Json& whole) const override {
    return events::complete_computed(*project(), name(), whole.value("property", Json()));
  }
  Result<Json> readable(const Json& spec) const override {
    if (spec.contains("kind")) return Json{{"property", spec}};  // a kept definition
    return kit::QuestionView::readable(spec);
  }
  Result<Json> spec() const override {
    const std::string kind = kind_->currentData().toString().toStdString();
    Json property{{"kind", kind},
                  {"on", on_->currentData().toString().toStdString()},
                  {"of", parts(of_->currentText())}};
    const auto put = [&](const char* key, const QLineEdit* edit) {
      if (const QString text = edit->text().trimmed(); !text.isEmpty()) property[key] = text.toStdString();
    };
    // While it is not complete: the values it would be made from.
    const Json& of = property["of"];
    const Json raw = of.empty()                                               ? Json{{"property", "event"}}
                     : of.size() == 1 && property.value("on", "") == "events" ? Json{{"property", of[0]}}
                                                                              : Json();
    if (of.empty()) return raw;
    if (kind == "band") {
      for (const QString& cut : cuts_->text().split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        bool number = false;
        const double value = cut.trimmed().toDouble(&number);
        if (!number) return raw;
        property["cuts"].push_back(value);
      }
      if (!property.contains("cuts")) return raw;
      if (Json labels = parts(labels_->text()); !labels.empty()) property["labels"] = std::move(labels);
    }
    if (kind == "regex") {
      put("pattern", pattern_);
      if (!property.contains("pattern")) return raw;
    }
    if (kind == "lookup") {
      if (table_->currentData().toString().isEmpty()) return raw;
      property["table"] = table_->currentData().toString().toStdString();
      put("column", column_);
    }
    put("otherwise", otherwise_);
    return Json{{"property", std::move(property)}};
  }
  void fill(const Json& spec) override {
    const Json property = spec.value("property", Json::object());
    if (!property.is_object()) return;
    kit::select_data(kind_, kit::text_at(property, "kind", "band"));
    kit::select_data(on_, kit::text_at(property, "on", "events"));
    of_->setCurrentText(joined(property, "of"));
    cuts_->setText(joined(property, "cuts"));
    labels_->setText(joined(property, "labels"));
    pattern_->setText(kit::text_at(property, "pattern"));
    if (property.contains("table")) select_table(kit::text_at(property, "table"));
    column_->setText(kit::text_at(property, "column"));
    otherwise_->setText(kit::text_at(property, "otherwise"));
    show_fields();
  }
  void offer(const segments::Vocabulary& words) override {
    QStringList all = QStringList(QStringLiteral("event")) + kit::list_of(words.properties);
    all.append(kit::list_of(words.attributes));
    kit::renew(of_, all);
    // Every event has a name, and names are few: there is something to see before anything is said.
    if (of_->currentText().isEmpty()) of_->setEditText(all.front());
    list_tables();
  }
  QString hint() const override { return tr("Say from which property, and how."); }

 private:
  static Json parts(const QString& text) {
    Json out = Json::array();
    for (const QString& part : text.split(QLatin1Char(','), Qt::SkipEmptyParts))
      out.push_back(part.trimmed().toStdString());
    return out;
  }
  static QString joined(const Json& spec, const char* key) {
    QStringList out;
    if (spec.contains(key) && spec[key].is_array())
      for (const Json& v : spec[key])
        out << (v.is_string() ? kit::text_of(v.get<std::string>()) : QString::number(v.get<double>()));
    return out.join(QStringLiteral(", "));
  }
  void show_fields() {
    const QString kind = kind_->currentData().toString();
    for (QLineEdit* edit : {cuts_, labels_}) form()->field(edit)->setVisible(kind == QLatin1String("band"));
    form()->field(pattern_)->setVisible(kind == QLatin1String("regex"));
    form()->field(table_)->setVisible(kind == QLatin1String("lookup"));
    form()->field(column_)->setVisible(kind == QLatin1String("lookup"));
    load_->setVisible(kind == QLatin1String("lookup"));
  }
  void list_tables() {
    const QString now = table_->currentData().toString();
    table_->clear();
    const auto all = events::lookups(*project());
    if (!all) return;
    for (const auto& table : *all)
      if (table_->findText(kit::text_of(table.name)) < 0)
        table_->addItem(kit::text_of(table.name), kit::text_of(table.name + "@" + table.hash));
    if (!now.isEmpty()) select_table(now);
  }
  void select_table(const QString& pinned) {
    if (table_->findData(pinned) < 0) table_->addItem(pinned.section(QLatin1Char('@'), 0, 0), pinned);
    kit::select_data(table_, pinned);
  }
  void load_table() {
    const QString file = QFileDialog::getOpenFileName(this, tr("Import a look-up table"), {},
                                                      tr("Delimited files (*.csv *.tsv *.txt *.gz *.zst)"));
    if (file.isEmpty() || !project()) return;
    const auto done =
        ingest::import_lookup(*project(), file.toStdString(), QFileInfo(file).baseName().toStdString(), {});
    if (!done) return report(done.error());
    list_tables();
    select_table(kit::text_of(done->table.name + "@" + done->table.hash));
    notify(
        tr("%1: %n keys", nullptr, static_cast<int>(done->table.rows)).arg(kit::text_of(done->table.name)));
    context().changed();
    edited();
  }

  QComboBox *kind_, *on_, *of_, *table_;
  QLineEdit *cuts_, *labels_, *pattern_, *column_, *otherwise_;
  QPushButton* load_;
};

}  // namespace

kit::ViewCard card_property() {
  return {.id = QStringLiteral("property"),
          .title = QT_TRANSLATE_NOOP("card", "Properties"),
          .perspective = kit::Perspective::prepare,
          .icon = QStringLiteral("table"),
          .shortcut = {},
          .make = [](kit::Context& context) -> kit::View* { return new Properties(context); }};
}

}  // namespace habitus
