// The form in which decisions are recorded.
#include <fstream>
#include <nlohmann/json.hpp>

#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

#include "core/governance/decisions.h"
#include "views/journal/journal.h"
#include "views/kit/form.h"
#include "views/kit/question_view.h"
#include "views/kit/words.h"

namespace habitus {

void JournalView::make_form() {
  form_ = new kit::Form;
  form_->section(tr("Record a decision"));
  title_ = form_->text(tr("What was decided"));
  rationale_ = form_->prose(tr("Rationale"), 5, tr("Why it was decided so; there is no record without it"));
  about_ = form_->choice(tr("About"));
  source_ =
      form_->suggest(tr("Source"), tr("An imported file, or the path of a file; its SHA-256 is recorded"));
  option_ = form_->text(tr("Alternative rejected"), tr("Like “a boosted tree: no better in the backtest”"));
  record_ = new QPushButton(tr("Record"), form_);
  record_->setDefault(true);
  export_ = new QPushButton(tr("Export the decision…"), form_);
  export_->setToolTip(tr("Writes the chosen decision as JSON and Markdown"));
  form_->add(record_);
  form_->add(export_);
  form_->finish();
  export_->setEnabled(false);
  connect(record_, &QPushButton::clicked, this, &JournalView::record);
  connect(export_, &QPushButton::clicked, this, &JournalView::export_decision);
  set_form(form_);
}

void JournalView::fill_form() {
  record_->setEnabled(context().writable());
  QStringList names{QString()}, files{QString()};
  if (const auto heads = project()->definitions().heads())
    for (const Definition& d : *heads)
      if (d.kind != "decision" && d.kind != "figure") names << kit::text_of(d.kind + "/" + d.name);
  if (const auto imported = governance::imported_files(*project()))
    for (const auto& one : *imported)
      if (!files.contains(kit::text_of(one.file))) files << kit::text_of(one.file);
  kit::renew(about_, names);
  kit::renew(source_, files);
}

void JournalView::record() {
  if (!project()) return;
  Json spec{{"title", title_->text().trimmed().toStdString()},
            {"rationale", rationale_->toPlainText().trimmed().toStdString()}};
  const auto add = [&](const char* key, const QString& text) {
    if (!text.trimmed().isEmpty()) spec[key] = Json::array({text.trimmed().toStdString()});
  };
  add("about", about_->currentText()), add("sources", source_->currentText()),
      add("alternatives", option_->text());
  form_->field(title_)->set_error({});
  form_->field(rationale_)->set_error({});
  const auto made = governance::add_decision(*project(), spec);
  if (!made) {
    const std::string& where = made.error().where;
    if (where == "decision.rationale")
      return form_->field(rationale_)->set_error(kit::say(made.error().what));
    if (where == "decision.title") return form_->field(title_)->set_error(kit::say(made.error().what));
    return report(made.error());
  }
  title_->clear(), rationale_->clear(), option_->clear(), source_->clearEditText(),
      about_->setCurrentIndex(0);
  notify(tr("Recorded as %1.").arg(kit::text_of(made->name)));
  context().changed();
}

void JournalView::show_decision() {
  const JournalEntry* e = current();
  export_->setEnabled(e && e->body().value("kind", "") == "decision");
}

void JournalView::export_decision() {
  const JournalEntry* e = current();
  if (!e || !project()) return;
  const auto made = project()->definitions().by_hash(e->body().value("hash", ""));
  if (!made) return report(made.error());
  const QString folder = QFileDialog::getExistingDirectory(this, tr("Export the decision into a folder"));
  if (folder.isEmpty()) return;
  const QString base = folder + QLatin1Char('/') + kit::text_of(made->name);
  std::ofstream json(QString(base + QStringLiteral(".json")).toStdString()),
      text(QString(base + QStringLiteral(".md")).toStdString());
  json << pretty(governance::exported_decision(*made));
  text << governance::decision_markdown(*made);
  if (!json.flush() || !text.flush()) return notify(tr("The files cannot be written."));
  notify(tr("Wrote %1.json and %1.md.").arg(base));
}

}  // namespace habitus
