#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QLineEdit>

#include "core/profiles/profiles.h"
#include "views/kit/card.h"
#include "views/kit/chip.h"
#include "views/kit/lists.h"
#include "views/kit/segment_view.h"
#include "views/kit/watch.h"
#include "views/sanity/limits.h"

namespace habitus {
namespace {

/// Are the sizes of the segments sane? Where a check warns and fails is the analyst's to say.
class Sanity : public kit::SegmentView {
  Q_DECLARE_TR_FUNCTIONS(habitus::SanityView)
 public:
  explicit Sanity(kit::Context& context)
      : SegmentView(context, profiles::sanity(), tr("Checking segments"),
                    tr("Keep a rule or the clusters of an algorithm as segments; then their sizes can be checked.")) {
    by_ = form()->text(tr("Balanced by"), tr("Attributes, separated by ;"));
    form()->section(tr("Warns from, fails from"));
    limits_ = new Limits([this] { edited(); });
    form()->add(limits_);
    finish();
    kit::watch({by_}, this, [this] { edited(); });
    set_next(tr("What are they like?"), QStringLiteral("profile"));
  }

 protected:
  Json rest() const override { return Json{{"by", kit::parted(by_->text())}, {"thresholds", limits_->spec()}}; }
  void fill_rest(const Json& spec) override {
    by_->setText(kit::joined(profiles::cuts_said(spec.value("by", Json::array()))));
    limits_->show_spec(spec.value("thresholds", Json::object()));
  }
  void answered(const report::Answer& answer) override {
    const Json verdict = answer.json()["verdict"];
    if (verdict == "fail") set_chip(kit::Chip::Kind::fail, tr("fail"));
    else if (verdict == "pass") set_chip(kit::Chip::Kind::pass, tr("pass"));
    else set_chip(kit::Chip::Kind::insufficient, tr("warn"));
  }

 private:
  QLineEdit* by_;
  Limits* limits_;
};

}  // namespace

kit::ViewCard card_sanity() {
  return {.id = QStringLiteral("sanity"),
          .title = QT_TRANSLATE_NOOP("card", "Segment check"),
          .perspective = kit::Perspective::explore,
          .icon = QStringLiteral("check"),
          .shortcut = {},
          .make = [](kit::Context& context) -> kit::View* { return new Sanity(context); }};
}

}  // namespace habitus
