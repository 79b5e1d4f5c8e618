#include "views/kit/save_report.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QFileDialog>
#include <QSaveFile>

#include "core/report/page.h"
#include "views/kit/words.h"
#include "views/paper/paper.h"

namespace habitus::kit {
namespace {

struct Said {
  Q_DECLARE_TR_FUNCTIONS(habitus::kit::QuestionView)
};

}  // namespace

QString save_report(QWidget* parent, const QString& title, const report::Answer& answer,
                    const std::vector<report::Figure>& figures) {
  const QString path = QFileDialog::getSaveFileName(parent, Said::tr("Save as report"), {},
                                                    Said::tr("Web page (*.html);;PDF (*.pdf)"));
  if (path.isEmpty()) return {};
  const report::Page page{title.toStdString(),
                          Json::parse(answer.spec, nullptr, false).value("reason", ""),
                          {{Said::tr("Definition").toStdString(), answer.spec},
                           {Said::tr("Computed from").toStdString(), answer.inputs},
                           {Said::tr("Result").toStdString(), answer.result}},
                          figures};
  const bool paper = path.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive);
  const Result<std::string> made =
      paper ? paper::pdf(report::document(page, words()), {}, words()) : Result<std::string>(report::html(page, words()));
  if (!made) return text_of(english(made.error()));
  const std::string& text = *made;
  QSaveFile file(path);
  if (!file.open(QIODevice::WriteOnly) || file.write(text.data(), qint64(text.size())) < 0 || !file.commit())
    return Said::tr("“%1” cannot be written.").arg(path);
  return Said::tr("Saved as %1.").arg(path);
}

}  // namespace habitus::kit
