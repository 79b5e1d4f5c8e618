#include "views/taxonomy/rule_tree.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "views/kit/icons.h"
#include "views/kit/list_keys.h"
#include "views/kit/theme.h"
#include "views/kit/words.h"
#include "views/taxonomy/rule_maker.h"

namespace habitus {
namespace {

constexpr int kBehaviour = Qt::UserRole, kAlternative = Qt::UserRole + 1, kCategory = Qt::UserRole + 2;

QString said(const taxonomy::Pattern& pattern) { return kit::text_of(taxonomy::to_text(pattern)); }

/// The last step of a category's path gets another text, for everything below it, too. A text may be a path.
void rename_category(taxonomy::Rules& rules, const std::string& path, const std::string& text) {
  const std::string above = path.substr(0, path.size() - taxonomy::leaf_of(path).size());
  if (text.empty() && !above.empty()) return;  // a step below another needs a name
  for (auto& one : rules.behaviours)
    if (one.category == path || (!path.empty() && taxonomy::is_below(one.category, path)))
      one.category = above + text + one.category.substr(path.size());
}

}  // namespace

RuleTree::RuleTree(QWidget* parent) : QWidget(parent) {
  build();
  connect(tree_, &QTreeWidget::itemChanged, this, [this](QTreeWidgetItem* item, int column) {
    if (!filling_ && column == 0) take(item);
  });
}

void RuleTree::build() {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  tree_ = new QTreeWidget(this);
  tree_->setAccessibleName(tr("Tree of behaviours"));
  tree_->setHeaderLabels({tr("Behaviour"), tr("Events")});
  tree_->header()->setStretchLastSection(false);
  tree_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
  tree_->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
  tree_->headerItem()->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
  tree_->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
  tree_->setToolTip(
      tr("F2 or a double click renames; Alt+Up and Alt+Down change which rule comes first; Delete removes."));
  tree_->setMinimumHeight(280);
  kit::edit_by_keys(
      tree_, [this] { remove(); }, [this](int by) { move(by); });
  column->addWidget(tree_, 1);
  maker_ = new RuleMaker(this);
  column->addWidget(maker_);
  add_buttons(column);
  setFocusProxy(tree_);
  connect(tree_, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem* now) { chosen(now); });
}

void RuleTree::add_buttons(QVBoxLayout* column) {
  auto* buttons = new QHBoxLayout;
  auto* fresh = new QPushButton(tr("New behaviour"), this);
  fresh->setToolTip(tr("A behaviour that is recognised by this rule"));
  auto* also = new QPushButton(tr("Add to the chosen"), this);
  also->setToolTip(tr("The chosen behaviour is recognised by this rule, too"));
  for (QPushButton* button : {fresh, also}) {
    button->setAccessibleName(button->text());
    buttons->addWidget(button);
  }
  column->addLayout(buttons);
  auto* row = new QHBoxLayout;
  change_ = new QPushButton(tr("Change the chosen rule"), this);
  change_->setAccessibleName(change_->text());
  change_->setToolTip(tr("The rule chosen in the tree becomes this one"));
  auto* away = new QToolButton(this);
  away->setIcon(kit::icon(QStringLiteral("minus")));
  away->setAccessibleName(tr("Remove what is chosen"));
  away->setToolTip(away->accessibleName());
  row->addWidget(change_, 1);
  row->addWidget(away);
  column->addLayout(row);
  connect(fresh, &QPushButton::clicked, this, &RuleTree::add_behaviour);
  connect(also, &QPushButton::clicked, this, &RuleTree::add_alternative);
  connect(change_, &QPushButton::clicked, this, &RuleTree::change_alternative);
  connect(away, &QToolButton::clicked, this, &RuleTree::remove);
}

/// What is chosen in the tree stands in the sentence below it.
void RuleTree::chosen(const QTreeWidgetItem* item) {
  const Place at = place(item);
  change_->setEnabled(item && at.alternative >= 0);
  if (filling_ || at.alternative < 0) return;
  maker_->show_pattern(rules_.behaviours[size_t(at.behaviour)].any[size_t(at.alternative)]);
}

