#include "views/import/column_table.h"

#include <QComboBox>
#include <QHeaderView>

#include "views/kit/theme.h"

namespace habitus {

QString ColumnTable::title(Role role) {
  switch (role) {
    case Role::property:
      return tr("Property");
    case Role::actor:
      return tr("Actor");
    case Role::event:
      return tr("Event");
    case Role::time:
      return tr("Time");
    case Role::arrival:
      return tr("Arrival");
    case Role::event_id:
      return tr("Event id");
    case Role::session:
      return tr("Session");
    case Role::channel:
      return tr("Channel");
    case Role::value:
      return tr("Value");
    case Role::weight:
      return tr("Weight");
    case Role::left_out:
      return tr("Left out");
  }
  return {};
}

ColumnTable::ColumnTable(QWidget* parent) : QTableWidget(parent) {
  setAccessibleName(tr("Columns of the file and their roles"));
  setEditTriggers(QAbstractItemView::NoEditTriggers);
  setSelectionMode(QAbstractItemView::NoSelection);
  setShowGrid(false);
  setWordWrap(false);
  setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  horizontalHeader()->setHighlightSections(false);
  horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  verticalHeader()->hide();
}

void ColumnTable::show_sample(const ingest::Sample& sample, const std::vector<Role>& roles) {
  const kit::Theme& theme = kit::Theme::now();
  clear();
  const int shown = std::min(8, static_cast<int>(sample.records.size()));
  setColumnCount(static_cast<int>(sample.columns.size()));
  setRowCount(shown + 1);
  setRowHeight(0, theme.px(36));
  for (int c = 0; c < columnCount(); ++c) {
    const auto& column = sample.columns[static_cast<size_t>(c)];
    const QString name = QString::fromStdString(column.name);
    setHorizontalHeaderItem(c, new QTableWidgetItem(name));
    auto* combo = new QComboBox(this);
    combo->setAccessibleName(tr("Role of column %1").arg(name));
    for (int r = 0; r < kRoles; ++r) combo->addItem(title(static_cast<Role>(r)), r);
    combo->setCurrentIndex(static_cast<int>(roles[static_cast<size_t>(c)]));
    connect(combo, &QComboBox::currentIndexChanged, this, [this] { Q_EMIT rolesChanged(this->roles()); });
    setCellWidget(0, c, combo);
    for (int r = 0; r < shown; ++r) {
      const auto& record = sample.records[static_cast<size_t>(r)];
      const std::string text =
          static_cast<size_t>(c) < record.size() ? record[static_cast<size_t>(c)] : std::string();
      auto* item = new QTableWidgetItem(QString::fromStdString(excerpt(text, 60)));
      if (column.numeric) item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
      setItem(r + 1, c, item);
    }
  }
  resizeColumnsToContents();
  for (int c = 0; c < columnCount(); ++c)
    setColumnWidth(c, std::clamp(columnWidth(c), theme.px(112), theme.px(260)));
}

std::vector<Role> ColumnTable::roles() const {
  std::vector<Role> out;
  for (int c = 0; c < columnCount(); ++c)
    if (const auto* combo = qobject_cast<const QComboBox*>(cellWidget(0, c)))
      out.push_back(static_cast<Role>(combo->currentIndex()));
  return out;
}

}  // namespace habitus
