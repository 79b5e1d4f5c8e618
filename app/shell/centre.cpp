#include "app/shell/centre.h"

#include <nlohmann/json.hpp>

#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include "views/kit/chip.h"
#include "views/kit/figure_view.h"
#include "views/kit/labels.h"
#include "views/kit/view.h"

namespace habitus {

Centre::Centre(kit::Context& context, QWidget* parent)
    : QWidget(parent), context_(context), tabs_(new QTabBar(this)), stack_(new QStackedWidget(this)), chip_(new kit::Chip(this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  tabs_->setExpanding(false);
  tabs_->setDrawBase(false);
  tabs_->setUsesScrollButtons(true);
  tabs_->setElideMode(Qt::ElideNone);
  tabs_->setAccessibleName(tr("Views"));
  auto* bar = new kit::Plate(kit::Plate::Ground::surface, this);
  auto* row = new QHBoxLayout(bar);
  row->setContentsMargins(0, 0, 0, 0);
  row->addWidget(tabs_);
  row->addStretch(1);
  row->addWidget(chip_);
  row->addSpacing(12);
  column->addWidget(bar);
  column->addWidget(new kit::Rule(this));
  column->addWidget(stack_, 1);
  connect(tabs_, &QTabBar::currentChanged, this, [this](int tab) {
    if (!filling_) choose(tab);
  });
}

kit::View* Centre::make(const kit::ViewCard& card) {
  auto& view = made_[card.id];
  if (!view) {
    view = card.make(context_);
    view->setObjectName(card.id);
    view->setAccessibleName(title_of(card));
    stack_->addWidget(view);
    connect(view, &kit::View::chipChanged, this, &Centre::show_chip);
    if (context_.project()) {
      view->projectOpened();
      const Json states = Json::parse(states_);
      if (const auto own = states.find(card.id.toStdString()); own != states.end()) view->restoreState(*own);
    }
  }
  return view;
}

void Centre::set_states(const Json& states) {
  states_ = states.is_object() ? canonical(states) : "{}";
  for (const auto& [id, view] : made_)
    if (const auto own = states.find(id.toStdString()); own != states.end()) view->restoreState(*own);
}

Json Centre::states() const {
  Json out = Json::parse(states_);
  for (const auto& [id, view] : made_) {
    Json own = view->saveState();
    if (own.empty())
      out.erase(id.toStdString());
    else
      out[id.toStdString()] = std::move(own);
  }
  return out;
}

void Centre::show_perspective(kit::Perspective perspective) {
  filling_ = true;
  perspective_ = perspective;
  while (tabs_->count()) tabs_->removeTab(0);
  int chosen = 0;
  for (const kit::ViewCard& card : kit::cards()) {
    if (card.area != kit::Area::centre || card.perspective != perspective ||
        card.id == QLatin1String("start"))
      continue;
    const int tab = tabs_->addTab(title_of(card));
    tabs_->setTabData(tab, card.id);
    if (last_[perspective] == card.id) chosen = tab;
  }
  tabs_->setCurrentIndex(chosen);
  filling_ = false;
  choose(chosen);
  Q_EMIT perspectiveChanged();
}

void Centre::choose(int tab) {
  const kit::ViewCard* card = kit::card(tabs_->tabData(tab).toString());
  if (!card) return;
  last_[perspective_] = card->id;
  stack_->setCurrentWidget(make(*card));
  show_chip();
  const auto* figure = current()->findChild<kit::FigureView*>();
  if (figure && !figure->figure().kind.empty())
    figure->inspect();
  else
    context_.inspect({"view", card->id.toStdString(), {}, card->id.toStdString()});
  Q_EMIT currentChanged();
}

kit::View* Centre::show_view(const QString& id) {
  const kit::ViewCard* card = kit::card(id);
  if (!card || card->area != kit::Area::centre) return nullptr;
  last_[card->perspective] = id;
  if (card->perspective != perspective_ || tabs_->count() == 0) {
    show_perspective(card->perspective);
    return current();
  }
  for (int tab = 0; tab < tabs_->count(); ++tab)
    if (tabs_->tabData(tab).toString() == id) tabs_->setCurrentIndex(tab);
  choose(tabs_->currentIndex());
  return current();
}

/// The state of the view that is shown stands beside the tabs, as it does beside the title of a dock.
void Centre::show_chip() {
  if (const kit::View* view = current()) chip_->set(view->chip_kind(), view->chip_text());
}

kit::View* Centre::current() const { return qobject_cast<kit::View*>(stack_->currentWidget()); }
QString Centre::current_id() const { return tabs_->tabData(tabs_->currentIndex()).toString(); }

void Centre::step(int by) {
  if (tabs_->count()) tabs_->setCurrentIndex((tabs_->currentIndex() + by + tabs_->count()) % tabs_->count());
}

}  // namespace habitus
