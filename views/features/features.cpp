#include "views/features/features.h"

#include <nlohmann/json.hpp>

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

#include "core/features/features.h"
#include "views/kit/card.h"
#include "views/kit/empty_state.h"
#include "views/kit/figure_view.h"
#include "views/kit/form.h"
#include "views/kit/words.h"

namespace habitus {

kit::ViewCard card_features() {
  return {QStringLiteral("features"),
          QT_TRANSLATE_NOOP("card", "Features"),
          kit::Perspective::model,
          kit::Area::centre,
          QStringLiteral("features"),
          QStringLiteral("Ctrl+Shift+E"),
          [](kit::Context& context) -> kit::View* { return new FeaturesView(context); }};
}

FeaturesView::FeaturesView(kit::Context& context) : View(context), page_(new kit::FigurePage(context)) {
  build_form();
  set_body(page_);
  set_form(form_);
  set_next(tr("Fit a model"), QStringLiteral("model"), [this] {
    return Json{{"features", name_->text().trimmed().toStdString()},
                {"target", target_->currentData().toString().toStdString()}};
  });
  connect(&job(), &kit::Job::runningChanged, page_, &kit::FigurePage::set_busy);
  show_empty();
}

void FeaturesView::build_form() {
  form_ = new kit::Form;
  target_ = form_->choice(tr("Target"), tr("Its dates and labels"));
  set_ = form_->prose(tr("Features"), 12, tr("A list; each has a type"));
  set_->setPlainText(QStringLiteral(
      "[\n  {\"type\": \"recency\"},\n  {\"type\": \"count\", \"windows\": [\"7 d\", \"30 d\", \"90 d\"]},\n"
      "  {\"type\": \"sessions\", \"window\": \"90 d\"},\n  {\"type\": \"attributes\"}\n]"));
  more_ = form_->choice(tr("Add a feature"));
  more_->addItem(tr("Choose a type…"), QString());
  for (const auto& [label, json] :
       {std::pair{tr("Counts in windows"), R"({"type":"count","windows":["7 d","30 d"]})"},
        {tr("Days since the last"), R"({"type":"recency"})"},
        {tr("Days since the first"), R"({"type":"tenure"})"},
        {tr("Counts of earlier weeks"), R"({"type":"lag","step":"7 d","k":4})"},
        {tr("Trend of weeks"), R"({"type":"slope","step":"7 d","k":4})"},
        {tr("Distinct days"), R"({"type":"distinct","of":"day"})"},
        {tr("Fading count"), R"({"type":"decay","half_life":"14 d"})"},
        {tr("Mix of events"), R"({"type":"entropy"})"},
        {tr("Sessions"), R"({"type":"sessions","window":"30 d","name":"visits"})"},
        {tr("Attributes of people"), R"({"type":"attributes"})"}})
    more_->addItem(label, QLatin1String(json));
  form_->section(tr("Keep"));
  verify_ = new QPushButton(tr("Verify on the cut log"));
  verify_->setAccessibleName(verify_->text());
  form_->add(verify_);
  name_ = form_->text(tr("Name of the set"));
  keep_ = new QPushButton(tr("Keep the set"));
  keep_->setAccessibleName(keep_->text());
  form_->add(keep_);
  form_->finish();
  connect(target_, &QComboBox::currentIndexChanged, this, [this] { build(); });
  connect(set_, &QPlainTextEdit::textChanged, this, [this] { build(); });
  connect(more_, &QComboBox::activated, this, [this] {
    const Json feature = Json::parse(more_->currentData().toString().toStdString(), nullptr, false);
    more_->setCurrentIndex(0);
    if (feature.is_object()) add_feature(feature);
  });
  connect(verify_, &QPushButton::clicked, this, &FeaturesView::verify);
  connect(keep_, &QPushButton::clicked, this, &FeaturesView::keep);
}

void FeaturesView::add_feature(const Json& feature) {
  auto list = parse_json(set_->toPlainText().toStdString(), "features");
  if (!list || !list->is_array()) return;
  list->push_back(feature);
  QString text = QStringLiteral("[\n");
  for (size_t i = 0; i < list->size(); ++i)
    text += QStringLiteral("  ") + kit::text_of((*list)[i].dump()) +
            (i + 1 < list->size() ? QStringLiteral(",\n") : QStringLiteral("\n"));
  set_->setPlainText(text + QLatin1Char(']'));
}

void FeaturesView::fill() {
  filling_ = true;
  const QString before = target_->currentData().toString();
  target_->clear();
  target_->addItem(tr("None"), QString());
  if (const auto heads = project()->definitions().heads("target"))
    for (const auto& d : *heads) target_->addItem(kit::text_of(d.name), kit::text_of(d.name));
  target_->setCurrentIndex(
      std::max(before.isEmpty() && target_->count() > 1 ? 1 : 0, target_->findData(before)));
  filling_ = false;
}

void FeaturesView::projectClosed() {
  page_->show_figures({});
  show_empty();
}

void FeaturesView::refresh() {
  empty().clear_actions();
  if (!project()) {
    empty().set(QStringLiteral("features"), tr("No project is open"),
                tr("Features are what a model learns from."));
    return show_empty();
  }
  fill();
  show_body();
  build();
}

void FeaturesView::receive(const Json& payload) {
  if (!payload.contains("target") || !project()) return;
  fill();
  kit::select_data(target_, kit::text_of(payload["target"].get<std::string>()));
}

Result<Json> FeaturesView::spec() const {
  TRY(Json list, parse_json(set_->toPlainText().toStdString(), "features"));
  Json out{{"features", std::move(list)}};
  const Json scope = context().selection().scope();
  if (scope.contains("level")) out["scope"]["level"] = scope["level"];
  if (const QString target = target_->currentData().toString(); !target.isEmpty())
    out["target"] = target.toStdString();
  return out;
}

Json FeaturesView::saveState() const {
  return Json{{"set", set_->toPlainText().toStdString()}, {"name", name_->text().toStdString()}};
}

void FeaturesView::restoreState(const Json& state) {
  filling_ = true;
  if (state.contains("set")) set_->setPlainText(kit::text_of(state["set"].get<std::string>()));
  name_->setText(kit::text_of(state.value("name", "")));
  filling_ = false;
}

void FeaturesView::build() {
  if (filling_ || !project()) return;
  const auto wanted = spec();
  form_->field(set_)->set_error(wanted ? QString() : kit::say(wanted.error()));
  if (!wanted) return;
  ask(
      tr("Building features"), features::question(), *wanted,
      [this](const report::Answer& answer) {
        const Json body = answer.json();
        page_->show_figures(features::question().figures(body), answer.result);
        const auto leaks = static_cast<int>(body.value("suspected_leaks", Json::array()).size());
        if (leaks > 0)
          set_chip(kit::Chip::Kind::warn, tr("%n suspected leak(s)", "", leaks));
        else
          clear_chip();
      },
      500);
}

void FeaturesView::verify() {
  const auto wanted = spec();
  if (!project() || !wanted) return;
  Project* open = project();
  job().start<features::Verification>(
      tr("Verifying features"),
      [open, spec = *wanted](const Exec& exec) -> Result<features::Verification> {
        TRY(const Json complete, features::complete_frame(*open, spec));
        return features::verify(*open, complete, exec);
      },
      [this](Result<features::Verification> done) {
        if (!done) return report(done.error());
        if (done->mismatches.empty())
          return notify(tr("%1 values are the same on the log cut at each date.")
                            .arg(kit::count(static_cast<qint64>(done->values))));
        set_chip(kit::Chip::Kind::fail, tr("reads the future"));
        notify(tr("%1 changes when the log is cut at its date.")
                   .arg(kit::text_of(done->mismatches.front().column)));
      });
}

void FeaturesView::keep() {
  const auto wanted = spec();
  if (!project() || !wanted) return;
  const std::string name = name_->text().trimmed().toStdString();
  form_->field(name_)->set_error(name.empty() ? tr("The set has no name. Write one.") : QString());
  if (name.empty()) return;
  Json set = *wanted;
  set.erase("target");
  if (const auto kept = project()->definitions().apply("features", name, set); !kept)
    return report(kept.error());
  notify(tr("Kept as %1.").arg(name_->text().trimmed()));
  context().changed();
}

}  // namespace habitus
