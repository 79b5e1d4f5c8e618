#include <nlohmann/json.hpp>

#include <QComboBox>
#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QSpinBox>

#include "core/governance/finding.h"
#include "core/profiles/profiles.h"
#include "views/kit/card.h"
#include "views/kit/chip.h"
#include "views/kit/finding.h"
#include "views/kit/lists.h"
#include "views/kit/segment_view.h"
#include "views/kit/watch.h"
#include "views/kit/words.h"

namespace habitus {
namespace {

/// Whom segments hold: rates by group, disparate impact, strength of the association.
class Representation : public kit::SegmentView {
  Q_DECLARE_TR_FUNCTIONS(habitus::RepresentationView)
 public:
  explicit Representation(kit::Context& context)
      : SegmentView(context, profiles::representation(), tr("Auditing segments"),
                    tr("Keep a rule or the clusters of an algorithm as segments; then it can be seen whom they hold.")) {
    beneficial_ = form()->text(tr("Beneficial ones"), tr("Only these are judged; empty: all"));
    by_ = form()->text(tr("Cut by"), tr("region; age:25,45; sex x region. Empty: what is marked protected"));
    reference_ = form()->choice(tr("Reference"));
    reference_->addItem(tr("The group with the highest rate"), QStringLiteral("best"));
    reference_->addItem(tr("The largest group"), QStringLiteral("majority"));
    tau_ = form()->real(tr("Least ratio"), .01, 1, .8, 2, tr("The four-fifths rule"));
    least_ = form()->whole(tr("Smallest group that is judged"), 0, 1000000, 0, tr("0: the smallest cell that may be shown"));
    finding_ = new kit::FindingFields(
        *this, *form(), context, [](auto&&... what) { return governance::sign_finding(what...); },
        [](auto&&... of) { return governance::findings(of...); });
    finish();
    kit::watch({beneficial_, by_, reference_, tau_, least_}, this, [this] { edited(); });
    set_next(tr("Put it on a card"), QStringLiteral("card"));
  }

 protected:
  Json rest() const override {
    Json out{{"tau", tau_->value()},
             {"reference", reference_->currentData().toString().toStdString()},
             {"by", kit::parted(by_->text())},
             {"beneficial", kit::parted(beneficial_->text())}};
    if (least_->value() > 0) out["min_n"] = least_->value();
    return out;
  }
  void fill_rest(const Json& spec) override {
    beneficial_->setText(kit::joined(spec.value("beneficial", Json::array())));
    by_->setText(kit::joined(profiles::cuts_said(spec.value("by", Json::array()))));
    kit::select_data(reference_, kit::text_at(spec, "reference", "best"));
    tau_->setValue(spec.value("tau", .8));
    least_->setValue(spec.value("min_n", 0));
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
    finding_->refresh();
  }

 private:
  QLineEdit *beneficial_, *by_;
  QComboBox* reference_;
  QDoubleSpinBox* tau_;
  QSpinBox* least_;
  kit::FindingFields* finding_;
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
