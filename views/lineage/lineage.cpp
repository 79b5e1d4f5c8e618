#include <nlohmann/json.hpp>

#include <QComboBox>
#include <QCoreApplication>
#include <QDialog>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSaveFile>
#include <QVBoxLayout>

#include "core/features/frame.h"
#include "core/features/origins.h"
#include "core/features/recipe.h"
#include "core/governance/feature_book.h"
#include "core/governance/value_lineage.h"
#include "core/report/words.h"
#include "views/kit/card.h"
#include "views/kit/empty_state.h"
#include "views/kit/question_view.h"
#include "views/kit/table.h"
#include "views/kit/words.h"

namespace habitus {
namespace {

Result<Json> trace(Project& project, const std::string& set, const std::string& column, const std::string& actor,
                   const std::string& as_of) {
  TRY(const Pass pass, project.gate().rows(Purpose::explore, "lineage of a feature"));
  return governance::value_lineage(project, pass, set, set, column, actor, as_of);
}

/// Where the features of a set come from, and the events behind one value.
class LineageView : public kit::QuestionView {
  Q_DECLARE_TR_FUNCTIONS(habitus::LineageView)
 public:
  explicit LineageView(kit::Context& context)
      : QuestionView(context, features::lineage_question(), tr("Tracing features")),
        trace_job_(context, this),
        book_job_(context, this) {
    set_ = form()->choice(tr("Set of features"));
    as_of_ = form()->text(tr("As of"), tr("A date; empty: the end of the log"));
    form()->section(tr("One value"));
    actor_ = form()->text(tr("Person"), tr("By actor id"));
    column_ = form()->suggest(tr("Column"), tr("As in the table of features"));
    show_ = new QPushButton(tr("Show its events"));
    show_->setAccessibleName(show_->text());
    show_->setToolTip(tr("Reads single events, which the journal notes"));
    form()->add(show_);
    graph_ = new QPushButton(tr("Export the graph …"));
    graph_->setAccessibleName(tr("Export the graph"));
    graph_->setToolTip(tr("Files with their hashes, events, features and versions, owner and schedule, as JSON"));
    form()->add(graph_);
    build_book();
    finish();
    connect(set_, &QComboBox::activated, this, [this] { edited(); });
    connect(as_of_, &QLineEdit::editingFinished, this, [this] { edited(); });
    connect(show_, &QPushButton::clicked, this, [this] { show_events(); });
    connect(graph_, &QPushButton::clicked, this, [this] { export_graph(); });
    set_next(tr("Build features"), QStringLiteral("features"));
  }

 protected:
  bool scoped() const override { return false; }
  Result<Json> spec() const override {
    if (set_->currentText().isEmpty()) return Json();
    Json out{{"set", set_->currentText().toStdString()}};
    if (!as_of_->text().trimmed().isEmpty()) out["as_of"] = as_of_->text().trimmed().toStdString();
    return out;
  }
  Result<Json> readable(const Json& spec) const override { return spec; }
  void fill(const Json& spec) override {
    if (spec.contains("set") && spec["set"].is_string())
      set_->setCurrentIndex(std::max(0, set_->findText(kit::text_at(spec, "set"))));
    as_of_->setText(kit::text_at(spec, "as_of"));
  }
  void offer(const segments::Vocabulary&) override { offer_names(set_, *project(), "features"); }
  void answered(const report::Answer& answer) override {
    const Json spec = Json::parse(answer.spec, nullptr, false);
    moment_ = spec["as_of"].back().get<std::string>();
    offer_versions();
    QStringList names;
    if (const auto found = features::columns_of_set(spec["set"]))
      for (const auto& name : *found) names << kit::text_of(name);
    kit::renew(column_, names);
  }
  bool missing() override {
    if (set_->count() > 0) return false;
    empty().set(QStringLiteral("lineage"), tr("No set of features is kept yet"),
                tr("Here stands where the values of a kept set come from: its events, files and versions."));
    empty().set_action(tr("Build features"), [this] { context().open(QStringLiteral("features")); });
    return true;
  }
  QString hint() const override { return tr("Keep a set of features first."); }

