// What the Card dock asks of a person about the law, about causes, and about the copies that leave.
#include <nlohmann/json.hpp>

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QSpinBox>

#include "core/governance/causal.h"
#include "core/governance/clauses.h"
#include "core/governance/settings.h"
#include "views/card/card.h"
#include "views/card/state.h"
#include "views/kit/form.h"
#include "views/kit/labels.h"
#include "views/kit/words.h"

namespace habitus {

namespace {
QString mark(const std::string& state) {
  return state == "met"              ? QStringLiteral("●")
         : state == "not_applicable" ? QStringLiteral("⊖")
                                     : QStringLiteral("○");
}
}  // namespace

/// Of section 14: legal basis, rights, and the checklist of clauses.
void CardView::build_law_fields() {
  const auto prose = [this](const QString& label, const char* key) {
    QPlainTextEdit* edit = form_->prose(label, 3);
    connect(edit, &QPlainTextEdit::textChanged, this,
            [this, edit, key] { write_text(key, edit->toPlainText()); });
    return edit;
  };
  basis_ = prose(tr("Legal basis"), "legal_basis");
  rights_ = prose(tr("Rights of the persons concerned"), "rights");
  clauses_ = new QListWidget(form_);
  clauses_->setFixedHeight(150);
  clauses_->setWordWrap(true);
  clauses_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  for (const governance::Clause& c : governance::clauses()) {
    auto* item = new QListWidgetItem(clauses_);
    item->setData(Qt::UserRole, QString::fromLatin1(c.name));
    item->setToolTip(kit::say(c.asks));
  }
  form_->add(tr("Clauses of law"), clauses_);
  clause_state_ = form_->choice(tr("The chosen clause is"));
  clause_state_->addItem(tr("open"), QStringLiteral("open"));
  clause_state_->addItem(tr("met"), QStringLiteral("met"));
  clause_state_->addItem(tr("not applicable"), QStringLiteral("not_applicable"));
  clause_note_ = form_->text(tr("How it is met, or why it does not apply"));
  connect(clauses_, &QListWidget::currentRowChanged, this, [this] {
    form_->field(clause_note_)->set_error({});
    show_clause();
  });
  connect(clause_state_, &QComboBox::currentIndexChanged, this, &CardView::answer_clause);
  connect(clause_note_, &QLineEdit::textEdited, this, &CardView::answer_clause);
  clauses_->setCurrentRow(0);
}

/// Of section 20: what the card says about causes.
void CardView::build_cause_fields() {
  claim_ = form_->choice(tr("Causes"), tr("What may be read from the figures; every copy says it"));
  claim_->addItem(tr("association only"), QStringLiteral("association"));
  claim_->addItem(tr("randomised: chance decided who was treated"), QStringLiteral("randomised"));
  claim_->addItem(tr("adjusted: by a drawing of causes"), QStringLiteral("adjusted"));
  experiment_ = form_->text(tr("Id of the experiment"));
  treatment_ = form_->text(tr("Treatment"), tr("What is done, as it is called in the drawing"));
  outcome_ = form_->text(tr("Outcome"));
  edges_ = form_->prose(tr("Drawing of causes"), 4, tr("One arrow a line, like: tenure -> order"));
  adjust_ = form_->text(tr("Held fixed"), tr("The adjustment set, separated by commas"));
  connect(claim_, &QComboBox::currentIndexChanged, this, &CardView::write_cause);
  for (QLineEdit* line : {experiment_, treatment_, outcome_, adjust_})
    connect(line, &QLineEdit::textEdited, this, &CardView::write_cause);
  connect(edges_, &QPlainTextEdit::textChanged, this, &CardView::write_cause);
}

void CardView::build_export_fields() {
  form_->section(tr("Copies that leave"));
  lacks_ = kit::label(kit::Theme::Role::body, {}, form_, kit::Ink::second);
  lacks_->setWordWrap(true);
  form_->add(lacks_);
  language_ = form_->choice(tr("Language of the card"));
  language_->addItem(QStringLiteral("English"), QStringLiteral("en"));
  language_->addItem(QStringLiteral("Deutsch"), QStringLiteral("de"));
  kit::select_data(language_,
                   QLocale().language() == QLocale::German ? QStringLiteral("de") : QStringLiteral("en"));
  connect(language_, &QComboBox::currentIndexChanged, this, [this] {
    if (project() && !filling_ && !state_->spec.empty()) make();
  });
  const governance::Setting& group = governance::settings().front();  // gate.min_cell
  min_cell_ = form_->whole(kit::say(group.name), 2, 1000, 10, kit::say(group.help));
  connect(min_cell_, &QSpinBox::editingFinished, this, &CardView::set_min_cell);
  draft_ = form_->check(tr("Export as a draft that names what is missing"));
}

/// A setting of the project, as the verb `setting` sets it: everything exported obeys it from now on.
void CardView::set_min_cell() {
  if (!project() || filling_) return;
  const std::string key = governance::settings().front().key, value = std::to_string(min_cell_->value());
  const auto now = governance::setting_value(*project(), key);
  if (!now) return report(now.error());
  if (*now == value) return;
  if (const auto done = governance::change_setting(*project(), key, value); !done)
    return report(done.error());
  context().changed();
}

/// The fields of the chosen section that only it has; required ones say so while they are blank.
void CardView::show_law() {
  const std::string number = section();
  const Json spec = Json::parse(state_->spec, nullptr, false), texts = spec.value("texts", Json::object());
  const auto put = [&](QPlainTextEdit* edit, const std::string& key, bool shown) {
    const QString now = kit::text_of(texts.value(key, ""));
    if (edit->toPlainText() != now) edit->setPlainText(now);
    form_->field(edit)->setVisible(shown);
    const bool required = governance::required_text(key) != nullptr;
    form_->field(edit)->set_error(required && now.trimmed().isEmpty()
                                      ? tr("Required: without it the card leaves only as a draft.")
                                      : QString());
  };
  put(text_, state_->text, true);
  put(scope_, "out_of_scope", number == "2");
  put(basis_, "legal_basis", number == "14");
  put(rights_, "rights", number == "14");
  const auto answers = governance::answered_clauses(spec);
  for (int i = 0; i < clauses_->count(); ++i) {
    const governance::ClauseAnswer& a = answers[size_t(i)];
    clauses_->item(i)->setText(
        QStringLiteral("%1  %2  %3")
            .arg(mark(a.state), kit::say(Text(a.clause->name)), kit::say(a.clause->title)));
  }
  for (QWidget* w : {static_cast<QWidget*>(clauses_), static_cast<QWidget*>(clause_state_),
                     static_cast<QWidget*>(clause_note_)})
    form_->field(w)->setVisible(number == "14");
  show_clause();
  const QString claim = claim_->currentData().toString();
  form_->field(claim_)->setVisible(number == "20");
  form_->field(experiment_)->setVisible(number == "20" && claim == QLatin1String("randomised"));
  for (QWidget* w : {static_cast<QWidget*>(treatment_), static_cast<QWidget*>(outcome_)})
    form_->field(w)->setVisible(number == "20" && claim != QLatin1String("association"));
  for (QWidget* w : {static_cast<QWidget*>(edges_), static_cast<QWidget*>(adjust_)})
    form_->field(w)->setVisible(number == "20" && claim == QLatin1String("adjusted"));
}

void CardView::show_clause() {
  const QListWidgetItem* item = clauses_->currentItem();
  if (!item || state_->spec.empty()) return;
  const Json spec = Json::parse(state_->spec, nullptr, false);
  for (const governance::ClauseAnswer& a : governance::answered_clauses(spec)) {
    if (item->data(Qt::UserRole).toString() != QLatin1String(a.clause->name)) continue;
    const QSignalBlocker quiet(clause_state_);
    form_->field(clause_state_)->set_help(kit::say(a.clause->asks));
    if (form_->field(clause_note_)->wrong()) return;  // somebody is about to write the note
    kit::select_data(clause_state_, kit::text_of(a.state));
    if (clause_note_->text() != kit::text_of(a.note)) clause_note_->setText(kit::text_of(a.note));
  }
}

/// A state other than open is kept once its note says how, or why.
void CardView::answer_clause() {
  const QListWidgetItem* item = clauses_->currentItem();
  if (filling_ || !item) return;
  const std::string name = item->data(Qt::UserRole).toString().toStdString(),
                    state = clause_state_->currentData().toString().toStdString(),
                    note = clause_note_->text().trimmed().toStdString();
  const bool bare = state != "open" && note.empty();
  form_->field(clause_note_)
      ->set_error(bare ? tr("Say how it is met, or why it does not apply.") : QString());
  if (bare) return;
  Json spec = Json::parse(state_->spec);
  spec["clauses"][name] = Json{{"state", state}, {"note", note}};
  if (state == "open" && note.empty()) spec["clauses"].erase(name);
  if (spec["clauses"].empty()) spec.erase("clauses");
  state_->spec = canonical(spec);
  changed();
}

void CardView::fill_cause(const Json& causal) {
  const auto text = [&](const char* key) { return kit::text_of(causal.value(key, "")); };
  kit::select_data(claim_, causal.contains("claim") ? text("claim") : QStringLiteral("association"));
  experiment_->setText(text("experiment")), treatment_->setText(text("treatment")),
      outcome_->setText(text("outcome"));
  QStringList arrows, fixed;
  for (const Json& e : causal.value("edges", Json::array()))
    arrows << (e.is_string() ? kit::text_of(e.get<std::string>())
                             : kit::text_of(e[0].get<std::string>() + " -> " + e[1].get<std::string>()));
  for (const Json& z : causal.value("adjust", Json::array())) fixed << kit::text_of(z.get<std::string>());
  edges_->setPlainText(arrows.join(QLatin1Char('\n')));
  adjust_->setText(fixed.join(QStringLiteral(", ")));
  form_->field(claim_)->set_error({});
}

/// A claim is kept once what it needs is there; until then the card says what it said before.
void CardView::write_cause() {
  if (filling_ || !project()) return;
  const std::string claim = claim_->currentData().toString().toStdString();
  Json causal{{"claim", claim}};
  const auto put = [&](const char* key, const QLineEdit* line) {
    if (!line->text().trimmed().isEmpty()) causal[key] = line->text().trimmed().toStdString();
  };
  if (claim == "randomised") put("experiment", experiment_);
  if (claim != "association") put("treatment", treatment_), put("outcome", outcome_);
  if (claim == "adjusted") {
    causal["edges"] = Json::array(), causal["adjust"] = Json::array();
    for (const QString& arrow : edges_->toPlainText().split(QLatin1Char('\n'), Qt::SkipEmptyParts))
      if (!arrow.trimmed().isEmpty()) causal["edges"].push_back(arrow.trimmed().toStdString());
    for (const QString& z : adjust_->text().split(QLatin1Char(','), Qt::SkipEmptyParts))
      if (!z.trimmed().isEmpty()) causal["adjust"].push_back(z.trimmed().toStdString());
  }
  const auto whole = governance::complete_causal(causal);
  form_->field(claim_)->set_error(whole ? QString() : kit::say(whole.error()));
  show_law();
  if (!whole) return;
  Json spec = Json::parse(state_->spec);
  spec["causal"] = causal;
  if (claim == "association") spec.erase("causal");
  state_->spec = canonical(spec);
  changed();
}

/// What the card lacks, and what its last export has become.
void CardView::show_lacking() {
  const governance::Completeness& c = state_->card->complete;
  QStringList names, said;
  for (const governance::Part* p : c.lacking) names << kit::say(p->name);
  said << tr("Complete: %1 of %2 parts.").arg(kit::count(qint64(c.filled())), kit::count(qint64(c.all)));
  if (!names.isEmpty()) said << tr("Lacking: %1.").arg(names.join(QStringLiteral(", ")));
  if (!state_->past.isEmpty()) said << tr("The last export is outdated: %1").arg(state_->past);
  lacks_->setText(said.join(QLatin1Char(' ')));
  draft_->setVisible(!c.required().empty());
}

}  // namespace habitus
