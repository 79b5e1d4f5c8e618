#pragma once
#include "views/kit/view.h"

namespace habitus::kit {

class TableModel;
class TableView;
class ThemedLabel;

/// A dock of rows: a sentence, what chooses among them, the rows, and below them what stands behind the chosen one.
class ListView : public View {
  Q_OBJECT
 public:
  explicit ListView(Context& context) : View(context) {}

 protected:
  /// Once, in the constructor: `name` of the rows; `bar` may be null; the rows take `rows` parts of the height beside
  /// `below` of the detail.
  void build(const QString& name, QWidget* bar, QWidget* detail, int rows, int below);
  virtual void row_chosen() = 0;

  ThemedLabel* sentence_ = nullptr;
  TableModel* model_ = nullptr;
  TableView* view_ = nullptr;
};

}  // namespace habitus::kit
