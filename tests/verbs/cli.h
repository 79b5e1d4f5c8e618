#pragma once
#include <string>

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

/// The built habitus-cli as a user meets it: what it prints, what it complains, how it ends.
struct Said {
  int code = -1;
  std::string out, err;
};

inline Said cli(const QStringList& arguments, const QString& folder = {}) {
  QProcess process;
  if (!folder.isEmpty()) process.setWorkingDirectory(folder);
  process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/habitus-cli"), arguments);
  process.closeWriteChannel();
  if (!process.waitForFinished(240'000)) return {};
  return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2,
          process.readAllStandardOutput().toStdString(), process.readAllStandardError().toStdString()};
}

inline QStringList words(const char* line) {
  return QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

inline void write_text(const QString& file, const std::string& text) {
  QFile f(file);
  if (f.open(QIODevice::WriteOnly)) f.write(text.data(), static_cast<qint64>(text.size()));
}

inline std::string read_text(const QString& file) {
  QFile f(file);
  return f.open(QIODevice::ReadOnly) ? f.readAll().toStdString() : std::string();
}
