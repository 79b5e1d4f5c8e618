#pragma once
#include <functional>

#include <QAbstractTableModel>
#include <QTableView>

#include "core/report/figure.h"

namespace habitus::kit {

/// A report::Table as a Qt model. Quantities sort by value and print through words(); undefined and
/// suppressed say so aloud.
class TableModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  using QAbstractTableModel::QAbstractTableModel;
  void set(const report::Table& table);
  const report::Table& table() const { return table_; }
  std::string selection(int row) const;  ///< empty when the row has none
  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  report::Table table_;
};

/// Any table of the window: 26 px rows, hairlines, a text column stretches, rows are selected whole, Ctrl+C
/// copies the rows.
class TableView : public QTableView {
  Q_OBJECT
 public:
  explicit TableView(QWidget* parent = nullptr);
  void setModel(QAbstractItemModel* model) override;
  /// What Ctrl+C takes the chosen rows from, where it is not the model itself: the same rows, small cells
  /// withheld.
  void set_leaving(std::function<report::Table()> how) { leaving_ = std::move(how); }
  void fit();  ///< columns to their contents; the widest text column takes the rest

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  std::function<report::Table()> leaving_;
};

QString as_tsv(const report::Table& table);
QString as_html(const report::Table& table);
/// RFC 4180; numbers at full precision with a point, intervals in columns of their own.
QString as_csv(const report::Table& table);
void copy_table(const report::Table& table);

}  // namespace habitus::kit
