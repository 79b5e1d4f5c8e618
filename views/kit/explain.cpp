#include "views/kit/explain.h"

#include <QDialog>
#include <QFile>
#include <QLocale>
#include <QScreen>
#include <QTextBrowser>
#include <QVBoxLayout>

#include "views/kit/theme.h"
#include "views/kit/words.h"

namespace habitus::kit {
namespace {

QString read(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

}  // namespace

QString explanation(const QString& id) {
  if (QLocale().language() == QLocale::German)
    if (const QString german = read(QStringLiteral(":/explanations/de/") + id + QStringLiteral(".md"));
        !german.isEmpty())
      return german;
  return read(QStringLiteral(":/explanations/") + id + QStringLiteral(".md"));
}

void show_explanation(QWidget* anchor, const std::string& id) {
  const Theme& theme = Theme::now();
  auto* box = new QDialog(anchor, Qt::Popup);
  box->setAttribute(Qt::WA_DeleteOnClose);
  box->setWindowTitle(QObject::tr("Explanation"));
  auto* column = new QVBoxLayout(box);
  column->setContentsMargins(8, 8, 8, 8);
  auto* text = new QTextBrowser(box);
  text->setAccessibleName(QObject::tr("Explanation"));
  text->setFrameShape(QFrame::NoFrame);
  text->setOpenLinks(false);
  QString markdown = explanation(text_of(id));
  if (markdown.isEmpty()) markdown = QObject::tr("There is no explanation for this yet.");
  text->setMarkdown(markdown);
  column->addWidget(text);
  box->resize(theme.px(400), theme.px(320));
  QPoint at = anchor->mapToGlobal(QPoint(anchor->width() - theme.px(400), anchor->height() + 4));
  at.setX(std::max(at.x(), anchor->screen()->availableGeometry().left() + 4));
  box->move(at);
  box->show();
  text->setFocus();
}

}  // namespace habitus::kit
