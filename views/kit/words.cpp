#include "views/kit/words.h"

#include <cmath>

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

#include "core/base/time.h"

namespace habitus::kit {

namespace {

/// Words of specs that sentences repeat.
[[maybe_unused]] constexpr const char* kWords[] = {
    QT_TRANSLATE_NOOP("core", "hour"),    QT_TRANSLATE_NOOP("core", "day"),
    QT_TRANSLATE_NOOP("core", "week"),    QT_TRANSLATE_NOOP("core", "month"),
    QT_TRANSLATE_NOOP("core", "quarter"), QT_TRANSLATE_NOOP("core", "year"),
    QT_TRANSLATE_NOOP("core", "active"),  QT_TRANSLATE_NOOP("core", "did"),
    QT_TRANSLATE_NOOP("core", "repeat")};

/// Core prints values inside sentences in its own language; a reader gets them in his: words that have a
/// translation, and numbers ("1,234.5 %") with the separators of the locale.
std::string in_the_readers_language(const std::string& word) {
  const QString translated = QCoreApplication::translate("core", word.c_str());
  static const QRegularExpression number(
      QStringLiteral("^([\\-\u2212+]?\\d{1,3}(?:,\\d{3})*)(\\.\\d+)?((?:\\s|\u00a0|\u202f).*)?$"));
  const QLocale locale;
  const auto found = number.match(translated);
  if (!found.hasMatch() || locale.decimalPoint() == QStringLiteral(".")) return translated.toStdString();
  QString whole = found.captured(1), rest = found.captured(2);
  whole.replace(QLatin1Char(','), locale.groupSeparator());
  rest.replace(QLatin1Char('.'), locale.decimalPoint());
  const QString all = whole + rest + found.captured(3);
  return all.toStdString();
}

}  // namespace

std::string Words::say(const Text& text) const {
  if (text.id.empty()) return {};
  const QString pattern = QCoreApplication::translate("core", text.id.c_str());
  std::vector<std::string> args;
  for (const Arg& arg : text.args) {
    if (const auto* whole = std::get_if<int64_t>(&arg))
      args.push_back(QLocale().toString(qlonglong(*whole)).toStdString());
    else if (const auto* real = std::get_if<double>(&arg))
      args.push_back(QLocale().toString(*real, 'g', 6).toStdString());
    else
      args.push_back(in_the_readers_language(std::get<std::string>(arg)));
  }
  return fill(pattern.toStdString(), args);
}

std::string Words::number(double value, int decimals) const {
  QString digits = QLocale().toString(std::abs(value), 'f', decimals);
  const bool zero = !digits.contains(QRegularExpression(QStringLiteral("[1-9]")));
  if (std::signbit(value) && !zero) digits.prepend(QChar(0x2212));
  return digits.toStdString();
}

const Words& words() {
  static const Words all;
  return all;
}

QString say(const Text& text) { return QString::fromStdString(words().say(text)); }

QString say(const Error& error) {
  QString out = say(error.what);
  if (!error.where.empty()) out += QStringLiteral(" (") + text_of(error.where) + QStringLiteral(")");
  if (!out.isEmpty() && !out.endsWith(QLatin1Char('.'))) out += QLatin1Char('.');
  if (!error.next.empty()) {
    out += QLatin1Char(' ') + say(error.next);
    if (!out.endsWith(QLatin1Char('.'))) out += QLatin1Char('.');
  }
  return out;
}

QString count(qint64 n) { return QString::fromStdString(words().number(double(n), 0)); }

QString percent(double share, int decimals) {
  if (std::isnan(share)) return QStringLiteral("–");
  return QString::fromStdString(words().number(share * 100, decimals)) + QStringLiteral("\u00a0%");
}

QString moment(int64_t time) {
  return QLocale().toString(QDateTime::fromMSecsSinceEpoch(time / 1000, Qt::UTC), QLocale::ShortFormat);
}

QString date(int64_t time) {
  return QLocale().toString(QDateTime::fromMSecsSinceEpoch(time / 1000, Qt::UTC).date(),
                            QStringLiteral("d MMM yyyy"));
}

QString bytes(qint64 n) { return QLocale().formattedDataSize(n, 1, QLocale::DataSizeSIFormat); }

}  // namespace habitus::kit
