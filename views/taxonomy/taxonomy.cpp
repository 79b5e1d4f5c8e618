#include <nlohmann/json.hpp>

#include <QCheckBox>
#include <QCoreApplication>
#include <QFileDialog>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>

#include "core/taxonomy/event_table.h"
#include "core/taxonomy/question.h"
#include "views/kit/card.h"
#include "views/kit/question_view.h"
#include "views/kit/words.h"
#include "views/taxonomy/rule_tree.h"

namespace habitus {
namespace {

/// The rules as a tree or as text at the right, the same ones; what they recognise, category by category, and
/// what they leave unmatched in the centre.
class Taxonomy : public kit::QuestionView {
  Q_DECLARE_TR_FUNCTIONS(habitus::Taxonomy)
 public:
  explicit Taxonomy(kit::Context& context)
      : QuestionView(context, taxonomy::question(), tr("Taxonomy")), table_job_(context, this) {
    pages_ = new QStackedWidget(form());
    tree_ = new RuleTree(pages_);
    rules_ = new QPlainTextEdit(pages_);
    rules_->setAccessibleName(tr("Rules as text"));
    rules_->setTabChangesFocus(true);
    rules_->setLineWrapMode(QPlainTextEdit::NoWrap);
    rules_->setPlaceholderText(
        QStringLiteral("behaviour buy in Shopping\n  when event is purchase\n  when event starts order_"));
    pages_->addWidget(tree_);
    pages_->addWidget(rules_);
    form()->add(
        tr("Rules"), pages_,
        tr("The first behaviour that matches an event takes it. Rules over several events: the "
           "completing event carries the behaviour; with “not followed by” the first one does, once its "
           "time has passed before the log ends."));
    as_text_ = form()->check(tr("As text"));
    auto* table = new QPushButton(tr("Write the behaviour of all events …"), this);
    table->setAccessibleName(table->text());
    form()->add(table);
    connect(table, &QPushButton::clicked, this, [this] { write_table(); });
    finish();
    connect(as_text_, &QCheckBox::toggled, this, [this](bool on) { pages_->setCurrentIndex(on ? 1 : 0); });
    connect(tree_, &RuleTree::changed, this, [this](const taxonomy::Rules& rules) {
      rules_->setPlainText(kit::text_of(taxonomy::to_text(rules)));
    });
    connect(tree_, &RuleTree::refused, this, [this](const Error& error) { report(error); });
    connect(rules_, &QPlainTextEdit::textChanged, this, [this] {
      if (const auto rules = taxonomy::parse_text(rules_->toPlainText().toStdString(), properties_))
        tree_->show_rules(*rules);
      edited();
    });
    set_next(tr("Cut sessions"), QStringLiteral("sessions"));
  }

 protected:
  bool scoped() const override { return false; }
  Result<Json> spec() const override { return Json{{"text", rules_->toPlainText().toStdString()}}; }
  void fill(const Json& spec) override {
    if (const auto rules = taxonomy::parse_rules(spec, properties_)) {
      rules_->setPlainText(kit::text_of(taxonomy::to_text(*rules)));
      tree_->show_rules(*rules);
    }
  }
  void offer(const segments::Vocabulary& words) override {
    properties_ = words.properties;
    properties_.insert(properties_.end(), {"source", "event_id", "channel"});
    tree_->set_properties(properties_);
    events_ = kit::list_of(words.words);
  }
  void answered(const report::Answer& answer) override {
    complete_ = Json::parse(answer.spec, nullptr, false);
    const Json body = answer.json();
    std::map<std::string, int64_t> counts;
    for (const Json& one : body["behaviours"])
      counts[one["name"].get<std::string>()] = one["events"].get<int64_t>();
    tree_->show_counts(counts);
    QStringList names;
    for (const Json& one : body["unmatched"]) names << kit::text_of(one["event"].get<std::string>());
    for (const QString& name : events_)
      if (!names.contains(name)) names << name;
    tree_->offer(names);
  }

 private:
  void write_table() {
    const QString path =
        QFileDialog::getSaveFileName(this, tr("Behaviour of all events"), {}, tr("Table (*.csv)"));
    Project* project = this->project();
    if (path.isEmpty() || !project || !complete_.is_object()) return;
    table_job_.start<int64_t>(
        tr("Behaviour of all events"),
        [project, spec = complete_, file = path.toStdString()](const Exec& exec) -> Result<int64_t> {
          TRY(const auto table, taxonomy::assignments(*project, spec, INT64_MAX, exec));
          CHECK(taxonomy::write_file(file, table.csv()));
          return static_cast<int64_t>(table.rows.size());
        },
        [this](Result<int64_t> rows) {
          if (!rows) return report(rows.error());
          notify(tr("%1 events were written.").arg(kit::count(*rows)));
        });
  }

  kit::Job table_job_;
  Json complete_;
  QStackedWidget* pages_;
  RuleTree* tree_;
  QPlainTextEdit* rules_;
  QCheckBox* as_text_;
  std::vector<std::string> properties_;
  QStringList events_;
};

}  // namespace

kit::ViewCard card_taxonomy() {
  return {.id = QStringLiteral("taxonomy"),
          .title = QT_TRANSLATE_NOOP("card", "Taxonomy"),
          .perspective = kit::Perspective::prepare,
          .icon = QStringLiteral("taxonomy"),
          .shortcut = QStringLiteral("Ctrl+Shift+B"),
          .make = [](kit::Context& context) -> kit::View* { return new Taxonomy(context); }};
}

}  // namespace habitus
