#pragma once
#include <functional>
#include <string>

#include <QCoreApplication>
#include <QStringList>

#include "core/base/hash.h"
#include "views/kit/context.h"
#include "views/kit/question_view.h"

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace habitus::kit {
class Form;

/// The last section of a form: what was signed about the answer that is shown, and the fields to sign something. Who
/// uses it says how things are signed and which there are (governance/finding.h); the rest is done here.
class FindingFields : public QObject {
  Q_DECLARE_TR_FUNCTIONS(habitus::FindingFields)
 public:
  /// `sign(project, answer, text, who, passphrase)` and `all(project, answer's hash)`: both give a Result.
  template <class Sign, class All>
  FindingFields(QuestionView& view, Form& form, Context& context, Sign sign, All all) : QObject(&form) {
    refresh_ = [this, &view, &context, all] {
      if (!context.project()) return;
      const auto known = all(*context.project(), sha256(view.answer().body));
      if (!known) return view.report(known.error());
      QStringList lines;
      for (const auto& one : *known) lines << line(one.name, one.time, one.text, one.holds);
      tell(lines, context.writable());
    };
    build(form, [this, &view, &context, sign](const std::string& text, const std::string& who, const std::string& secret) {
      const auto signed_ = sign(*context.project(), view.answer(), text, who, secret);
      if (!signed_) {
        view.report(signed_.error());
        return false;
      }
      refresh();
      context.changed();
      return true;
    });
  }
  void refresh() { refresh_(); }  ///< over the answer that is shown

 private:
  using Press = std::function<bool(const std::string& text, const std::string& who, const std::string& passphrase)>;
  void build(Form& form, Press sign);
  static QString line(const std::string& name, const std::string& time, const std::string& text, bool holds);
  void tell(const QStringList& lines, bool writable);

  std::function<void()> refresh_;
  QLabel* said_;
  QPlainTextEdit* finding_;
  QLineEdit *who_, *passphrase_;
  QPushButton* sign_;
};

}  // namespace habitus::kit