void RuleTree::offer(const QStringList& events) { maker_->offer(events); }

void RuleTree::set_properties(const std::vector<std::string>& properties) {
  properties_ = properties;
  maker_->set_properties(properties);
}

void RuleTree::show_rules(const taxonomy::Rules& rules) {
  if (rules == rules_ && tree_->topLevelItemCount() > 0) return;
  rules_ = rules;
  fill();
}

void RuleTree::show_counts(const std::map<std::string, int64_t>& events_of) {
  counts_ = events_of;
  fill();
}

/// The item of a category, below those of the branches that lead to it. An item's category is its whole path.
QTreeWidgetItem* RuleTree::category_item(const std::string& path,
                                         std::map<std::string, QTreeWidgetItem*>& items) {
  QTreeWidgetItem*& item = items[path];
  if (item) return item;
  const auto branches = taxonomy::branches_to(path);
  const QStringList texts{path.empty() ? tr("No category") : kit::text_of(taxonomy::leaf_of(path))};
  item = branches.size() > 1 ? new QTreeWidgetItem(category_item(branches[branches.size() - 2], items), texts)
                             : new QTreeWidgetItem(tree_, texts);
  item->setData(0, kCategory, kit::text_of(path));
  item->setData(0, kBehaviour, -1);
  item->setFont(0, kit::Theme::now().font(kit::Theme::Role::strong));
  item->setFlags(item->flags() | Qt::ItemIsEditable);
  return item;
}

QTreeWidgetItem* RuleTree::behaviour_item(QTreeWidgetItem* above, size_t index) {
  const taxonomy::Behaviour& one = rules_.behaviours[index];
  auto* item = new QTreeWidgetItem(above, {kit::text_of(one.name)});
  item->setFlags(item->flags() | Qt::ItemIsEditable);
  item->setData(0, kBehaviour, int(index));
  item->setData(0, kAlternative, -1);
  item->setData(0, kCategory, kit::text_of(one.category));
  for (size_t k = 0; k < one.any.size(); ++k) {
    auto* rule = new QTreeWidgetItem(item, {said(one.any[k])});
    rule->setFlags(rule->flags() | Qt::ItemIsEditable);
    rule->setForeground(0, kit::Theme::now().text2);
    rule->setToolTip(0, rule->text(0));
    rule->setData(0, kBehaviour, int(index));
    rule->setData(0, kAlternative, int(k));
  }
  return item;
}

void RuleTree::fill() {
  filling_ = true;
  const Place kept = place(tree_->currentItem());
  tree_->clear();
  std::map<std::string, QTreeWidgetItem*> categories;
  std::map<QTreeWidgetItem*, int64_t> sums;
  for (size_t i = 0; i < rules_.behaviours.size(); ++i) {
    QTreeWidgetItem* above = category_item(rules_.behaviours[i].category, categories);
    QTreeWidgetItem* item = behaviour_item(above, i);
    const auto count = counts_.find(rules_.behaviours[i].name);
    if (count == counts_.end()) continue;
    item->setText(1, kit::count(count->second));
    for (; above; above = above->parent()) above->setText(1, kit::count(sums[above] += count->second));
  }
  for (QTreeWidgetItemIterator it(tree_); *it; ++it)
    (*it)->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
  tree_->expandAll();
  select(kept.behaviour, kept.alternative);
  filling_ = false;
}

RuleTree::Place RuleTree::place(const QTreeWidgetItem* item) const {
  if (!item) return {};
  const QVariant alternative = item->data(0, kAlternative);
  return {item->data(0, kBehaviour).toInt(), alternative.isValid() ? alternative.toInt() : -1,
          item->data(0, kCategory).toString().toStdString()};
}

