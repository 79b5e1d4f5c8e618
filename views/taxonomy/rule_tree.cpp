#include "views/taxonomy/rule_tree.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include <QComboBox>
#include <QCompleter>
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

namespace habitus {
namespace {

constexpr int kBehaviour = Qt::UserRole, kAlternative = Qt::UserRole + 1, kCategory = Qt::UserRole + 2;

QString said(const std::vector<taxonomy::Test>& tests) {
  Json list = Json::array();
  for (const auto& test : tests) list.push_back(taxonomy::to_json(test));
  return kit::text_of(taxonomy::conditions_to_text(list));
}

Result<std::vector<taxonomy::Test>> read(const QString& text, const std::vector<std::string>& properties) {
  TRY(const Json list, taxonomy::conditions_from_text(text.trimmed().toStdString()));
  std::vector<taxonomy::Test> out;
  for (const Json& one : list) {
    TRY(auto test, taxonomy::parse_test(one, properties, "when"));
    out.push_back(std::move(test));
  }
  return out;
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
  auto* row = new QHBoxLayout;
  event_ = new QComboBox(this);
  event_->setEditable(true);
  event_->setInsertPolicy(QComboBox::NoInsert);
  event_->completer()->setFilterMode(Qt::MatchContains);
  event_->setAccessibleName(tr("Event to recognise"));
  event_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  auto* away = new QToolButton(this);
  away->setIcon(kit::icon(QStringLiteral("minus")));
  away->setAccessibleName(tr("Remove what is chosen"));
  away->setToolTip(away->accessibleName());
  row->addWidget(event_, 1);
  row->addWidget(away);
  column->addLayout(row);
  auto* buttons = new QHBoxLayout;
  auto* fresh = new QPushButton(tr("New behaviour"), this);
  fresh->setToolTip(tr("A behaviour that is recognised by this event"));
  auto* also = new QPushButton(tr("Add to the chosen"), this);
  also->setToolTip(tr("The chosen behaviour is recognised by this event, too"));
  for (QPushButton* button : {fresh, also}) {
    button->setAccessibleName(button->text());
    buttons->addWidget(button);
  }
  column->addLayout(buttons);
  setFocusProxy(tree_);
  connect(fresh, &QPushButton::clicked, this, &RuleTree::add_behaviour);
  connect(also, &QPushButton::clicked, this, &RuleTree::add_alternative);
  connect(away, &QToolButton::clicked, this, &RuleTree::remove);
}

void RuleTree::offer(const QStringList& events) {
  const QString now = event_->currentText();
  event_->clear();
  event_->addItems(events);
  event_->setEditText(events.contains(now) ? now : events.value(0));
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

QTreeWidgetItem* RuleTree::category_item(const std::string& name) {
  auto* top = new QTreeWidgetItem(tree_, {name.empty() ? tr("No category") : kit::text_of(name)});
  top->setData(0, kCategory, kit::text_of(name));
  top->setData(0, kBehaviour, -1);
  top->setFont(0, kit::Theme::now().font(kit::Theme::Role::strong));
  top->setFlags(top->flags() | Qt::ItemIsEditable);
  return top;
}

void RuleTree::fill() {
  filling_ = true;
  const Place kept = place(tree_->currentItem());
  tree_->clear();
  std::map<std::string, std::pair<QTreeWidgetItem*, int64_t>> tops;
  for (size_t i = 0; i < rules_.behaviours.size(); ++i) {
    const taxonomy::Behaviour& one = rules_.behaviours[i];
    auto& [top, sum] = tops[one.category];
    if (!top) top = category_item(one.category);
    auto* item = new QTreeWidgetItem(top, {kit::text_of(one.name)});
    item->setFlags(item->flags() | Qt::ItemIsEditable);
    item->setData(0, kBehaviour, int(i));
    item->setData(0, kAlternative, -1);
    item->setData(0, kCategory, kit::text_of(one.category));
    if (const auto count = counts_.find(one.name); count != counts_.end()) {
      item->setText(1, kit::count(count->second));
      sum += count->second;
      top->setText(1, kit::count(sum));
    }
    for (size_t k = 0; k < one.any.size(); ++k) {
      auto* rule = new QTreeWidgetItem(item, {said(one.any[k])});
      rule->setFlags(rule->flags() | Qt::ItemIsEditable);
      rule->setForeground(0, kit::Theme::now().text2);
      rule->setToolTip(0, rule->text(0));
      rule->setData(0, kBehaviour, int(i));
      rule->setData(0, kAlternative, int(k));
    }
  }
  for (QTreeWidgetItemIterator it(tree_); *it; ++it)
    (*it)->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
  tree_->expandAll();
  filling_ = false;
  select(kept.behaviour);
}

RuleTree::Place RuleTree::place(const QTreeWidgetItem* item) const {
  if (!item) return {};
  const QVariant alternative = item->data(0, kAlternative);
  return {item->data(0, kBehaviour).toInt(), alternative.isValid() ? alternative.toInt() : -1,
          item->data(0, kCategory).toString().toStdString()};
}

void RuleTree::select(int behaviour) {
  for (QTreeWidgetItemIterator it(tree_); *it && behaviour >= 0; ++it)
    if (const Place p = place(*it); p.behaviour == behaviour && p.alternative < 0) tree_->setCurrentItem(*it);
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
    auto tests = read(text, properties_);
    if (!tests) Q_EMIT refused(tests.error());
    if (tests) rules.behaviours[size_t(at.behaviour)].any[size_t(at.alternative)] = std::move(*tests);
  } else if (at.behaviour >= 0 && !text.isEmpty()) {
    rules.behaviours[size_t(at.behaviour)].name = text.toStdString();
  } else if (at.behaviour < 0) {
    for (auto& one : rules.behaviours)
      if (one.category == at.category) one.category = text.toStdString();
  }
  // The tree is drawn anew when the editor has closed.
  QMetaObject::invokeMethod(
      this, [this, rules] { changed_to(rules); }, Qt::QueuedConnection);
}

std::vector<taxonomy::Test> RuleTree::recognising(const QString& event) const {
  return {{"event", taxonomy::Test::Op::is, {event.toStdString()}}};
}

void RuleTree::add_behaviour() {
  const QString event = event_->currentText().trimmed();
  if (event.isEmpty()) return;
  taxonomy::Rules rules = rules_;
  std::string name = event.toStdString();
  const auto taken = [&] {
    return std::any_of(rules.behaviours.begin(), rules.behaviours.end(),
                       [&](const auto& one) { return one.name == name; });
  };
  for (int i = 2; taken(); ++i) name = event.toStdString() + " " + std::to_string(i);
  rules.behaviours.push_back({name, place(tree_->currentItem()).category, {}, {recognising(event)}});
  changed_to(std::move(rules));
  select(int(rules_.behaviours.size()) - 1);
}

void RuleTree::add_alternative() {
  const int at = place(tree_->currentItem()).behaviour;
  const QString event = event_->currentText().trimmed();
  if (at < 0 || event.isEmpty()) return;
  taxonomy::Rules rules = rules_;
  rules.behaviours[size_t(at)].any.push_back(recognising(event));
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
