#include "views/kit/finding.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

#include "core/project/journal.h"
#include "views/kit/form.h"
#include "views/kit/labels.h"
#include "views/kit/words.h"

namespace habitus::kit {

void FindingFields::build(Form& form, Press sign) {
  form.section(tr("Finding"));
  said_ = label(Theme::Role::small, {}, &form, Ink::second);
  said_->setWordWrap(true);
  form.add(said_);
  finding_ = form.prose(tr("What the audit shows"), 3, tr("Signed over exactly these numbers, and kept in the journal"));
  who_ = form.text(tr("Whose key"), tr("Made on first use, kept outside the project"));
  who_->setText(text_of(current_actor()));
  passphrase_ = form.text(tr("Passphrase"));
  passphrase_->setEchoMode(QLineEdit::Password);
  sign_ = new QPushButton(tr("Sign the finding"));
  sign_->setAccessibleName(sign_->text());
  sign_->setEnabled(false);  // until there is an answer
  form.add(sign_);
  connect(sign_, &QPushButton::clicked, this, [this, sign = std::move(sign)] {
    const bool done = sign(finding_->toPlainText().trimmed().toStdString(), who_->text().trimmed().toStdString(),
                           passphrase_->text().toStdString());
    passphrase_->clear();
    if (done) finding_->clear();
  });
}

QString FindingFields::line(const std::string& name, const std::string& time, const std::string& text, bool holds) {
  return (holds ? tr("%1, %2: %3") : tr("%1, %2, the signature does not hold: %3"))
      .arg(text_of(name), text_of(time.substr(0, 10)), text_of(text));
}

void FindingFields::tell(const QStringList& lines, bool writable) {
  said_->setText(lines.isEmpty() ? tr("Nobody has signed a finding on these numbers.") : lines.join(QLatin1Char('\n')));
  sign_->setEnabled(writable);
}

}  // namespace habitus::kit
