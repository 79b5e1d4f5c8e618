#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QSpinBox>

#include "core/profiles/profiles.h"
#include "views/kit/basis.h"
#include "views/kit/card.h"
#include "views/kit/segment_view.h"
#include "views/kit/watch.h"

namespace habitus {
namespace {

/// What segments are like: medians, index against everybody, when they are active, their paths.
class Profile : public kit::SegmentView {
  Q_DECLARE_TR_FUNCTIONS(habitus::ProfileView)
 public:
  explicit Profile(kit::Context& context)
      : SegmentView(context, profiles::profile(), tr("Profiling segments"),
                    tr("Keep a rule or the clusters of an algorithm as segments; then they can be described.")) {
    on_ = new kit::Basis(tr("Events alone"));
    form()->add(tr("Described by"), on_, tr("A set of features, or the numbers of the people table"));
    top_ = form()->whole(tr("Paths of each"), 1, 50, 5);
    finish();
    connect(on_, &QComboBox::activated, this, [this] { columns_ = Json::array(); });  // they were of the other set
    kit::watch({on_, top_}, this, [this] { edited(); });
    set_next(tr("Whom do they hold?"), QStringLiteral("representation"));
  }

 protected:
  Json rest() const override {
    Json out{{"top", top_->value()}};
    if (const Json on = on_->spec(); !on.is_null()) out["on"] = on;
    if (!columns_.empty() && out.contains("on")) out["columns"] = columns_;
    return out;
  }
  void fill_rest(const Json& spec) override {
    const Json kept = spec.value("table", Json());  // of a completed spec
    const Json& said = kept.is_object() && !spec.contains("on") ? kept : spec;
    on_->show_spec(said.value("on", Json()));
    columns_ = said.value("columns", Json::array());
    top_->setValue(spec.value("top", 5));
  }
  void offer(const segments::Vocabulary& words) override { on_->offer(*project(), !words.attributes.empty()); }

 private:
  kit::Basis* on_;
  QSpinBox* top_;
  Json columns_ = Json::array();  ///< of a spec that names some
};

}  // namespace

kit::ViewCard card_profile() {
  return {.id = QStringLiteral("profile"),
          .title = QT_TRANSLATE_NOOP("card", "Profile"),
          .perspective = kit::Perspective::explore,
          .icon = QStringLiteral("people"),
          .shortcut = {},
          .make = [](kit::Context& context) -> kit::View* { return new Profile(context); }};
}

}  // namespace habitus