void RuleTree::select(int behaviour, int alternative) {
  for (QTreeWidgetItemIterator it(tree_); *it && behaviour >= 0; ++it)
    if (const Place p = place(*it); p.behaviour == behaviour && p.alternative == alternative)
      tree_->setCurrentItem(*it);
}

void RuleTree::changed_to(taxonomy::Rules rules) {
  rules_ = std::move(rules);
  fill();
  Q_EMIT changed(rules_);
}

/// What was typed into the tree, as rules.
void RuleTree::take(QTreeWidgetItem* item) {
  const Place at = place(item);
  const QString text = item->text(0).trimmed();
  taxonomy::Rules rules = rules_;
  if (at.alternative >= 0) {
    auto rule = taxonomy::pattern_from_text(text.toStdString(), properties_);
    if (!rule) Q_EMIT refused(rule.error());
    if (rule) rules.behaviours[size_t(at.behaviour)].any[size_t(at.alternative)] = std::move(*rule);
  } else if (at.behaviour >= 0 && !text.isEmpty()) {
    rules.behaviours[size_t(at.behaviour)].name = text.toStdString();
  } else if (at.behaviour < 0) {
    rename_category(rules, at.category, text.toStdString());
  }
  // The tree is drawn anew when the editor has closed.
  QMetaObject::invokeMethod(
      this, [this, rules] { changed_to(rules); }, Qt::QueuedConnection);
}

/// The rule that stands below the tree; what is wrong with it is said.
std::optional<taxonomy::Pattern> RuleTree::made() {
  auto pattern = maker_->pattern();
  if (pattern) return std::move(*pattern);
  Q_EMIT refused(pattern.error());
  return {};
}

void RuleTree::add_behaviour() {
  auto rule = made();
  if (!rule) return;
  taxonomy::Rules rules = rules_;
  const std::string event = maker_->carrying().toStdString();
  std::string name = event;
  const auto taken = [&] {
    return std::any_of(rules.behaviours.begin(), rules.behaviours.end(),
                       [&](const auto& one) { return one.name == name; });
  };
  for (int i = 2; taken(); ++i) name = event + " " + std::to_string(i);
  rules.behaviours.push_back({name, place(tree_->currentItem()).category, {}, {std::move(*rule)}});
  changed_to(std::move(rules));
  select(int(rules_.behaviours.size()) - 1);
}

void RuleTree::add_alternative() {
  const int at = place(tree_->currentItem()).behaviour;
  if (at < 0) return;
  auto rule = made();
  if (!rule) return;
  taxonomy::Rules rules = rules_;
  rules.behaviours[size_t(at)].any.push_back(std::move(*rule));
  changed_to(std::move(rules));
}

void RuleTree::change_alternative() {
  const Place at = place(tree_->currentItem());
  if (at.behaviour < 0 || at.alternative < 0) return;
  auto rule = made();
  if (!rule) return;
  taxonomy::Rules rules = rules_;
  rules.behaviours[size_t(at.behaviour)].any[size_t(at.alternative)] = std::move(*rule);
  changed_to(std::move(rules));
}

void RuleTree::remove() {
  const Place at = place(tree_->currentItem());
  if (at.behaviour < 0) return;
  taxonomy::Rules rules = rules_;
  auto& any = rules.behaviours[size_t(at.behaviour)].any;
  if (at.alternative >= 0 && any.size() > 1)
    any.erase(any.begin() + at.alternative);
  else
    rules.behaviours.erase(rules.behaviours.begin() + at.behaviour);
  changed_to(std::move(rules));
}

void RuleTree::move(int by) {
  const int from = place(tree_->currentItem()).behaviour, to = from + by;
  if (from < 0 || to < 0 || to >= int(rules_.behaviours.size())) return;
  taxonomy::Rules rules = rules_;
  std::swap(rules.behaviours[size_t(from)], rules.behaviours[size_t(to)]);
  changed_to(std::move(rules));
  select(to);
}

}  // namespace habitus
