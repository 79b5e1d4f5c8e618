#include "views/sessions/differing.h"

#include <nlohmann/json.hpp>

#include <QHeaderView>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "core/sessions/compare.h"
#include "views/kit/words.h"

namespace habitus {

DifferingList::DifferingList(kit::Context& context, QWidget* parent)
    : QWidget(parent), context_(context), job_(context, this) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  ask_ = new QPushButton(tr("Who is cut differently"), this);
  ask_->setAccessibleName(ask_->text());
  ask_->setToolTip(tr("Single persons: that they were looked at is written to the journal"));
  tree_ = new QTreeWidget(this);
  tree_->setAccessibleName(tr("Persons cut differently"));
  tree_->setRootIsDecorated(false);
  tree_->setHeaderLabels({tr("Person"), tr("Here"), tr("There")});
  tree_->header()->setStretchLastSection(false);
  tree_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
  for (int c : {1, 2}) tree_->header()->setSectionResizeMode(c, QHeaderView::ResizeToContents);
  tree_->setFixedHeight(160);
  tree_->hide();
  column->addWidget(ask_);
  column->addWidget(tree_);
  connect(ask_, &QPushButton::clicked, this, &DifferingList::look);
}

void DifferingList::set_spec(const std::string& complete) {
  spec_ = complete;
  tree_->clear();
  tree_->hide();
  setVisible(!spec_.empty());
}

void DifferingList::look() {
  Project* project = context_.project();
  if (!project || spec_.empty()) return;
  using All = std::vector<sessions::DifferingActor>;
  job_.start<All>(
      tr("Persons cut differently"),
      [project, text = spec_](const Exec& exec) -> Result<All> {
        TRY(const Json spec, parse_json(text));
        return sessions::differing_actors(*project, spec, exec);
      },
      [this](Result<All> all) {
        if (!all) {
          Q_EMIT refused(all.error());
          return;
        }
        tree_->clear();
        for (size_t i = 0; i < all->size() && i < 500; ++i) {
          const auto& one = (*all)[i];
          auto* item = new QTreeWidgetItem(
              tree_, {kit::text_of(one.actor), kit::count(one.how.mine), kit::count(one.how.theirs)});
          for (int c : {1, 2}) item->setTextAlignment(c, Qt::AlignRight | Qt::AlignVCenter);
        }
        tree_->show();
      });
}

}  // namespace habitus
