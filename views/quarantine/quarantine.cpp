#include "views/quarantine/quarantine.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include "core/ingest/report.h"
#include "views/kit/card.h"
#include "views/kit/empty_state.h"
#include "views/kit/labels.h"
#include "views/kit/table.h"
#include "views/kit/words.h"

namespace habitus {

using kit::Theme;

Quarantine::Quarantine(kit::Context& context) : ListView(context) {
  build(tr("Records in quarantine"), nullptr, make_editor(), 3, 1);
  set_footer(make_footer());
  set_next(tr("Recognise behaviours"), QStringLiteral("taxonomy"));
}

QWidget* Quarantine::make_editor() {
  auto* box = new QWidget(this);
  auto* rows = new QVBoxLayout(box);
  rows->setContentsMargins(16, 8, 16, 12);
  rows->setSpacing(6);
  rows->addWidget(kit::label(Theme::Role::strong, tr("Text of the record"), box));
  why_ = kit::label(Theme::Role::body, {}, box, kit::Ink::fail);
  rows->addWidget(why_);
  raw_ = new QPlainTextEdit(box);
  raw_->setAccessibleName(tr("Text of the record"));
  raw_->setLineWrapMode(QPlainTextEdit::NoWrap);
  raw_->setTabChangesFocus(true);
  rows->addWidget(raw_, 1);
  auto* buttons = new QHBoxLayout;
  buttons->addStretch(1);
  give_up_ = new QPushButton(tr("Give up"), box);
  give_up_->setToolTip(tr("The record stays rejected and leaves this list"));
  repair_ = new QPushButton(tr("Repair"), box);
  connect(give_up_, &QPushButton::clicked, this, &Quarantine::give_up);
  connect(repair_, &QPushButton::clicked, this, &Quarantine::repair);
  buttons->addWidget(give_up_);
  buttons->addWidget(repair_);
  rows->addLayout(buttons);
  return box;
}

QWidget* Quarantine::make_footer() {
  auto* foot = new QWidget(this);
  auto* row = new QHBoxLayout(foot);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  auto* out = new QPushButton(tr("Export…"), foot);
  auto* in = new QPushButton(tr("Load repaired file…"), foot);
  replay_ = new QPushButton(tr("Replay"), foot);
  replay_->setDefault(true);
  replay_->setToolTip(tr("Puts the records through the present mapping of their source"));
  connect(out, &QPushButton::clicked, this, &Quarantine::export_file);
  connect(in, &QPushButton::clicked, this, &Quarantine::load_file);
  connect(replay_, &QPushButton::clicked, this, &Quarantine::replay);
  row->addStretch(1);
  row->addWidget(out);
  row->addWidget(in);
  row->addWidget(replay_);
  return foot;
}

void Quarantine::refresh() {
  if (!project()) {
    empty().set(QStringLiteral("quarantine"), tr("No project is open"),
                tr("Rejected records wait in the project they were imported into."));
    empty().clear_actions();
    return show_empty();
  }
  Project* from = project();
  job().start<std::vector<ingest::QuarantineEntry>>(
      tr("Reading quarantine"), [from](const Exec&) { return ingest::quarantine(*from, {}, 5000); },
      [this](Result<std::vector<ingest::QuarantineEntry>> entries) {
        if (!entries) return report(entries.error());
        show_entries(std::move(*entries));
      });
}

void Quarantine::show_entries(std::vector<ingest::QuarantineEntry> entries) {
  const int row = view_->currentIndex().row();
  entries_ = std::move(entries);
  if (entries_.empty()) {
    clear_chip();
    empty().set(QStringLiteral("quarantine"), tr("Nothing in quarantine"),
                tr("Every record that was read was stored, or was a duplicate, or was skipped by a rule."));
    empty().clear_actions();
    return show_empty();
  }
  std::vector<Problem> problems;
  qint64 repaired = 0;
  for (const auto& e : entries_) {
    problems.push_back({e.file, e.record, e.line, e.byte, e.column, e.value, e.why});
    repaired += e.state == "repaired";
  }
  report::Table table = ingest::problem_table(problems);
  table.columns.push_back({QT_TRANSLATE_NOOP("core", "State"), report::Column::Align::left});
  for (size_t i = 0; i < entries_.size(); ++i)
    table.rows[i].push_back(entries_[i].state == "repaired"
                                ? Text(QT_TRANSLATE_NOOP("core", "repaired, waits for replay"))
                                : Text(QT_TRANSLATE_NOOP("core", "open")));
  model_->set(table);
  view_->selectRow(std::clamp(row, 0, static_cast<int>(entries_.size()) - 1));
  set_chip(kit::Chip::Kind::warn, tr("%n open", nullptr, static_cast<int>(entries_.size())));
  sentence_->setText(
      tr("%1 records could not be stored; %2 of them are repaired and wait for replay. Nothing was dropped.")
          .arg(kit::count(static_cast<qint64>(entries_.size())), kit::count(repaired)));
  replay_->setEnabled(context().writable());
  show_body();
  show_entry();
}

const ingest::QuarantineEntry* Quarantine::current() const {
  const int row = view_->currentIndex().row();
  return row >= 0 && row < static_cast<int>(entries_.size()) ? &entries_[static_cast<size_t>(row)] : nullptr;
}

void Quarantine::show_entry() {
  const auto* entry = current();
  const bool can = entry && context().writable();
  repair_->setEnabled(can);
  give_up_->setEnabled(can);
  raw_->setEnabled(can);
  why_->setText(entry ? kit::say(entry->why) : QString());
  raw_->setPlainText(entry ? kit::text_of(entry->repair.empty() ? entry->raw : entry->repair) : QString());
  raw_->document()->setModified(false);
}

void Quarantine::repair() {
  const auto* entry = current();
  if (!entry) return;
  if (!raw_->document()->isModified())  // also keeps bytes that no editor can show from being replaced unseen
    return notify(tr("Change the text of the record first; then it can be repaired."));
  if (auto done = ingest::repair(*project(), entry->id, raw_->toPlainText().toStdString()); !done)
    return report(done.error());
  clear_message();
  refresh();
}

void Quarantine::give_up() {
  const auto* entry = current();
  if (!entry) return;
  if (auto done = ingest::drop(*project(), entry->id); !done) return report(done.error());
  refresh();
}

void Quarantine::export_file() {
  const QString path = QFileDialog::getSaveFileName(this, tr("Export quarantine"),
                                                    QStringLiteral("quarantine.csv"), tr("CSV (*.csv)"));
  if (path.isEmpty()) return;
  if (auto done = ingest::export_quarantine(*project(), path.toStdString()); !done)
    return report(done.error());
  notify(tr("Edit the column “raw” and load the file again."));
}

void Quarantine::load_file() {
  const QString path = QFileDialog::getOpenFileName(this, tr("Load repaired file"), {}, tr("CSV (*.csv)"));
  if (path.isEmpty()) return;
  const auto changed = ingest::repair_from(*project(), path.toStdString());
  if (!changed) return report(changed.error());
  notify(tr("%n records repaired.", nullptr, static_cast<int>(*changed)));
  refresh();
}

void Quarantine::replay() {
  Project* into = project();
  replay_->setEnabled(false);
  job().start<ingest::ReplayReport>(
      tr("Replaying quarantine"), [into](const Exec& exec) { return ingest::replay(*into, exec); },
      [this](Result<ingest::ReplayReport> done) {
        replay_->setEnabled(true);
        if (!done) return report(done.error());
        notify(tr("%1 tried: %2 stored, %3 duplicates, %4 still rejected.")
                   .arg(kit::count(done->tried), kit::count(done->stored), kit::count(done->duplicates),
                        kit::count(done->rejected)));
        context().changed();
        refresh();
      });
}

kit::ViewCard card_quarantine() {
  return {QStringLiteral("quarantine"),
          QT_TRANSLATE_NOOP("card", "Quarantine"),
          kit::Perspective::prepare,
          kit::Area::centre,
          QStringLiteral("quarantine"),
          QStringLiteral("Ctrl+Shift+Q"),
          [](kit::Context& context) -> kit::View* { return new Quarantine(context); }};
}

}  // namespace habitus
