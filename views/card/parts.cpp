// What the Card dock is made of: sections, pages, form, and the buttons below.
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>

#include "views/card/card.h"
#include "views/card/state.h"
#include "views/kit/form.h"
#include "views/kit/labels.h"
#include "views/kit/pages.h"
#include "views/kit/words.h"

namespace habitus {

QWidget* CardView::build_body() {
  auto* split = new QSplitter(Qt::Horizontal, this);
  split->setChildrenCollapsible(false);
  sections_ = new QListWidget(split);
  sections_->setAccessibleName(tr("Sections of the card"));
  sections_->setFrameShape(QFrame::NoFrame);
  sections_->setMinimumWidth(170);
  sections_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  pages_ = new kit::Pages(split);
  split->addWidget(sections_);
  split->addWidget(pages_);
  split->setStretchFactor(0, 0);
  split->setStretchFactor(1, 1);
  split->setSizes({250, 610});
  connect(sections_, &QListWidget::currentRowChanged, this, [this] {
    if (!state_->card) return;
    pages_->show_section(section());
    show_section();
  });
  return split;
}

void CardView::build_form() {
  form_ = new kit::Form;
  model_ = form_->choice(tr("Model"), tr("The card is about this model"));
  connect(model_, &QComboBox::currentIndexChanged, this, [this] {
    if (project()) load();
  });
  const auto line = [this](const QString& label, const char* key, const QString& help = {}) {
    QLineEdit* edit = form_->text(label, help);
    connect(edit, &QLineEdit::textEdited, this, [this, key](const QString& text) { edited(key, text); });
    return edit;
  };
  build_section_fields();
  build_limit_fields();
  form_->section(tr("Page one"));
  title_ = line(tr("Title"), "title");
  purpose_ = line(tr("Purpose"), "purpose", tr("One sentence: what is decided with it"));
  owner_ = line(tr("Owner"), "owner");
  developer_ = line(tr("Developer"), "developer");
  validator_ = line(tr("Validator"), "validator", tr("Somebody who did not build the model"));
  valid_ = line(tr("Valid until"), "valid_until", tr("A date, like 2026-04-30"));
  form_->section(tr("Gates"));
  gates_ = form_->choice(tr("Plan of gates"), tr("A saved definition of the kind gates"));
  connect(gates_, &QComboBox::currentIndexChanged, this,
          [this] { edited("gates", gates_->currentData().toString()); });
  gate_lines_ = kit::label(kit::Theme::Role::body, {}, form_, kit::Ink::second);
  form_->add(gate_lines_);
  build_export_fields();
  build_sign_fields();
  form_->finish();
}

void CardView::build_section_fields() {
  form_->section(tr("The chosen section"));
  section_title_ = kit::label(kit::Theme::Role::strong, {}, form_);
  form_->add(section_title_);
  text_ = form_->prose(tr("Text of the section"), 7);
  scope_ = form_->prose(tr("Out of scope, foreseeable misuse"), 4);
  because_ =
      form_->text(tr("Not applicable because"),
                  tr("external, no_probabilities, no_attributes, not_metered, or a sentence that somebody "
                     "else signs"));
  build_law_fields();
  build_cause_fields();
  connect(text_, &QPlainTextEdit::textChanged, this,
          [this] { write_text(state_->text, text_->toPlainText()); });
  connect(scope_, &QPlainTextEdit::textChanged, this,
          [this] { write_text("out_of_scope", scope_->toPlainText()); });
  connect(because_, &QLineEdit::textEdited, this, &CardView::waive);
}

void CardView::build_limit_fields() {
  form_->section(tr("Proposed limitations"));
  limits_ = new QListWidget(form_);
  limits_->setWordWrap(true);
  limits_->setFixedHeight(120);
  limits_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  form_->add(tr("Not yet decided"), limits_);
  why_ = form_->text(tr("What limits it, or why it is none"));
  auto* row = new QWidget(form_);
  auto* buttons = new QHBoxLayout(row);
  buttons->setContentsMargins(0, 0, 0, 0);
  accept_ = new QPushButton(tr("Accept"), row);
  refute_ = new QPushButton(tr("Refute"), row);
  buttons->addWidget(accept_);
  buttons->addWidget(refute_);
  buttons->addStretch(1);
  form_->add(row);
  connect(accept_, &QPushButton::clicked, this, [this] { decide(true); });
  connect(refute_, &QPushButton::clicked, this, [this] { decide(false); });
}

void CardView::build_sign_fields() {
  form_->section(tr("Sign the last export"));
  who_ = form_->text(tr("Whose key"), tr("Made on first use, kept outside the project"));
  who_->setText(kit::text_of(current_actor()));
  passphrase_ = form_->text(tr("Passphrase"));
  passphrase_->setEchoMode(QLineEdit::Password);
  role_ = form_->text(tr("Role"));
  role_->setText(tr("Approver"));
  decision_ = form_->text(tr("Decision"));
  decision_->setText(tr("approves"));
  sign_ = new QPushButton(tr("Sign"), form_);
  sign_->setAccessibleName(tr("Sign the last export"));
  form_->add(sign_);
  connect(sign_, &QPushButton::clicked, this, &CardView::sign);
}

QWidget* CardView::build_footer() {
  auto* foot = new QWidget(this);
  auto* row = new QHBoxLayout(foot);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  recompute_ = new QPushButton(tr("Recompute…"), foot);
  recompute_->setToolTip(
      tr("Computes every number of an exported card again and names each digit that differs"));
  keep_ = new QPushButton(tr("Keep"), foot);
  keep_->setToolTip(tr("Makes a version of the card as it stands"));
  export_ = new QPushButton(tr("Export…"), foot);
  export_->setDefault(true);
  export_->setToolTip(tr("HTML, PDF, Markdown, JSON and the data dictionary into a folder"));
  row->addWidget(recompute_);
  row->addStretch(1);
  row->addWidget(keep_);
  row->addWidget(export_);
  connect(keep_, &QPushButton::clicked, this, [this] {
    if (const auto kept = keep()) notify(tr("Kept as version %1.").arg(kept->version));
  });
  connect(export_, &QPushButton::clicked, this, &CardView::export_files);
  connect(recompute_, &QPushButton::clicked, this, &CardView::recompute_file);
  return foot;
}

}  // namespace habitus
