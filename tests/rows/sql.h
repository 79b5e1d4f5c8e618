#pragma once
#include <map>
#include <string>

#include <SQLiteCpp/SQLiteCpp.h>

#include "tests/verbs/cli.h"

namespace habitus {

/// What plain SQL says of the events that habitus-cli writes out of a project: one number.
class Exported {
 public:
  explicit Exported(const QString& project) : file_(project + QStringLiteral(".sqlite")) {
    const Said done = cli({QStringLiteral("export"), project, QStringLiteral("--format"), QStringLiteral("sqlite"),
                           QStringLiteral("--out"), file_});
    good_ = done.code == 0;
    if (!good_) qWarning("%s", done.err.c_str());
  }
  double number(const std::string& sql) const {
    if (!good_) return -1;
    SQLite::Database db(file_.toStdString());
    return db.execAndGet(sql).getDouble();
  }

 private:
  QString file_;
  bool good_ = false;
};

}  // namespace habitus
