#include "views/kit/explain.h"

#include <QCoreApplication>
#include <QDialog>
#include <QFile>
#include <QLocale>
#include <QScreen>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextCursor>
#include <QVBoxLayout>

#include "views/kit/kinds.h"
#include "views/kit/theme.h"
#include "views/kit/words.h"

namespace habitus::kit {
namespace {

QString read(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

}  // namespace

// "funnel-breakdown" without a text of its own is explained by "funnel"; kinds are explained by their view.
QString explanation(const QString& id) {
  for (QString name = id; !name.isEmpty();) {
    if (QLocale().language() == QLocale::German)
      if (const QString german = read(QStringLiteral(":/explanations/de/") + name + QStringLiteral(".md"));
          !german.isEmpty())
        return german;
    if (const QString text = read(QStringLiteral(":/explanations/") + name + QStringLiteral(".md"));
        !text.isEmpty())
      return text;
    const auto cut = std::max({name.lastIndexOf(QLatin1Char('-')), name.lastIndexOf(QLatin1Char('.')),
                               name.lastIndexOf(QLatin1Char('_'))});
    name.truncate(std::max<qsizetype>(cut, 0));
  }
  const QString view = kind_view(id.toStdString());
  return view.isEmpty() || view == id ? QString() : explanation(view);
}

void show_markdown(QTextBrowser* in, const QString& markdown) {
  if (in->property("markdown").toString() == markdown) return;  // while somebody drags it is the same each time
  in->setProperty("markdown", markdown);
  in->setMarkdown(markdown);
  QTextCharFormat strong;
  strong.setFontWeight(QFont::DemiBold);
  QTextCursor cursor(in->document());
  for (QTextBlock block = in->document()->begin(); block.isValid(); block = block.next())
    for (auto it = block.begin(); !it.atEnd(); ++it) {
      const QTextFragment run = it.fragment();
      if (run.charFormat().fontWeight() <= QFont::DemiBold) continue;
      cursor.setPosition(run.position());
      cursor.setPosition(run.position() + run.length(), QTextCursor::KeepAnchor);
      cursor.mergeCharFormat(strong);
    }
}

void show_explanation(QWidget* anchor, const std::string& id) {
  const Theme& theme = Theme::now();
  auto* box = new QDialog(anchor, Qt::Popup);
  box->setAttribute(Qt::WA_DeleteOnClose);
  box->setWindowTitle(QCoreApplication::translate("explain", "Explanation"));
  auto* column = new QVBoxLayout(box);
  column->setContentsMargins(8, 8, 8, 8);
  auto* text = new QTextBrowser(box);
  text->setAccessibleName(QCoreApplication::translate("explain", "Explanation"));
  text->setFrameShape(QFrame::NoFrame);
  text->setOpenLinks(false);
  QString markdown = explanation(text_of(id));
  if (markdown.isEmpty())
    markdown = QCoreApplication::translate("explain", "There is no explanation for this yet.");
  show_markdown(text, markdown);
  column->addWidget(text);
  box->resize(theme.px(400), theme.px(320));
  QPoint at = anchor->mapToGlobal(QPoint(anchor->width() - theme.px(400), anchor->height() + 4));
  at.setX(std::max(at.x(), anchor->screen()->availableGeometry().left() + 4));
  box->move(at);
  box->show();
  text->setFocus();
}

}  // namespace habitus::kit
