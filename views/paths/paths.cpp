#include "core/paths/paths.h"

#include <nlohmann/json.hpp>

#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QSpinBox>

#include "views/kit/card.h"
#include "views/kit/question_view.h"
#include "views/kit/words.h"

namespace habitus {
namespace {

/// What comes after what, as a heat map.
class Paths : public kit::QuestionView {
  Q_DECLARE_TR_FUNCTIONS(habitus::Paths)
 public:
  explicit Paths(kit::Context& context) : QuestionView(context, paths::question(), tr("Paths")) {
    within_ = form()->choice(tr("Steps within"));
    within_->addItem(tr("a session"), QStringLiteral("session"));
    within_->addItem(tr("a person's whole history"), QStringLiteral("person"));
    timeout_ = form()->text(tr("Timeout"), tr("A longer gap begins a new session, like 30 min or 900 s"));
    timeout_->setText(QStringLiteral("30 min"));
    top_ = form()->choice(tr("Events shown"));
    for (const int n : {8, 12, 20, 40}) top_->addItem(QString::number(n), QString::number(n));
    kit::select_data(top_, QStringLiteral("12"));
    finish();
    for (QComboBox* box : {within_, top_}) connect(box, &QComboBox::activated, this, [this] { edited(); });
    connect(timeout_, &QLineEdit::editingFinished, this, [this] { edited(); });
    set_next(tr("Build a funnel"), QStringLiteral("funnel"));
  }

 protected:
  Result<Json> spec() const override {
    Json out{{"within", within_->currentData().toString().toStdString()},
             {"top", top_->currentData().toInt()}};
    if (out["within"] != "session") return out;
    if (timeout_->text().trimmed().isEmpty()) return Json();
    out["sessions"] = Json{{"timeout", timeout_->text().trimmed().toStdString()}};
    return out;
  }
  void fill(const Json& spec) override {
    kit::select_data(within_, kit::text_at(spec, "within", "session"));
    kit::select_data(top_, QString::number(spec.value("top", 12)));
    timeout_->setText(kit::text_at(spec.value("sessions", Json::object()), "timeout", "30 min"));
  }
  QString hint() const override { return tr("Give a timeout, like 30 min."); }

 private:
  QComboBox *within_, *top_;
  QLineEdit* timeout_;
};

}  // namespace

kit::ViewCard card_paths() {
  return {.id = QStringLiteral("paths"),
          .title = QT_TRANSLATE_NOOP("card", "Paths"),
          .perspective = kit::Perspective::explore,
          .icon = QStringLiteral("paths"),
          .shortcut = QStringLiteral("Ctrl+Alt+P"),
          .make = [](kit::Context& context) -> kit::View* { return new Paths(context); }};
}

}  // namespace habitus
