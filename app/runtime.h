#pragma once
#include <sys/stat.h>
#include <unistd.h>

#include <QByteArray>
#include <QDir>
#include <QFile>

namespace habitus {

/// How the program asks the system for memory (memory.cpp). First thing in main.
void settle_memory();

/// Qt Gui warns on stderr when nobody gave the session a folder for sockets (XDG_RUNTIME_DIR): under sudo, in
/// containers, in cron. Gives it a private one, as Qt itself would.
inline void give_runtime_folder() {
  if (qEnvironmentVariableIsSet("XDG_RUNTIME_DIR")) return;
  const QByteArray path =
      QFile::encodeName(QDir::tempPath()) + "/runtime-habitus-" + QByteArray::number(getuid());
  ::mkdir(path.constData(), 0700);
  qputenv("XDG_RUNTIME_DIR", path);
}

}  // namespace habitus
