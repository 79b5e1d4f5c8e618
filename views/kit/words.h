#pragma once
#include <QString>

#include "core/base/result.h"
#include "core/report/tongue.h"

namespace habitus::kit {

/// The words of the window: translated by the installed translators (context "core"), numbers by the default
/// QLocale.
class Words : public report::Spoken {
 protected:
  std::string translated(const std::string& source) const override;
  QLocale locale() const override;
};
const Words& words();

QString say(const Text& text);
QString say(const Error& error);  ///< "what (where). next"
QString count(qint64 n);          ///< "12,480"
QString percent(double share, int decimals = 0);
QString moment(int64_t time);  ///< date and time in the reader's order, UTC
QString date(int64_t time);
QString bytes(qint64 n);
inline QString text_of(std::string_view utf8) {
  return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

}  // namespace habitus::kit
