#include "core/retention/retention.h"

#include <nlohmann/json.hpp>

#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>

#include "views/kit/card.h"
#include "views/kit/question_view.h"
#include "views/kit/words.h"

namespace habitus {
namespace {

/// Who comes back. The grain is that of the bar above.
class Retention : public kit::QuestionView {
  Q_DECLARE_TR_FUNCTIONS(habitus::Retention)
 public:
  explicit Retention(kit::Context& context) : QuestionView(context, retention::question(), tr("Retention")) {
    start_ = form()->suggest(tr("People enter with"));
    back_ = form()->suggest(tr("and come back with"));
    for (QComboBox* box : {start_, back_}) box->setEditText(kit::any_event());
    entry_ = form()->choice(tr("Entry"));
    entry_->addItem(tr("The first one only"), QStringLiteral("first"));
    entry_->addItem(tr("Every period with one"), QStringLiteral("recurring"));
    clock_ = form()->choice(tr("Clock"));
    clock_->addItem(tr("Calendar"), QStringLiteral("calendar"));
    clock_->addItem(tr("24 hours from the entry"), QStringLiteral("rolling"));
    count_ = form()->choice(tr("A return counts"));
    count_->addItem(tr("in that period"), QStringLiteral("on"));
    count_->addItem(tr("in that period or later"), QStringLiteral("on_or_after"));
    count_->addItem(tr("in brackets 0, 1–3, 4–7, 8–14, 15–30"), QStringLiteral("bracket"));
    finish();
    for (QComboBox* box : {start_, back_, entry_, clock_, count_})
      connect(box, &QComboBox::activated, this, [this] { edited(); });
    for (QComboBox* box : {start_, back_})
      connect(box->lineEdit(), &QLineEdit::editingFinished, this, [this] { edited(); });
    set_next(tr("Compare cohorts"), QStringLiteral("cohorts"));
  }

 protected:
  Result<Json> spec() const override {
    Json out{{"entry", entry_->currentData().toString().toStdString()},
             {"clock", clock_->currentData().toString().toStdString()},
             {"count", count_->currentData().toString().toStdString()},
             {"grain", context().selection().grain}};
    const QString start = start_->currentText().trimmed(), back = back_->currentText().trimmed();
    if (start.isEmpty() || back.isEmpty()) return Json();
    TRY(out["start"], kit::pick_from(start));
    TRY(out["return"], kit::pick_from(back));
    return out;
  }
  void fill(const Json& spec) override {
    if (spec.contains("start")) start_->setEditText(kit::pick_said(spec["start"]));
    if (spec.contains("return")) back_->setEditText(kit::pick_said(spec["return"]));
    kit::select_data(entry_, kit::text_at(spec, "entry", "first"));
    kit::select_data(clock_, kit::text_at(spec, "clock", "calendar"));
    kit::select_data(count_, kit::text_at(spec, "count", "on"));
  }
  void offer(const segments::Vocabulary& words) override {
    for (QComboBox* box : {start_, back_})
      kit::renew(box, QStringList(kit::any_event()) + kit::list_of(words.words));
  }
  QString hint() const override { return tr("Say with what people enter and come back."); }

 private:
  QComboBox *start_, *back_, *entry_, *clock_, *count_;
};

}  // namespace

kit::ViewCard card_retention() {
  return {.id = QStringLiteral("retention"),
          .title = QT_TRANSLATE_NOOP("card", "Retention"),
          .perspective = kit::Perspective::explore,
          .icon = QStringLiteral("retention"),
          .shortcut = QStringLiteral("Ctrl+Shift+R"),
          .make = [](kit::Context& context) -> kit::View* { return new Retention(context); }};
}

}  // namespace habitus
