#include "views/outline/outline.h"

#include <nlohmann/json.hpp>

#include <QHeaderView>
#include <QLineEdit>
#include <QRegularExpression>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "core/events/log.h"
#include "core/governance/card.h"
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

QString word_of(report::Sign verdict) {
  return verdict == report::Sign::pass   ? Outline::tr("passed")
         : verdict == report::Sign::fail ? Outline::tr("failed")
                                         : Outline::tr("open");
}
QString mark_of(report::Sign verdict) {
  return verdict == report::Sign::pass   ? QStringLiteral("✓")
         : verdict == report::Sign::fail ? QStringLiteral("✕")
                                         : QStringLiteral("◇");
}
QColor ink_of(report::Sign verdict) {
  const kit::Theme& theme = kit::Theme::now();
  return verdict == report::Sign::pass ? theme.pass : verdict == report::Sign::fail ? theme.fail : theme.warn;
}

constexpr int kKind = Qt::UserRole, kName = Qt::UserRole + 1, kView = Qt::UserRole + 2;

}  // namespace

/// The gates of one card, and whose they are.
struct Outline::Gates {
  std::string model, card;
  std::vector<governance::GateRow> rows;
};

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
  read_gates();
}

void Outline::read_gates() {
  Project* from = project();
  job().start<std::vector<Gates>>(
      tr("Reading the gates"),
      [from](const Exec& exec) -> Result<std::vector<Gates>> {
        std::vector<Gates> out;
        TRY(const auto cards, from->definitions().heads("card"));
        for (const Definition& card : cards) {
          auto rows = governance::standing_gates(*from, card, exec);
          if (exec.stopped()) return fail(Kind::stopped, QT_TRANSLATE_NOOP("core", "Stopped"));
          if (rows && !rows->empty())  // a card that cannot be made says why in its own view
            out.push_back({card.json().value("model", ""), card.name, std::move(*rows)});
        }
        return out;
      },
      [this](Result<std::vector<Gates>> all) {
        if (all) add_gates(*all);
      },
      200);
}

void Outline::add_gates(const std::vector<Gates>& all) {
  using report::Sign;
  const QSignalBlocker quiet(tree_);
  for (QTreeWidgetItemIterator it(tree_); *it; ++it) {
    QTreeWidgetItem* model = *it;
    if (model->data(0, kKind) != QStringLiteral("model")) continue;
    qDeleteAll(model->takeChildren());
    std::map<Sign, int> n;
    for (const Gates& gates : all) {
      if (kit::text_of(gates.model) != model->data(0, kName).toString()) continue;
      for (const governance::GateRow& row : gates.rows) {
        const Sign verdict =
            row.verdict == Sign::pass || row.verdict == Sign::fail ? row.verdict : Sign::insufficient;
        ++n[verdict];
        auto* item = new QTreeWidgetItem(
            model, {kit::say(row.name), mark_of(verdict) + QLatin1Char(' ') + word_of(verdict)});
        item->setData(0, kKind, QStringLiteral("card"));
        item->setData(0, kName, kit::text_of(gates.card));
        item->setData(0, kView, QStringLiteral("card"));
        item->setForeground(1, ink_of(verdict));
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        const QString told = tr("%1; observed %2")
                                 .arg(kit::say(governance::requirement(row)),
                                      QString::fromStdString(report::print(row.observed, kit::words())));
        item->setToolTip(0, kit::say(row.name) + QLatin1Char('\n') + told);
        item->setToolTip(1, told);
      }
    }
    if (n.empty()) continue;
    const Sign worst = n.count(Sign::fail)           ? Sign::fail
                       : n.count(Sign::insufficient) ? Sign::insufficient
                                                     : Sign::pass;
    model->setText(1, QStringLiteral("%1 · %2 %3").arg(model->text(1), mark_of(worst), kit::count(n[worst])));
    model->setForeground(1, ink_of(worst));
    model->setToolTip(
        1, tr("Gates: %1 passed, %2 open, %3 failed")
               .arg(kit::count(n[Sign::pass]), kit::count(n[Sign::insufficient]), kit::count(n[Sign::fail])));
  }
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
