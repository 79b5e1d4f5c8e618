#include "core/sessions/sessions.h"

#include <nlohmann/json.hpp>

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>

#include "views/kit/card.h"
#include "views/kit/duration_edit.h"
#include "views/kit/question_view.h"
#include "views/kit/words.h"

namespace habitus {
namespace {

/// How events are cut into sessions, with what comes of it before it is kept.
class Sessions : public kit::QuestionView {
  Q_DECLARE_TR_FUNCTIONS(habitus::Sessions)
 public:
  explicit Sessions(kit::Context& context) : QuestionView(context, sessions::question(), tr("Sessions")) {
    timeout_ = new kit::DurationEdit(tr("Timeout"), kMinute, 2 * kDay, this);
    form()->add(tr("Timeout"), timeout_, tr("A longer gap begins a new session, like 30 min or 900 s"));
    timeout_->setText(QStringLiteral("30 min"));
    max_ = form()->text(tr("Longest session"), tr("Empty: no limit"));
    start_ = form()->suggest(tr("Event that begins a session"));
    end_ = form()->suggest(tr("Event that ends one"));
    context_ = form()->choice(tr("A change of this begins a session"));
    midnight_ = form()->check(tr("A new day begins a session"));
    finish();
    connect(timeout_, &kit::DurationEdit::edited, this, [this] { edited(); });
    connect(max_, &QLineEdit::editingFinished, this, [this] { edited(); });
    for (QComboBox* box : {start_, end_, context_})
      connect(box, &QComboBox::activated, this, [this] { edited(); });
    connect(midnight_, &QCheckBox::toggled, this, [this] { edited(); });
    set_next(tr("Look at a trend"), QStringLiteral("trend"));
  }

 protected:
  Result<Json> spec() const override {
    if (timeout_->text().isEmpty()) return Json();
    Json out{{"timeout", timeout_->text().toStdString()}, {"midnight", midnight_->isChecked()}};
    if (const QString max = max_->text().trimmed(); !max.isEmpty()) out["max"] = max.toStdString();
    for (const auto& [box, key] : {std::pair(start_, "start"), std::pair(end_, "end")})
      if (const QString text = box->currentText().trimmed(); !text.isEmpty()) {
        TRY(Json pick, kit::pick_from(text));
        out[key] = Json::array({std::move(pick)});
      }
    if (context_->currentIndex() > 0) out["context"] = Json::array({context_->currentText().toStdString()});
    return out;
  }
  void fill(const Json& spec) override {
    timeout_->setText(kit::text_at(spec, "timeout", "30 min"));
    max_->setText(kit::text_at(spec, "max"));
    midnight_->setChecked(spec.value("midnight", false));
    for (const auto& [box, key] : {std::pair(start_, "start"), std::pair(end_, "end")})
      box->setEditText(spec.contains(key) ? kit::pick_said(spec[key][0]) : QString());
    context_->setCurrentIndex(
        spec.contains("context")
            ? std::max(0, context_->findText(kit::text_of(spec["context"][0].get<std::string>())))
            : 0);
  }
  void offer(const segments::Vocabulary& words) override {
    for (QComboBox* box : {start_, end_}) kit::renew(box, QStringList(QString()) + kit::list_of(words.words));
    kit::renew(context_, QStringList(tr("Nothing")) + kit::list_of(words.properties));
  }
  QString hint() const override { return tr("Give a timeout, like 30 min."); }

 private:
  kit::DurationEdit* timeout_;
  QLineEdit* max_;
  QComboBox *start_, *end_, *context_;
  QCheckBox* midnight_;
};

}  // namespace

kit::ViewCard card_sessions() {
  return {.id = QStringLiteral("sessions"),
          .title = QT_TRANSLATE_NOOP("card", "Sessions"),
          .perspective = kit::Perspective::prepare,
          .icon = QStringLiteral("sessions"),
          .shortcut = QStringLiteral("Ctrl+Shift+S"),
          .make = [](kit::Context& context) -> kit::View* { return new Sessions(context); }};
}

}  // namespace habitus
