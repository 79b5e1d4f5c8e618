#include "views/kit/list_view.h"

#include <QItemSelectionModel>
#include <QSplitter>
#include <QVBoxLayout>

#include "views/kit/labels.h"
#include "views/kit/table.h"

namespace habitus::kit {

void ListView::build(const QString& name, QWidget* bar, QWidget* detail, int rows, int below) {
  auto* body = new Plate(Plate::Ground::surface, this);
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(0, 12, 0, 0);
  column->setSpacing(8);
  sentence_ = label(Theme::Role::sentence, {}, body);
  sentence_->setContentsMargins(16, 0, 16, 0);
  column->addWidget(sentence_);
  if (bar) column->addWidget(bar);
  auto* split = new QSplitter(Qt::Vertical, body);
  split->setChildrenCollapsible(false);
  view_ = new TableView(split);
  view_->setAccessibleName(name);
  model_ = new TableModel(view_);
  view_->setModel(model_);
  connect(view_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] { row_chosen(); });
  split->addWidget(view_);
  split->addWidget(detail);
  split->setStretchFactor(0, rows);
  split->setStretchFactor(1, below);
  column->addWidget(split, 1);
  set_body(body);
}

}  // namespace habitus::kit
