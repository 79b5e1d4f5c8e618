#include "views/sanity/limits.h"

#include <nlohmann/json.hpp>
#include <string_view>

#include <QDoubleSpinBox>
#include <QGridLayout>

#include "core/profiles/profiles.h"
#include "views/kit/labels.h"
#include "views/kit/words.h"

namespace habitus {
namespace {

bool is_share(std::string_view id) { return id != "gini" && id != "empty" && id != "imbalance"; }

}  // namespace

Limits::Limits(std::function<void()> changed, QWidget* parent) : QWidget(parent) {
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setVerticalSpacing(4);
  const auto box = [&](const QString& name, std::string_view id, double value) {
    auto* made = new QDoubleSpinBox(this);
    made->setDecimals(id == "empty" ? 0 : is_share(id) ? 1 : 2);
    made->setRange(0, id == "empty" ? 1e6 : is_share(id) ? 100 : 1);
    if (is_share(id)) made->setSuffix(QStringLiteral("\u00a0%"));
    made->setButtonSymbols(QAbstractSpinBox::NoButtons);
    made->setAccessibleName(name);
    made->setToolTip(name);
    made->setValue(value);
    connect(made, &QDoubleSpinBox::valueChanged, this, [changed] { changed(); });
    return made;
  };
  for (const profiles::Limit& limit : profiles::limits()) {
    const int row = grid->rowCount();
    const QString name = kit::say(profiles::check_name(limit.id));
    const double times = is_share(limit.id) ? 100 : 1;
    auto* title = kit::label(kit::Theme::Role::small, name, this, kit::Ink::second);
    title->setWordWrap(true);
    Row made{limit.id, times, box(tr("%1: warns from").arg(name), limit.id, limit.warn * times),
             box(tr("%1: fails from").arg(name), limit.id, limit.fail * times)};
    grid->addWidget(title, row, 0, 1, 2);
    grid->addWidget(made.warn, row + 1, 0);
    grid->addWidget(made.fail, row + 1, 1);
    rows_.push_back(made);
  }
}

Json Limits::spec() const {
  Json out = Json::object();
  for (const Row& row : rows_)
    out[row.id] = {{"warn", row.warn->value() / row.times}, {"fail", row.fail->value() / row.times}};
  return out;
}

void Limits::show_spec(const Json& given) {
  for (size_t i = 0; i < rows_.size(); ++i) {
    const profiles::Limit& usual = profiles::limits()[i];
    const Json own = given.value(rows_[i].id, Json::object());
    rows_[i].warn->setValue(own.value("warn", usual.warn) * rows_[i].times);
    rows_[i].fail->setValue(own.value("fail", usual.fail) * rows_[i].times);
  }
}

}  // namespace habitus
