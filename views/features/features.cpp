#include "core/features/features.h"

#include <nlohmann/json.hpp>

#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QPushButton>

#include "core/features/lineage.h"
#include "core/features/recipe.h"
#include "core/features/rows.h"
#include "views/features/feature_list.h"
#include "views/kit/card.h"
#include "views/kit/lists.h"
#include "views/kit/question_view.h"
#include "views/kit/words.h"
#include "views/kit/write_table.h"

namespace habitus {
namespace {

/// What a model learns from: the set of features, what its table holds, what each says alone about the
/// target, and whether the log cut at each date gives the same values.
class Features : public kit::QuestionView {
  Q_DECLARE_TR_FUNCTIONS(habitus::FeaturesView)
 public:
  explicit Features(kit::Context& context)
      : QuestionView(context, features::question(), tr("Building features")), verify_job_(context, this),
        table_job_(context, this) {
    target_ = form()->choice(tr("Target"), tr("Its dates and labels"));
    list_ = new FeatureList(form());
    list_->set_features(
        Json::array({Json{{"type", "recency"}}, Json{{"type", "count"}, {"windows", {"7 d", "30 d", "90 d"}}},
                     Json{{"type", "sessions"}, {"window", "90 d"}}}));
    form()->add(tr("Features"), list_);
    owner_ = form()->text(tr("Owner"), tr("Who answers for the set"));
    schedule_ = form()->text(tr("Update schedule"), tr("How often new events are imported, like 7 d"));
    verify_ = new QPushButton(tr("Verify on the cut log"));
    verify_->setAccessibleName(verify_->text());
    verify_->setToolTip(tr("Builds every value again on the log as it was at each date"));
    form()->add(verify_);
    auto* table = new QPushButton(tr("Write the table …"));
    table->setAccessibleName(table->text());
    table->setToolTip(tr("One person and date a row, as CSV; the journal says who wrote it"));
    form()->add(table);
    finish();
    connect(target_, &QComboBox::activated, this, [this] { edited(); });
    connect(list_, &FeatureList::changed, this, [this] { edited(); });
    for (QLineEdit* line : {owner_, schedule_})
      connect(line, &QLineEdit::editingFinished, this, [this] { edited(); });
    connect(verify_, &QPushButton::clicked, this, [this] { verify(); });
    connect(table, &QPushButton::clicked, this, [this] { write_table(); });
    set_next(tr("Fit a model"), QStringLiteral("model"), [this] {
      Json out{{"features", name()}};
      if (target_->currentIndex() > 0) out["target"] = target_->currentText().toStdString();
      return out;
    });
  }
  void receive(const Json& payload) override {
    QuestionView::receive(payload);
    if (!payload.contains("target") || !project()) return;
    offer_targets();
    const int at = target_->findText(kit::text_at(payload, "target"));
    if (at < 0 || at == target_->currentIndex()) return;
    target_->setCurrentIndex(at);
    later();
  }

 protected:
  Json narrowed(const Json& scope) const override {
    return scope.contains("level") ? Json{{"level", scope["level"]}} : Json::object();
  }
  Result<Json> spec() const override {
    TRY(Json list, list_->features());
    if (list.empty()) return Json();
    Json out{{"features", std::move(list)}};
    for (const auto& [key, line] : {std::pair("owner", owner_), {"schedule", schedule_}})
      if (!line->text().trimmed().isEmpty()) out[key] = line->text().trimmed().toStdString();
    if (target_->currentIndex() > 0) out["target"] = target_->currentText().toStdString();
    return out;
  }
  Result<Json> readable(const Json& spec) const override { return spec; }
  /// A set is kept without its target: others may use it too.
  Result<Json> definition(const Json& whole) const override {
    Json set = whole;
    set.erase("target");
    CHECK(features::complete_set(*project(), set));
    return set;
  }
  void fill(const Json& spec) override {
    const Json set = spec.contains("set") && spec["set"].is_object() ? spec["set"] : spec;
    list_->set_features(set.value("features", Json::array()));
    owner_->setText(kit::text_at(set, "owner"));
    schedule_->setText(kit::text_at(set, "schedule"));
    if (spec.contains("target"))
      target_->setCurrentIndex(std::max(0, target_->findText(kit::text_at(spec, "target"))));
  }
  void offer(const segments::Vocabulary& words) override {
    offer_targets();
    list_->offer(words);
  }
  void answered(const report::Answer& answer) override {
    const auto leaks = static_cast<int>(answer.json().value("suspected_leaks", Json::array()).size());
    if (leaks > 0) set_chip(kit::Chip::Kind::warn, tr("%n suspected leak(s)", "", leaks));
  }
  QString hint() const override { return tr("Add at least one feature at the right."); }

 private:
  void offer_targets() {
    const QStringList names = QStringList(tr("None")) + kit::kept_names(*project(), {"target"});
    const bool first = target_->count() == 0;
    kit::renew(target_, names);
    if (first && names.size() > 1) target_->setCurrentIndex(1);
  }
  void verify() {
    auto wanted = spec();
    if (!project() || !wanted) return;
    if (wanted->is_null()) return notify(hint());
    (*wanted)["scope"] = scope();
    Project* open = project();
    verify_->setEnabled(false);
    verify_job_.start<features::Verification>(
        tr("Verifying features"),
        [open, spec = std::move(*wanted)](const Exec& exec) -> Result<features::Verification> {
          TRY(const Json complete, features::complete_frame(*open, spec));
          return features::verify(*open, complete, exec);
        },
        [this](Result<features::Verification> done) {
          verify_->setEnabled(true);
          if (!done) return report(done.error());
          if (done->mismatches.empty())
            return notify(tr("%1 values are the same on the log cut at each date.")
                              .arg(kit::count(static_cast<qint64>(done->values))));
          set_chip(kit::Chip::Kind::fail, tr("reads the future"));
          notify(tr("%1 changes when the log is cut at its date.")
                     .arg(kit::text_of(done->mismatches.front().column)));
        });
  }
  void write_table() {
    auto wanted = spec();
    if (!project() || !wanted) return;
    if (wanted->is_null()) return notify(hint());
    (*wanted)["scope"] = scope();
    kit::write_table(*this, table_job_, tr("Table of features"),
                     [open = project(), spec = std::move(*wanted)](const std::string& file,
                                                                   const Exec& exec) -> Result<size_t> {
                       TRY(const Json complete, features::complete_frame(*open, spec));
                       return features::write_table(*open, complete, "table of features", file, exec);
                     });
  }

  QComboBox* target_;
  FeatureList* list_;
  QLineEdit *owner_, *schedule_;
  QPushButton* verify_;
  kit::Job verify_job_, table_job_;
};

}  // namespace

kit::ViewCard card_features() {
  return {.id = QStringLiteral("features"),
          .title = QT_TRANSLATE_NOOP("card", "Features"),
          .perspective = kit::Perspective::model,
          .icon = QStringLiteral("features"),
          .shortcut = QStringLiteral("Ctrl+Shift+E"),
          .make = [](kit::Context& context) -> kit::View* { return new Features(context); }};
}

}  // namespace habitus
