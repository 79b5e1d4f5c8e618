#include <nlohmann/json.hpp>

#include <QComboBox>
#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QLineEdit>

#include "core/profiles/profiles.h"
#include "views/kit/card.h"
#include "views/kit/chip.h"
#include "views/kit/empty_state.h"
#include "views/kit/question_view.h"
#include "views/kit/words.h"

namespace habitus {
namespace {

/// Whom segments hold: rates by group, disparate impact, strength of the association.
class Representation : public kit::QuestionView {
  Q_DECLARE_TR_FUNCTIONS(habitus::RepresentationView)
 public:
  explicit Representation(kit::Context& context)
      : QuestionView(context, profiles::representation(), tr("Auditing segments")) {
    segments_ = form()->text(tr("Segments"), tr("Separated by ;, empty: all saved ones"));
    beneficial_ = form()->text(tr("Beneficial ones"), tr("Only these are judged; empty: all"));
    by_ = form()->text(tr("Cut by"), tr("region; age:25,45; sex x region. Empty: what is marked protected"));
    reference_ = form()->choice(tr("Reference"));
    reference_->addItem(tr("The group with the highest rate"), QStringLiteral("best"));
    reference_->addItem(tr("The largest group"), QStringLiteral("majority"));
    tau_ = form()->real(tr("Least ratio"), .01, 1, .8, 2, tr("The four-fifths rule"));
    finish();
    for (QLineEdit* line : {segments_, beneficial_, by_})
      connect(line, &QLineEdit::editingFinished, this, [this] { edited(); });
    connect(reference_, &QComboBox::activated, this, [this] { edited(); });
    connect(tau_, &QDoubleSpinBox::valueChanged, this, [this] { edited(); });
    set_next(tr("Put it on a card"), QStringLiteral("card"));
  }

 protected:
  Result<Json> readable(const Json& spec) const override { return spec; }
  Result<Json> definition(const Json& whole) const override {
    CHECK(QuestionView::definition(whole));
    return whole;
  }
  Result<Json> spec() const override {
    Json out{{"tau", tau_->value()},
             {"reference", reference_->currentData().toString().toStdString()},
             {"by", list(by_)},
             {"beneficial", list(beneficial_)}};
    if (Json named = list(segments_); !named.empty()) out["of"] = Json{{"segments", std::move(named)}};
    return out;
  }
  void fill(const Json& spec) override {
    show(segments_, spec.value("of", Json::object()).value("segments", Json::array()));
    show(beneficial_, spec.value("beneficial", Json::array()));
    show(by_, spec.value("by", Json::array()));
    kit::select_data(reference_, kit::text_at(spec, "reference", "best"));
    tau_->setValue(spec.value("tau", .8));
  }
  bool missing() override {
    const auto saved = project()->definitions().heads("segment");
    if (!saved || !saved->empty()) return false;
    empty().set(QStringLiteral("segments"), tr("There are no segments yet"),
                tr("Keep a rule or the clusters of an algorithm as segments; then it can be seen whom they hold."));
    empty().set_action(tr("Define a segment"), [this] { context().open(QStringLiteral("segments")); });
    return true;
  }
  void answered(const report::Answer& answer) override {
    const Json body = answer.json();
    const int failed = body["verdicts"]["fail"], passed = body["verdicts"]["pass"];
    if (failed > 0)
      set_chip(kit::Chip::Kind::fail, tr("%n fail", "", failed));
    else if (passed > 0)
      set_chip(kit::Chip::Kind::pass, tr("%n pass", "", passed));
    else
      set_chip(kit::Chip::Kind::insufficient, tr("insufficient"));
  }

 private:
  static Json list(const QLineEdit* line) {
    Json out = Json::array();
    for (const QString& name : line->text().split(QLatin1Char(';'), Qt::SkipEmptyParts))
      out.push_back(name.trimmed().toStdString());
    return out;
  }
  static void show(QLineEdit* line, const Json& words) {
    QStringList names;
    for (const Json& s : words)
      if (s.is_string()) names << kit::text_of(s.get<std::string>());
    line->setText(names.join(QStringLiteral("; ")));
  }

  QLineEdit *segments_, *beneficial_, *by_;
  QComboBox* reference_;
  QDoubleSpinBox* tau_;
};

}  // namespace

kit::ViewCard card_representation() {
  return {.id = QStringLiteral("representation"),
          .title = QT_TRANSLATE_NOOP("card", "Representation"),
          .perspective = kit::Perspective::explore,
          .icon = QStringLiteral("fairness"),
          .shortcut = {},
          .make = [](kit::Context& context) -> kit::View* { return new Representation(context); }};
}

}  // namespace habitus
