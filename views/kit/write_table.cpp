#include "views/kit/write_table.h"

#include <QCoreApplication>
#include <QFileDialog>

#include "views/kit/words.h"

namespace habitus::kit {

void write_table(View& view, Job& job, const QString& title,
                 std::function<Result<size_t>(const std::string& file, const Exec&)> work) {
  const QString path = QFileDialog::getSaveFileName(
      &view, title, {}, QCoreApplication::translate("habitus::kit::WriteTable", "Table (*.csv)"));
  if (path.isEmpty()) return;
  job.start<size_t>(
      title, [work = std::move(work), file = path.toStdString()](const Exec& exec) { return work(file, exec); },
      [&view](Result<size_t> rows) {
        if (!rows) return view.report(rows.error());
        view.notify(QCoreApplication::translate("habitus::kit::WriteTable", "%1 rows were written.")
                        .arg(count(static_cast<qint64>(*rows))));
      });
}

}  // namespace habitus::kit
