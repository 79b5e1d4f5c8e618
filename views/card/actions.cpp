// What the buttons of the Card dock do.
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include <QCheckBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>

#include "core/governance/approval.h"
#include "core/governance/export.h"
#include "core/governance/recompute.h"
#include "core/report/markup.h"
#include "views/card/card.h"
#include "views/card/state.h"
#include "views/kit/pages.h"
#include "views/kit/words.h"

namespace habitus {

namespace {
Result<std::string> read_file(const QString& path) {
  std::ifstream in(path.toStdString(), std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in)
    return fail(Kind::missing, QT_TRANSLATE_NOOP("core", "The file cannot be read"), path.toStdString());
  return text.str();
}
}  // namespace

Result<Definition> CardView::keep() {
  if (!project()) return fail(Kind::missing, QT_TRANSLATE_NOOP("core", "No project is open"));
  auto made = project()->definitions().apply("card", state_->name, Json::parse(state_->spec));
  if (!made) {
    report(made.error());
    return made;
  }
  state_->head = state_->spec = made->spec;
  state_->version = made->version;
  state_->kept = true;
  context().changed();
  return made;
}

void CardView::export_files() {
  // Refused before anything is asked or kept: what is missing is known of the card that is shown.
  const bool as_draft = draft_->isVisible() && draft_->isChecked();
  if (state_->card && !as_draft)
    if (const Done may = governance::may_export(state_->card->complete); !may) return report(may.error());
  const QString folder = QFileDialog::getExistingDirectory(this, tr("Export the card into a folder"));
  if (folder.isEmpty()) return;
  const auto definition = keep();
  if (!definition) return;
  Project* from = project();
  export_->setEnabled(false);
  state_->leaving = true;
  const governance::ExportWish wish{folder.toStdString(), language(), as_draft};
  job().start<governance::Exported>(
      tr("Exporting the card"),
      [from, kept = *definition, wish](const Exec& exec) {
        return governance::export_card(*from, kept, wish, kit::print_pdf, exec);
      },
      [this](Result<governance::Exported> done) {
        state_->leaving = false;
        export_->setEnabled(context().writable());
        if (!done) return report(done.error());
        state_->html = done->paths.front();
        const size_t facts = done->card.document.ledger.facts.size();
        show_card(std::move(done->card));
        notify(
            tr("Wrote %1 and %n more; %2 facts can be computed again.", nullptr, int(done->paths.size()) - 1)
                .arg(kit::text_of(state_->html), kit::count(qint64(facts))));
        context().changed();
      });
}

void CardView::recompute_file() {
  if (!project()) return;
  const QString path = QFileDialog::getOpenFileName(
      this, tr("Recompute an exported card"), kit::text_of(state_->html), tr("Cards (*.html *.json *.md)"));
  if (path.isEmpty()) return;
  const auto file = read_file(path);
  if (!file) return report(file.error());
  Project* from = project();
  job().start<governance::Recomputed>(
      tr("Recomputing"),
      [from, text = *file](const Exec& exec) { return governance::recompute(*from, text, exec); },
      [this](Result<governance::Recomputed> done) {
        if (!done) return report(done.error());
        if (done->mismatches.empty() && done->same_bytes)
          return notify(tr("%1 facts, 0 mismatches: the file is as it was exported.")
                            .arg(kit::count(qint64(done->facts))));
        if (done->mismatches.empty())
          return notify(tr("The digits hold; words or marks of the file were changed."));
        const governance::Mismatch& m = done->mismatches.front();
        set_chip(kit::Chip::Kind::fail, tr("%n mismatches", nullptr, int(done->mismatches.size())));
        notify(tr("%1 facts, %2 mismatches; the first is %3 (%4): printed %5, recomputed %6.")
                   .arg(kit::count(qint64(done->facts)), kit::count(qint64(done->mismatches.size())),
                        kit::text_of(m.fact.empty() ? "—" : m.fact), kit::text_of(m.where),
                        kit::text_of(m.printed), kit::text_of(m.recomputed)));
      });
}

void CardView::sign() {
  if (!project()) return;
  const auto cards = governance::stored_cards(*project(), card_name());
  if (!cards) return report(cards.error());
  if (cards->empty()) return notify(tr("This card was not exported yet; a signature covers an export."));
  const auto key = governance::key_for(who_->text().trimmed().toStdString(), passphrase_->text().toStdString());
  if (!key) return report(key.error());
  Project* from = project();
  sign_->setEnabled(false);
  job().start<governance::Approval>(
      tr("Signing the card"),
      [from, hash = cards->front().hash, key = *key, role = role_->text().toStdString(),
       decision = decision_->text().toStdString()](const Exec& exec) {
        return governance::approve(*from, hash, key, role, decision, exec);
      },
      [this](Result<governance::Approval> done) {
        sign_->setEnabled(context().writable());
        passphrase_->clear();
        if (!done) return report(done.error());
        notify(tr("%1 signed card %2.")
                   .arg(kit::text_of(done->name), kit::text_of(report::fours(done->card, 16))));
        context().changed();
      });
}

}  // namespace habitus
