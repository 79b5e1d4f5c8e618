#include "resources/fonts.h"

#include "resources/load.h"

#include <QDir>
#include <QFontDatabase>

namespace habitus {

void load_fonts() {
  static const bool done = [] {
    load_resources();
    const QDir folder(QStringLiteral(":/fonts"));
    const QStringList files = folder.entryList(QDir::Files, QDir::Name);
    for (const QString& file : files) QFontDatabase::addApplicationFont(folder.filePath(file));
    return true;
  }();
  static_cast<void>(done);
}

}  // namespace habitus
