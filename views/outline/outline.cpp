#include "views/outline/outline.h"

#include <nlohmann/json.hpp>

#include <QHeaderView>
#include <QLineEdit>
#include <QRegularExpression>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "core/events/log.h"
#include "views/kit/empty_state.h"
#include "views/kit/icons.h"
#include "views/kit/kinds.h"
#include "views/kit/labels.h"
#include "views/kit/words.h"

namespace habitus {
namespace {

/// The definitions that this one was written on and that have moved on since: "shop v3".
QStringList moved_on(Project& project, const Definition& one) {
  static const QRegularExpression pinned(QStringLiteral("@([0-9a-f]{64})"));
  QStringList out;
  for (auto it = pinned.globalMatch(kit::text_of(one.spec)); it.hasNext();) {
    const auto used = project.definitions().by_hash(it.next().captured(1).toStdString());
    if (!used) continue;
    const auto head = project.definitions().head(used->kind, used->name);
    if (!head || !*head || (*head)->hash == used->hash) continue;
    const QString said = QStringLiteral("%1 v%2").arg(kit::text_of(used->name)).arg((*head)->version);
    if (!out.contains(said)) out << said;
  }
  return out;
}

constexpr int kKind = Qt::UserRole, kName = Qt::UserRole + 1, kView = Qt::UserRole + 2;

}  // namespace

Outline::Outline(kit::Context& context) : View(context) {
  auto* page = new kit::Plate(kit::Plate::Ground::surface, this);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, 8, 0, 0);
  column->setSpacing(8);
  filter_ = new QLineEdit(page);
  filter_->setPlaceholderText(tr("Filter the project"));
  filter_->setAccessibleName(tr("Filter the project"));
  filter_->setClearButtonEnabled(true);
  filter_->addAction(kit::icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
  auto* top = new QHBoxLayout;
  top->setContentsMargins(8, 0, 8, 0);
  top->addWidget(filter_);
  column->addLayout(top);
  tree_ = new QTreeWidget(page);
  tree_->setColumnCount(2);
  tree_->setHeaderHidden(true);
  tree_->setAccessibleName(tr("Outline of the project"));
  tree_->header()->setStretchLastSection(false);
  tree_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
  tree_->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
  tree_->header()->setMinimumSectionSize(24);
  column->addWidget(tree_, 1);
  connect(filter_, &QLineEdit::textChanged, this, &Outline::filter);
  connect(tree_, &QTreeWidget::currentItemChanged, this,
          [this](const QTreeWidgetItem* now) { show_subject(now); });
  connect(tree_, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem* item) { open(item); });
  set_body(page);
  empty().set(QStringLiteral("outline"), tr("Nothing here yet"),
              tr("Import an event log, and its sources and definitions stand here."));
  empty().set_action(
      tr("Import an event log…"), [this] { this->context().act(QStringLiteral("import")); }, false);
}

QTreeWidgetItem* Outline::group(const QString& title, int n) {
  auto* item = new QTreeWidgetItem(tree_, {title, kit::count(n)});
  item->setFont(0, kit::Theme::now().font(kit::Theme::Role::strong));
  item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
  item->setForeground(1, kit::Theme::now().text2);
  item->setExpanded(true);
  return item;
}

void Outline::add_sources() {
  const auto info = events::info(*project());
  if (!info || info->sources.empty()) return;
  auto* top = group(tr("Sources"), int(info->sources.size()));
  for (const std::string& source : info->sources) {
    auto* item = new QTreeWidgetItem(top, {kit::text_of(source), {}});
    item->setData(0, kKind, QStringLiteral("source"));
    item->setData(0, kName, kit::text_of(source));
    item->setData(0, kView, QStringLiteral("data"));
  }
  top->setText(1, kit::count(info->events));
  top->setToolTip(1, tr("Events in the log"));
}

void Outline::add_definitions() {
  const auto heads = project()->definitions().heads();
  if (!heads) return report(heads.error());
  std::map<std::string, QTreeWidgetItem*> groups;
  for (const Definition& one : *heads) {
    auto& top = groups[one.kind];
    if (!top) top = group(kit::kind_title(one.kind), 0);
    auto* item = new QTreeWidgetItem(top, {kit::text_of(one.name), QStringLiteral("v%1").arg(one.version)});
    item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    item->setForeground(1, kit::Theme::now().text2);
    item->setData(0, kKind, kit::text_of(one.kind));
    item->setData(0, kName, kit::text_of(one.name));
    item->setData(0, kView, kit::kind_view(one.kind));
    if (const auto draft = project()->definitions().draft(one.kind, one.name); draft && *draft) {
      item->setText(1, tr("edited"));
      item->setForeground(1, kit::Theme::now().warn);
      item->setToolTip(1, tr("A draft that has not been kept as a version"));
    }
    if (const QStringList newer = moved_on(*project(), one); !newer.isEmpty()) {
      item->setText(1, tr("stale"));
      item->setForeground(1, kit::Theme::now().warn);
      item->setToolTip(1, tr("There is a newer %1").arg(newer.join(QStringLiteral(", "))));
    }
    top->setText(1, kit::count(top->childCount()));
  }
}

void Outline::refresh() {
  const QTreeWidgetItem* now = tree_->currentItem();
  const QString kind = now ? now->data(0, kKind).toString() : QString(),
                name = now ? now->data(0, kName).toString() : QString();
  const QSignalBlocker quiet(tree_);
  tree_->clear();
  if (!project()) return show_empty();
  add_sources();
  add_definitions();
  if (tree_->topLevelItemCount() == 0) return show_empty();
  show_body();
  for (QTreeWidgetItemIterator it(tree_); *it; ++it)
    if (!name.isEmpty() && (*it)->data(0, kKind) == kind && (*it)->data(0, kName) == name)
      tree_->setCurrentItem(*it);
  filter(filter_->text());
}

void Outline::filter(const QString& text) {
  for (int g = 0; g < tree_->topLevelItemCount(); ++g) {
    QTreeWidgetItem* top = tree_->topLevelItem(g);
    int shown = 0;
    for (int i = 0; i < top->childCount(); ++i) {
      const bool fits = top->child(i)->text(0).contains(text, Qt::CaseInsensitive) ||
                        top->text(0).contains(text, Qt::CaseInsensitive);
      top->child(i)->setHidden(!fits);
      shown += fits;
    }
    top->setHidden(shown == 0);
  }
}

void Outline::show_subject(const QTreeWidgetItem* item) {
  if (!item || item->data(0, kName).toString().isEmpty()) return;
  const std::string kind = item->data(0, kKind).toString().toStdString();
  context().inspect({kind, item->data(0, kName).toString().toStdString(), {}, kind});
}

void Outline::open(const QTreeWidgetItem* item) {
  const QString view = item->data(0, kView).toString();
  if (!view.isEmpty()) context().open(view, Json{{"name", item->data(0, kName).toString().toStdString()}});
}

kit::ViewCard card_outline() {
  return {QStringLiteral("outline"),
          QT_TRANSLATE_NOOP("card", "Outline"),
          kit::Perspective::prepare,
          kit::Area::left,
          QStringLiteral("outline"),
          QStringLiteral("Ctrl+Alt+O"),
          [](kit::Context& context) -> kit::View* { return new Outline(context); }};
}

}  // namespace habitus
