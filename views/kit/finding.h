#pragma once
#include <functional>
#include <string>

#include <QCoreApplication>
#include <QStringList>

#include "core/base/result.h"

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace habitus::kit {
class Form;

/// The last section of a form: what was signed about the answer that is shown, and the fields to sign something. Who
/// uses it knows how to sign.
class FindingFields : public QObject {
  Q_DECLARE_TR_FUNCTIONS(habitus::FindingFields)
 public:
  /// Signs a text as somebody with a passphrase.
  using Sign = std::function<Done(const std::string& text, const std::string& who, const std::string& passphrase)>;
  FindingFields(Form& form, const std::string& who, Sign sign, std::function<void(const Error&)> failed);

  /// `all`: a list of things with name, time, text and holds.
  template <class List>
  void show(const List& all, bool writable) {
    QStringList lines;
    for (const auto& one : all) lines << line(one.name, one.time, one.text, one.holds);
    tell(lines, writable);
  }

 private:
  static QString line(const std::string& name, const std::string& time, const std::string& text, bool holds);
  void tell(const QStringList& lines, bool writable);

  QLabel* said_;
  QPlainTextEdit* finding_;
  QLineEdit *who_, *passphrase_;
  QPushButton* sign_;
};

}  // namespace habitus::kit
