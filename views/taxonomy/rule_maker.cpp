#include "views/taxonomy/rule_maker.h"

#include <nlohmann/json.hpp>

#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>

#include "core/taxonomy/rules.h"
#include "views/kit/theme.h"
#include "views/kit/words.h"

namespace habitus {
namespace {

using Way = taxonomy::Pattern::Kind;

/// A single test for the event's name is shown as the bare name.
QString gap_text(const std::vector<taxonomy::Test>& tests) {
  if (tests.size() == 1 && tests[0].property == "event" && tests[0].op == taxonomy::Test::Op::is)
    return kit::text_of(tests[0].values.front());
  return kit::text_of(taxonomy::to_text(taxonomy::single(tests)));
}

}  // namespace

RuleMaker::RuleMaker(QWidget* parent) : QWidget(parent) {
  build();
  connect(kind_, &QComboBox::currentIndexChanged, this, [this] { show_kind(); });
  show_kind();
}

QComboBox* RuleMaker::gap(const QString& name, bool may_be_empty) {
  auto* combo = new QComboBox(this);
  combo->setEditable(true);
  combo->setInsertPolicy(QComboBox::NoInsert);
  combo->completer()->setFilterMode(Qt::MatchContains);
  combo->setAccessibleName(name);
  combo->setToolTip(tr("An event, or conditions: event is view_item and price >= 10"));
  combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  combo->setProperty("may_be_empty", may_be_empty);
  return combo;
}

void RuleMaker::build() {
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setVerticalSpacing(4);
  grid->setColumnStretch(1, 1);
  int row = 0;
  const auto add = [&](const QString& label, QWidget* editor) {
    auto* shown = new QLabel(label, this);
    shown->setFont(kit::Theme::now().font(kit::Theme::Role::label));
    shown->setBuddy(editor);
    grid->addWidget(shown, row, 0);
    grid->addWidget(editor, row++, 1);
    return shown;
  };
  kind_ = new QComboBox(this);
  kind_->setAccessibleName(tr("Kind of rule"));
  kind_->addItem(tr("an event happens"), int(Way::single));
  kind_->addItem(tr("one follows another"), int(Way::sequence));
  kind_->addItem(tr("it happens several times"), int(Way::count));
  kind_->addItem(tr("one is not followed by another"), int(Way::absence));
  add(tr("When"), kind_);
  times_ = new QSpinBox(this);
  times_->setRange(2, 1000000);
  times_->setValue(3);
  times_->setAccessibleName(tr("At least so many times"));
  times_label_ = add(tr("at least"), times_);
  first_ = gap(tr("Event to recognise"), false);
  add(tr("event"), first_);
  second_ = gap(tr("Event that follows"), false);
  second_label_ = add(tr("then"), second_);
  third_ = gap(tr("Event that follows as third"), true);
  third_label_ = add(tr("then"), third_);
  absent_ = gap(tr("Event that does not follow"), false);
  absent_label_ = add(tr("not followed by"), absent_);
  within_ = new QLineEdit(QStringLiteral("30 min"), this);
  within_->setAccessibleName(tr("Within this time"));
  within_label_ = add(tr("within"), within_);
  without_ = gap(tr("Event that must not lie between"), true);
  without_label_ = add(tr("without, between"), without_);
  setFocusProxy(first_);
}

void RuleMaker::show_kind() {
  const auto kind = static_cast<Way>(kind_->currentData().toInt());
  const auto show = [](QLabel* label, QWidget* editor, bool on) {
    label->setVisible(on);
    editor->setVisible(on);
  };
  show(times_label_, times_, kind == Way::count);
  show(second_label_, second_, kind == Way::sequence);
  show(third_label_, third_, kind == Way::sequence);
  show(without_label_, without_, kind == Way::sequence);
  show(absent_label_, absent_, kind == Way::absence);
  show(within_label_, within_, kind != Way::single);
}

void RuleMaker::offer(const QStringList& events) {
  for (QComboBox* combo : {first_, second_, third_, without_, absent_}) {
    const QString now = combo->currentText();
    const bool may_be_empty = combo->property("may_be_empty").toBool();
    combo->clear();
    if (may_be_empty) combo->addItem(QString());
    combo->addItems(events);
    const bool keep =
        events.contains(now) || (combo != first_ && !now.isEmpty()) || now.contains(QLatin1Char(' '));
    combo->setEditText(keep ? now : may_be_empty ? QString() : events.value(0));
  }
}

QString RuleMaker::carrying() const {
  const auto kind = static_cast<Way>(kind_->currentData().toInt());
  if (kind != Way::sequence) return first_->currentText().trimmed();
  const QString third = third_->currentText().trimmed();
  return third.isEmpty() ? second_->currentText().trimmed() : third;
}

/// The name of an event as it stands, or else conditions.
Result<Json> RuleMaker::tests(const QComboBox* gap) const {
  const std::string text = gap->currentText().trimmed().toStdString();
  if (text.empty())
    return fail(Kind::input,
                Text(QT_TRANSLATE_NOOP("core", "A gap of the rule is empty: %1"),
                     {gap->accessibleName().toStdString()}),
                {}, QT_TRANSLATE_NOOP("core", "Choose an event, or write conditions"));
  const bool known = gap->findText(gap->currentText().trimmed(), Qt::MatchExactly) >= 0;
  if (!known && text.find(' ') != std::string::npos) return taxonomy::conditions_from_text(text);
  return Json::array({Json{{"property", "event"}, {"op", "is"}, {"values", Json::array({text})}}});
}

Result<taxonomy::Pattern> RuleMaker::pattern() const {
  const auto kind = static_cast<Way>(kind_->currentData().toInt());
  Json spec;
  TRY(Json first, tests(first_));
  if (kind == Way::single) return taxonomy::parse_pattern(first, properties_, {});
  if (kind == Way::count) {
    spec = Json{{"count", times_->value()}, {"of", std::move(first)}};
  } else if (kind == Way::absence) {
    TRY(Json absent, tests(absent_));
    spec = Json{{"start", std::move(first)}, {"absent", std::move(absent)}};
  } else {
    TRY(Json second, tests(second_));
    spec = Json{{"sequence", Json::array({std::move(first), std::move(second)})}};
    if (!third_->currentText().trimmed().isEmpty()) {
      TRY(Json third, tests(third_));
      spec["sequence"].push_back(std::move(third));
    }
    if (!without_->currentText().trimmed().isEmpty()) {
      TRY(spec["without"], tests(without_));
    }
  }
  spec["within"] = within_->text().trimmed().toStdString();
  return taxonomy::parse_pattern(spec, properties_, {});
}

void RuleMaker::show_pattern(const taxonomy::Pattern& pattern) {
  if (pattern.steps.size() > 3) return;  // longer ones are written as text
  kind_->setCurrentIndex(kind_->findData(int(pattern.kind)));
  first_->setEditText(gap_text(pattern.steps[0]));
  if (pattern.kind == Way::single) return;
  within_->setText(kit::text_of(duration_text(pattern.within)));
  if (pattern.kind == Way::count) times_->setValue(int(pattern.times));
  if (pattern.kind == Way::absence) absent_->setEditText(gap_text(pattern.steps[1]));
  if (pattern.kind != Way::sequence) return;
  second_->setEditText(gap_text(pattern.steps[1]));
  third_->setEditText(pattern.steps.size() > 2 ? gap_text(pattern.steps[2]) : QString());
  without_->setEditText(pattern.without.empty() ? QString() : gap_text(pattern.without));
}

}  // namespace habitus
