#include "views/model/scores.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "views/kit/form.h"
#include "views/kit/words.h"

namespace habitus {

namespace {
/// The first column with one of these words for a name, or −1.
int called(const ingest::Sample& sample, const QStringList& words) {
  for (const QString& word : words)
    for (size_t i = 0; i < sample.columns.size(); ++i)
      if (kit::text_of(sample.columns[i].name).toLower() == word) return static_cast<int>(i);
  return -1;
}
}  // namespace

ScoresDialog::ScoresDialog(const ingest::Sample& sample, const QStringList& targets, QWidget* parent)
    : QDialog(parent), path_(sample.path) {
  setAttribute(Qt::WA_DeleteOnClose);
  setWindowTitle(tr("Import scores"));
  auto* column = new QVBoxLayout(this);
  form_ = new kit::Form(this);
  form_->setMaximumWidth(QWIDGETSIZE_MAX);
  name_ = form_->text(tr("Name of the model"));
  actor_ = form_->choice(tr("Column with the actor id"));
  score_ = form_->choice(tr("Column with the score"), tr("Chances where all lie between 0 and 1, else a ranking"));
  outcome_ = form_->choice(tr("What happened"), tr("A column of 0 and 1, or a target counted in the log"));
  date_ = form_->suggest(tr("Date of the score"), tr("A column of dates, or one date for all, like 2025-01-31"));
  form_->finish();
  column->addWidget(form_);
  outcome_->addItem(tr("Not known yet"), QString());
  for (const auto& c : sample.columns) {
    const QString name = kit::text_of(c.name);
    actor_->addItem(name, name);
    if (c.numeric) score_->addItem(name, name);
    if (c.numeric && c.distinct <= 2) outcome_->addItem(name, QString(QLatin1Char('c') + name));
    if (c.time) date_->addItem(name);
  }
  for (const QString& target : targets) outcome_->addItem(tr("Target %1").arg(target), QString(QLatin1Char('t') + target));
  propose(sample);
  auto* buttons = new QDialogButtonBox(this);
  auto* import = buttons->addButton(tr("Import"), QDialogButtonBox::AcceptRole);
  import->setAccessibleName(tr("Import these scores"));
  buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
  column->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::accepted, this, [this] { take(); });
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  form_->setMinimumWidth(380);
  column->setSizeConstraint(QLayout::SetFixedSize);
}

void ScoresDialog::propose(const ingest::Sample& sample) {
  name_->setText(QFileInfo(kit::text_of(sample.path)).completeBaseName());
  const auto choose = [&](QComboBox* box, const QStringList& words) {
    if (const int at = called(sample, words); at >= 0)
      box->setCurrentIndex(std::max(0, box->findText(kit::text_of(sample.columns[size_t(at)].name))));
  };
  choose(actor_, {QStringLiteral("actor"), QStringLiteral("user"), QStringLiteral("user_id"), QStringLiteral("person"),
                  QStringLiteral("customer"), QStringLiteral("customer_id"), QStringLiteral("id")});
  choose(score_, {QStringLiteral("score"), QStringLiteral("probability"), QStringLiteral("risk"),
                  QStringLiteral("prediction"), QStringLiteral("p")});
  choose(outcome_, {QStringLiteral("label"), QStringLiteral("outcome"), QStringLiteral("y"), QStringLiteral("target")});
  const int dated = called(sample, {QStringLiteral("as_of"), QStringLiteral("date"), QStringLiteral("when")});
  date_->setEditText(dated >= 0             ? kit::text_of(sample.columns[size_t(dated)].name)
                     : date_->count() > 0   ? date_->itemText(0)
                                            : QString());
}

void ScoresDialog::take() {
  const QString name = name_->text().trimmed(), date = date_->currentText().trimmed();
  form_->field(name_)->set_error(name.isEmpty() ? tr("It has no name. Write one.") : QString());
  form_->field(date_)->set_error(date.isEmpty() ? tr("Scores belong to a date. Write one.") : QString());
  form_->field(score_)->set_error(score_->count() == 0 ? tr("No column of this table holds numbers.") : QString());
  if (name.isEmpty() || date.isEmpty() || score_->count() == 0) return;
  models::ScoreTable table{path_, name.toStdString(), actor_->currentText().toStdString(),
                           score_->currentText().toStdString()};
  table.as_of = date.toStdString();
  const QString outcome = outcome_->currentData().toString();
  (outcome.startsWith(QLatin1Char('t')) ? table.target : table.label) = outcome.mid(1).toStdString();
  Q_EMIT wanted(table);
  accept();
}

}  // namespace habitus
