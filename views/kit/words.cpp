#include "views/kit/words.h"

#include <cmath>

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

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

}  // namespace

std::string Words::translated(const std::string& source) const {
  return QCoreApplication::translate("core", source.c_str()).toStdString();
}

QLocale Words::locale() const { return QLocale(); }

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
