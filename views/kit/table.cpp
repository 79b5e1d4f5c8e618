#include "views/kit/table.h"

#include <cmath>

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QMimeData>
#include <QPainter>
#include <QStyledItemDelegate>

#include "core/report/page.h"
#include "views/kit/glossary.h"
#include "views/kit/theme.h"
#include "views/kit/words.h"

namespace habitus::kit {
namespace {

const report::Quantity* number(const report::Cell& cell) { return std::get_if<report::Quantity>(&cell); }

QString shown(const report::Cell& cell) { return QString::fromStdString(report::print(cell, words())); }

QString cell_of(const report::Table& table, int row, int column) {
  const size_t r = size_t(row), c = size_t(column);
  return r < table.rows.size() && c < table.rows[r].size() ? shown(table.rows[r][c]) : QString();
}

/// The hairline below each row.
class RowDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    QStyleOptionViewItem plain = option;
    plain.state &= ~QStyle::State_HasFocus;
    QStyledItemDelegate::paint(painter, plain, index);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      Theme::now().line);
  }
};

}  // namespace

void TableModel::set(const report::Table& table) {
  beginResetModel();
  table_ = table;
  endResetModel();
}

std::string TableModel::selection(int row) const {
  return row >= 0 && size_t(row) < table_.selections.size() ? table_.selections[size_t(row)] : std::string();
}

int TableModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : int(table_.rows.size());
}
int TableModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : int(table_.columns.size());
}

QVariant TableModel::data(const QModelIndex& index, int role) const {
  const auto& row = table_.rows[size_t(index.row())];
  if (size_t(index.column()) >= row.size()) return {};
  const report::Cell& cell = row[size_t(index.column())];
  const report::Quantity* q = number(cell);
  switch (role) {
    case Qt::DisplayRole:
      return shown(cell);
    case Qt::TextAlignmentRole:
      return int(Qt::AlignVCenter |
                 (table_.columns[size_t(index.column())].align == report::Column::Align::right
                      ? Qt::AlignRight
                      : Qt::AlignLeft));
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole: {
      if (const auto* text = std::get_if<Text>(&cell)) return meaning_of(*text);
      if (!q) return {};
      if (q->state == report::State::suppressed)
        return tr("Suppressed: a small group, or one that would reveal it");
      if (q->state == report::State::undefined) return tr("Undefined here: there is nothing to divide by");
      if (q->state == report::State::immature) return tr("Its window has not ended: a lower bound");
      if (q->state == report::State::insufficient) return tr("Too little evidence for a verdict");
      const QString interval = QString::fromStdString(report::print_interval(*q, words()));
      return interval.isEmpty() ? QVariant() : tr("95 % interval %1").arg(interval);
    }
    default:
      return {};
  }
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || size_t(section) >= table_.columns.size()) return {};
  const report::Column& column = table_.columns[size_t(section)];
  if (role == Qt::DisplayRole) return say(column.title);
  if (role == Qt::ToolTipRole) return meaning_of(column.title);
  if (role == Qt::TextAlignmentRole)
    return int(Qt::AlignVCenter |
               (column.align == report::Column::Align::right ? Qt::AlignRight : Qt::AlignLeft));
  return {};
}

TableView::TableView(QWidget* parent) : QTableView(parent) {
  setItemDelegate(new RowDelegate(this));
  setSelectionBehavior(SelectRows);
  setSelectionMode(ExtendedSelection);
  setEditTriggers(NoEditTriggers);
  setTabKeyNavigation(false);
  setHorizontalScrollMode(ScrollPerPixel);
  setVerticalScrollMode(ScrollPerPixel);
  setWordWrap(false);
  verticalHeader()->hide();
  horizontalHeader()->setSectionsClickable(false);
  horizontalHeader()->setHighlightSections(false);
  setAccessibleName(tr("Table"));
}

void TableView::setModel(QAbstractItemModel* model) {
  QTableView::setModel(model);
  if (model) connect(model, &QAbstractItemModel::modelReset, this, &TableView::fit);
  fit();
}

void TableView::fit() {
  if (!model()) return;
  resizeColumnsToContents();
  int text = -1, total = 0;
  for (int c = 0; c < model()->columnCount(); ++c) {
    setColumnWidth(c, std::min(columnWidth(c) + 8, 360));
    total += columnWidth(c);
    const int align = model()->headerData(c, Qt::Horizontal, Qt::TextAlignmentRole).toInt();
    if (!(align & Qt::AlignRight) && (text < 0 || columnWidth(c) > columnWidth(text))) text = c;
  }
  horizontalHeader()->setStretchLastSection(false);
  if (text >= 0 && total < viewport()->width())
    setColumnWidth(text, std::min(columnWidth(text) + viewport()->width() - total, 420));
}

void TableView::keyPressEvent(QKeyEvent* event) {
  if (!event->matches(QKeySequence::Copy) || !model()) return QTableView::keyPressEvent(event);
  const auto leaving = leaving_ ? std::make_optional(leaving_()) : std::nullopt;
  QStringList lines;
  for (const QModelIndex& row : selectionModel()->selectedRows()) {
    QStringList cells;
    for (int c = 0; c < model()->columnCount(); ++c)
      cells << (leaving ? cell_of(*leaving, row.row(), c) : model()->index(row.row(), c).data().toString());
    lines << cells.join(QLatin1Char('\t'));
  }
  QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

QString as_tsv(const report::Table& table) {
  QStringList lines, cells;
  for (const auto& column : table.columns) cells << say(column.title);
  lines << cells.join(QLatin1Char('\t'));
  for (const auto& row : table.rows) {
    cells.clear();
    for (const auto& cell : row) cells << shown(cell);
    lines << cells.join(QLatin1Char('\t'));
  }
  return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

QString as_html(const report::Table& table) {
  QString out = QStringLiteral("<table>");
  if (!table.caption.empty())
    out += QStringLiteral("<caption>") + say(table.caption).toHtmlEscaped() + QStringLiteral("</caption>");
  out += QStringLiteral("<tr>");
  for (const auto& column : table.columns)
    out += QStringLiteral("<th>") + say(column.title).toHtmlEscaped() + QStringLiteral("</th>");
  out += QStringLiteral("</tr>");
  for (const auto& row : table.rows) {
    out += QStringLiteral("<tr>");
    for (const auto& cell : row) {
      out += number(cell) ? QStringLiteral("<td align=\"right\">") : QStringLiteral("<td>");
      out += shown(cell).toHtmlEscaped() + QStringLiteral("</td>");
    }
    out += QStringLiteral("</tr>");
  }
  return out + QStringLiteral("</table>");
}

QString as_csv(const report::Table& table) { return QString::fromStdString(report::csv(table, words())); }

void copy_table(const report::Table& table) {
  auto* mime = new QMimeData;
  mime->setText(as_tsv(table));
  mime->setHtml(as_html(table));
  QApplication::clipboard()->setMimeData(mime);
}

}  // namespace habitus::kit
