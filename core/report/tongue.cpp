#include "core/report/tongue.h"

#include <algorithm>
#include <cmath>

#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>
#include <QtCore/QTranslator>
#include <QtCore/qtmetamacros.h>

#include "core/base/spec.h"

namespace habitus::report {

/// Core prints values inside sentences in its own language; a reader gets them in his: words that have a
/// translation, and numbers ("1,234.5 %") with the separators of the locale.
std::string Spoken::in_the_readers_language(const std::string& word) const {
  if (const size_t cut = word.find("; "); cut != std::string::npos)  // several
    return in_the_readers_language(word.substr(0, cut)) + "; " + in_the_readers_language(word.substr(cut + 2));
  if (const size_t cut = word.find(", "); cut != std::string::npos && translated(word) == word) {
    const std::string of = word.substr(0, cut) + ", %1";  // "Even reach, sex F": a name of ours, and of whom
    if (const std::string said = translated(of); said != of) return fill(said, {word.substr(cut + 2)});
  }
  const QString said = QString::fromStdString(translated(word));
  static const QRegularExpression number(
      QStringLiteral("^([\\-\u2212+]?\\d{1,3}(?:,\\d{3})*)(\\.\\d+)?((?:\\s|\u00a0|\u202f).*)?$"));
  const QLocale reader = locale();
  const auto found = number.match(said);
  if (!found.hasMatch() || reader.decimalPoint() == QStringLiteral(".")) return said.toStdString();
  QString whole = found.captured(1), rest = found.captured(2);
  whole.replace(QLatin1Char(','), reader.groupSeparator());
  rest.replace(QLatin1Char('.'), reader.decimalPoint());
  QString unit = found.captured(3);  // "\u00a0pts": the space stays as it is
  if (unit.size() > 1) unit = unit.left(1) + QString::fromStdString(translated(unit.mid(1).toStdString()));
  const QString all = whole + rest + unit;
  return all.toStdString();
}

namespace {
/// A message names its argument `n` where it stands in quotation marks or all alone: “%1”, but ‘%1’ is a name of ours,
/// as of a gate. A name stays what it is, even where it reads like a word of ours; but for the one that stands for all events. Printed numbers are no names.
bool is_name(const std::string& pattern, size_t n, const std::string& word) {
  const std::string hole = "%" + std::to_string(n + 1);
  const bool alone = pattern == hole, quoted = pattern.find("“" + hole + "”") != std::string::npos;
  const bool number = !word.empty() && (word[0] == '-' || word[0] == '+' || (word[0] >= '0' && word[0] <= '9') ||
                                        word.starts_with("\u2212"));
  return (quoted || (alone && !number)) && word != "any event";
}
}  // namespace

std::string Spoken::say(const Text& text) const {
  if (text.id.empty()) return {};
  std::vector<std::string> args;
  for (const Arg& arg : text.args) {
    if (const auto* whole = std::get_if<int64_t>(&arg))
      args.push_back(locale().toString(qlonglong(*whole)).toStdString());
    else if (const auto* real = std::get_if<double>(&arg))
      args.push_back(locale().toString(*real, 'g', 6).toStdString());
    else if (const auto& word = std::get<std::string>(arg); is_name(text.id, args.size(), word))
      args.push_back(word);
    else
      args.push_back(in_the_readers_language(word));
  }
  return fill(translated(text.id), args);
}

std::string Spoken::number(double value, int decimals) const {
  QString digits = locale().toString(std::abs(value), 'f', decimals);
  const bool zero = std::none_of(digits.begin(), digits.end(), [](QChar c) { return c.digitValue() > 0; });
  if (std::signbit(value) && !zero) digits.prepend(QChar(0x2212));
  return digits.toStdString();
}

namespace {
/// German, whatever the window speaks: its own translator, not an installed one.
class German : public Spoken {
 public:
  German() : carried_(translator_.load(QStringLiteral(":/i18n/habitus_de.qm"))) {}
  bool carried() const { return carried_; }

 protected:
  std::string translated(const std::string& source) const override {
    const QString found = translator_.translate("core", source.c_str());
    return found.isEmpty() ? source : found.toStdString();
  }
  QLocale locale() const override { return QLocale(QLocale::German, QLocale::Germany); }

 private:
  QTranslator translator_;
  bool carried_;
};
const German& german() {
  static const German one;
  return one;
}
}  // namespace

const std::vector<std::string>& languages() {
  static const std::vector<std::string> all{"en", "de"};
  return all;
}

Done check_language(const std::string& language) {
  if (std::find(languages().begin(), languages().end(), language) == languages().end())
    return spec::unknown("language", language, languages(), "language");
  if (language == "de" && !german().carried())
    return fail(Kind::internal, QT_TRANSLATE_NOOP("core", "The program carries no German texts"), "language");
  return {};
}

const Words& words_in(const std::string& language) {
  static const Words english_words;
  if (language == "de") return german();
  return english_words;
}

}  // namespace habitus::report