 private:
  /// The dictionary of the set, and what became of it: the verb's own functions.
  void build_book() {
    form()->section(tr("Data dictionary"));
    export_ = new QPushButton(tr("Export data dictionary …"));
    export_->setAccessibleName(tr("Export data dictionary"));
    export_->setToolTip(tr("What each feature is, formula, version, files, quality, models and approvals"));
    form()->add(export_);
    before_ = form()->choice(tr("Version"), tr("Versions of the saved set"));
    after_ = form()->choice(tr("Compared with"));
    compare_ = new QPushButton(tr("Compare versions"));
    compare_->setAccessibleName(compare_->text());
    form()->add(compare_);
    offer_versions();
    connect(export_, &QPushButton::clicked, this, [this] { export_book(); });
    connect(compare_, &QPushButton::clicked, this, [this] { compare(); });
  }
  void offer_versions() {
    const std::string set = set_->currentText().toStdString();
    QStringList said;
    std::vector<int> numbers;
    if (project() && !set.empty())
      if (const auto history = project()->definitions().history("features", set))
        for (const Definition& d : *history) {
          numbers.push_back(d.version);
          said << tr("version %1, %2, %3")
                      .arg(d.version)
                      .arg(kit::date(d.created), kit::text_of(d.owner));
        }
    for (QComboBox* box : {before_, after_}) {
      box->clear();
      for (qsizetype i = 0; i < said.size(); ++i) box->addItem(said[i], numbers[size_t(i)]);
    }
    if (said.size() > 1) before_->setCurrentIndex(1);  // the newest beside the one before
    export_->setEnabled(!set.empty());
    compare_->setEnabled(said.size() > 1);
    compare_->setToolTip(said.size() > 1 ? QString() : tr("There is only one version of this set."));
  }
  void export_book() {
    const auto wanted = spec();
    if (!project() || !wanted || wanted->is_null()) return notify(hint());
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Export data dictionary"), set_->currentText() + QStringLiteral(".html"),
        tr("Web page (*.html);;Table (*.csv);;Markdown (*.md);;JSON (*.json)"));
    if (path.isEmpty()) return;
    Project* open = project();
    export_->setEnabled(false);
    book_job_.start<QString>(
        tr("Writing the data dictionary"),
        [open, spec = *wanted, path, german = QLocale().language() == QLocale::German](const Exec& exec) -> Result<QString> {
          TRY(const Json complete, features::complete_frame(*open, spec));
          const std::string set = spec["set"];
          TRY(const Json pages, governance::feature_book(*open, complete, set, exec));
          CHECK(governance::write_feature_book(*open, pages, set, path.toStdString(), german ? "de" : "en"));
          return path;
        },
        [this](Result<QString> written) {
          export_->setEnabled(true);
          if (!written) return report(written.error());
          notify(tr("Saved as %1.").arg(*written));
        });
  }
  void compare() {
    if (!project() || before_->currentIndex() < 0 || after_->currentIndex() < 0) return;
    const auto found = governance::feature_changes(*project(), set_->currentText().toStdString(),
                                                   before_->currentData().toInt(), after_->currentData().toInt());
    if (!found) return report(found.error());
    const auto differ = static_cast<int>((*found)["changes"].size());
    show_table(tr("Compare versions"),
               differ == 0 ? tr("The two versions are the same.") : tr("%n feature(s) differ", "", differ),
               governance::changes_table(*found));
  }
  void show_events() {
    const auto wanted = spec();
    if (!project() || !wanted || wanted->is_null()) return notify(hint());
    Project* open = project();
    show_->setEnabled(false);
    const std::string actor = actor_->text().trimmed().toStdString(),
                      column = column_->currentText().toStdString();
    trace_job_.start<Json>(
        tr("Tracing one value"),
        [open, set = (*wanted)["set"].get<std::string>(), actor, column, moment = moment_](const Exec&) {
          return trace(*open, set, column, actor, moment);
        },
        [this](Result<Json> done) {
          show_->setEnabled(true);
          if (!done) return report(done.error());
          present(*done);
        });
  }
  void present(const Json& value) {
    const Json known = value.value("value", Json());
    const QString said = known.is_null()     ? tr("missing")
                         : known.is_string() ? kit::text_of(known.get<std::string>())
                                             : kit::text_of(kit::words().number(known.get<double>(), 4));
    const Json definition = value.value("definition", Json::object());
    QDialog* box =
        show_table(tr("The events behind the value"),
                   tr("%1 = %2 as of %3, from %4 of %5 events known by then · version %6")
                           .arg(kit::text_at(value, "feature"), said, kit::text_at(value, "as_of").left(10))
                           .arg(value["n"].get<qint64>())
                           .arg(value["known_events"].get<qint64>())
                           .arg(kit::text_at(value, "version").left(12)) +
                       QLatin1Char('\n') +
                       tr("%1, version %2 · owner: %3 · imported every: %4")
                           .arg(kit::text_at(definition, "name"))
                           .arg(definition.value("version", 0))
                           .arg(kit::text_at(definition, "owner", "–"), kit::text_at(definition, "schedule", "–")),
                   governance::value_events(value));
    auto* out = new QPushButton(tr("Export as JSON …"), box);
    out->setAccessibleName(tr("Export as JSON"));
    box->layout()->addWidget(out);
    box->layout()->setAlignment(out, Qt::AlignRight);
    connect(out, &QPushButton::clicked, this,
            [this, text = canonical(value), name = kit::text_at(value, "feature")] { write_json(name, text); });
  }
  void export_graph() {
    const auto wanted = spec();
    if (!project() || !wanted || wanted->is_null() || answer().result.empty()) return notify(hint());
    const std::string set = (*wanted)["set"];
    const auto graph = governance::set_lineage(*project(), answer(), set, set);
    if (!graph) return report(graph.error());
    write_json(kit::text_of(set), canonical(*graph));
  }
  void write_json(const QString& name, const std::string& text) {
    const QString path = QFileDialog::getSaveFileName(this, tr("Lineage as JSON"), name + QStringLiteral(".json"),
                                                      tr("JSON (*.json)"));
    if (path.isEmpty()) return;
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text.data(), qint64(text.size())) < 0 || !file.commit())
      return notify(tr("The file could not be written: %1").arg(file.errorString()));
    notify(tr("Saved as %1.").arg(path));
  }
  QDialog* show_table(const QString& title, const QString& text, const report::Table& rows) {
    auto* box = new QDialog(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(title);
    auto* column = new QVBoxLayout(box);
    auto* said = new QLabel(text, box);
    said->setWordWrap(true);
    said->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(said);
    auto* model = new kit::TableModel(box);
    model->set(rows);
    auto* table = new kit::TableView(box);
    table->setAccessibleName(title);
    table->setModel(model);
    table->fit();
    column->addWidget(table);
    box->resize(900, 420);
    box->show();
    return box;
  }

  QComboBox *set_, *column_;
  QLineEdit *as_of_, *actor_;
  QComboBox *before_, *after_;
  QPushButton *show_, *graph_, *export_, *compare_;
  kit::Job trace_job_, book_job_;
  std::string moment_;
};

}  // namespace

kit::ViewCard card_lineage() {
  return {.id = QStringLiteral("lineage"),
          .title = QT_TRANSLATE_NOOP("card", "Lineage"),
          .perspective = kit::Perspective::model,
          .icon = QStringLiteral("lineage"),
          .shortcut = QStringLiteral("Ctrl+Alt+L"),
          .make = [](kit::Context& context) -> kit::View* { return new LineageView(context); }};
}

}  // namespace habitus
