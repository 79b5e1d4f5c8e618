#include "views/registry/registry.h"

#include <nlohmann/json.hpp>

#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QVBoxLayout>

#include "core/report/markup.h"
#include "views/kit/card.h"
#include "views/kit/empty_state.h"
#include "views/kit/labels.h"
#include "views/kit/table.h"
#include "views/kit/words.h"

namespace habitus {

using kit::Theme;

kit::ViewCard card_registry() {
  return {QStringLiteral("registry"),
          QT_TRANSLATE_NOOP("card", "Registry"),
          kit::Perspective::govern,
          kit::Area::centre,
          QStringLiteral("lock"),
          QStringLiteral("Ctrl+Alt+G"),
          [](kit::Context& context) -> kit::View* { return new RegistryView(context); }};
}

RegistryView::RegistryView(kit::Context& context) : ListView(context) {
  build(tr("Versions of models"), nullptr, make_stages(), 2, 3);
  auto* foot = new QWidget(this);
  auto* row = new QHBoxLayout(foot);
  row->setContentsMargins(0, 0, 0, 0);
  again_ = new QPushButton(tr("Reproduce"), foot);
  again_->setToolTip(tr("Fits this version again from what it pins and compares every coefficient"));
  row->addWidget(again_);
  row->addStretch(1);
  connect(again_, &QPushButton::clicked, this, &RegistryView::reproduce);
  set_footer(foot);
  set_next(tr("Its card"), QStringLiteral("card"), [this] {
    const auto* v = current();
    return Json{{"model", v ? v->name : std::string()}};
  });
}

QWidget* RegistryView::make_stages() {
  auto* box = new QWidget(this);
  auto* rows = new QVBoxLayout(box);
  rows->setContentsMargins(16, 8, 16, 8);
  rows->setSpacing(6);
  pins_ = kit::label(Theme::Role::body, {}, box, kit::Ink::second);
  rows->addWidget(pins_);
  auto* split = new QSplitter(Qt::Horizontal, box);
  split->setChildrenCollapsible(false);
  stages_ = new QListWidget(split);
  stages_->setAccessibleName(tr("The pipeline of this version"));
  stages_->setMinimumWidth(180);
  spec_ = new QPlainTextEdit(split);
  spec_->setAccessibleName(tr("The stage as it was pinned"));
  spec_->setReadOnly(true);
  spec_->setTabChangesFocus(true);
  split->addWidget(stages_);
  split->addWidget(spec_);
  split->setStretchFactor(1, 1);
  rows->addWidget(split, 1);
  connect(stages_, &QListWidget::currentRowChanged, this, [this] { show_stage(); });
  return box;
}

void RegistryView::projectClosed() {
  all_.clear();
  clear_chip();
  refresh();
}

void RegistryView::refresh() {
  empty().clear_actions();
  if (!project()) {
    empty().set(QStringLiteral("lock"), tr("No project is open"),
                tr("The registry keeps every version of a model with all it was made by."));
    return show_empty();
  }
  Project* from = project();
  job().start<std::vector<governance::ModelVersion>>(
      tr("Reading the registry"), [from](const Exec&) { return governance::model_versions(*from); },
      [this](Result<std::vector<governance::ModelVersion>> found) {
        if (!found) return report(found.error());
        show_versions(std::move(*found));
      });
}

void RegistryView::show_versions(std::vector<governance::ModelVersion> versions) {
  const auto* was = current();
  const std::string kept = !wanted_.empty() ? std::string() : was ? was->reference : std::string();
  all_ = std::move(versions);
  if (all_.empty()) {
    empty().set(QStringLiteral("lock"), tr("There is no model yet"),
                tr("A kept model stands here with its data, taxonomy, sessions, features, split and seed."));
    empty().set_action(tr("Fit a model"), [this] { context().open(QStringLiteral("model")); });
    return show_empty();
  }
  report::Table table;
  using A = report::Column::Align;
  table.columns = {
      {QT_TRANSLATE_NOOP("core", "Model"), A::left},    {QT_TRANSLATE_NOOP("core", "Version"), A::right},
      {QT_TRANSLATE_NOOP("core", "In use"), A::left},   {QT_TRANSLATE_NOOP("core", "When"), A::left},
      {QT_TRANSLATE_NOOP("core", "Who"), A::left},      {QT_TRANSLATE_NOOP("core", "Seed"), A::right},
      {QT_TRANSLATE_NOOP("core", "Batches"), A::right}, {QT_TRANSLATE_NOOP("core", "Bytes"), A::left}};
  const auto whole = [](int64_t n) {
    report::Quantity q;
    q.value = double(n);
    q.format = report::count();
    return q;
  };
  int row = 0;
  for (size_t i = 0; i < all_.size(); ++i) {
    const auto& v = all_[i];
    if (wanted_.empty() ? v.reference == kept : v.name == wanted_ && v.head) row = int(i);
    table.rows.push_back({Text("%1", {v.name}), whole(v.version),
                          v.head ? Text(QT_TRANSLATE_NOOP("core", "yes")) : Text(),
                          Text("%1", {kit::moment(v.created).toStdString()}), Text("%1", {v.owner}),
                          whole(v.seed), whole(v.newest_batch),
                          v.model.empty() ? Text(QT_TRANSLATE_NOOP("core", "not fitted yet"))
                                          : Text("%1", {report::fours(v.model, 12)})});
  }
  wanted_.clear();
  model_->set(table);
  view_->fit();
  sentence_->setText(
      tr("%n versions; each keeps the whole pipeline it was made by.", nullptr, int(all_.size())));
  set_chip(kit::Chip::Kind::neutral, tr("read-only"));
  show_body();
  view_->selectRow(row);
  show_version();
}

const governance::ModelVersion* RegistryView::current() const {
  const int row = view_->currentIndex().row();
  return row >= 0 && row < int(all_.size()) ? &all_[size_t(row)] : nullptr;
}

void RegistryView::show_version() {
  const auto* v = current();
  again_->setEnabled(v && !v->external);
  const QSignalBlocker quiet(stages_);
  const int kept = std::max(0, stages_->currentRow());
  stages_->clear();
  if (!v) return;
  QStringList said{tr("%1, version %2").arg(kit::text_of(v->name)).arg(v->version)};
  if (!v->program.empty()) said << tr("fitted by %1").arg(kit::text_of(v->program));
  if (v->newest_batch > 0) said << tr("on the log up to batch %1").arg(kit::count(v->newest_batch));
  if (v->refits > 0) said << tr("%n other fits since, on a log that has changed", nullptr, int(v->refits));
  if (!v->reason.empty()) said << kit::text_of(v->reason);
  pins_->setText(said.join(QStringLiteral(" · ")));
  for (const auto& s : v->stages) {
    auto* item = new QListWidgetItem(
        s.current ? kit::say(s.title) : tr("%1 (another version is in use)").arg(kit::say(s.title)), stages_);
    item->setToolTip(kit::text_of(s.reference.empty() ? s.hash : s.reference));
  }
  stages_->setCurrentRow(std::min(kept, stages_->count() - 1));
  show_stage();
}

void RegistryView::show_stage() {
  const auto* v = current();
  const int row = stages_->currentRow();
  if (!v || row < 0 || row >= int(v->stages.size())) return spec_->clear();
  const auto& s = v->stages[size_t(row)];
  spec_->setPlainText(kit::text_of(pretty(Json::parse(s.spec, nullptr, false))));
}

void RegistryView::reproduce() {
  const auto* v = current();
  if (!v || !project()) return;
  Project* from = project();
  again_->setEnabled(false);
  job().start<governance::Reproduced>(
      tr("Fitting the model again"),
      [from, reference = v->reference](const Exec& exec) {
        return governance::reproduce(*from, reference, exec);
      },
      [this](Result<governance::Reproduced> done) {
        again_->setEnabled(true);
        if (!done) return report(done.error());
        if (done->same()) {
          set_chip(kit::Chip::Kind::pass, tr("reproduced"));
          return notify(tr("Fitted again: the same %n coefficients and the same bytes, %1.", nullptr,
                           int(done->coefficients))
                            .arg(kit::text_of(report::fours(done->after, 16))));
        }
        set_chip(kit::Chip::Kind::fail, tr("different"));
        notify(tr("Fitted again: other bytes. Stored %1, again %2; %n fields differ.", nullptr,
                  int(done->differences.size()))
                   .arg(kit::text_of(report::fours(done->before, 16)),
                        kit::text_of(report::fours(done->after, 16))));
      });
}

void RegistryView::receive(const Json& payload) {
  wanted_ = payload.value("name", "");
  later();
}

}  // namespace habitus
