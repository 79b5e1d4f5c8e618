#include "core/quality/quality.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

#include "views/kit/card.h"
#include "views/kit/question_view.h"
#include "views/kit/rule_list.h"
#include "views/kit/words.h"

namespace habitus {
namespace {

/// Rules the stored log should keep, and where it does not.
class Quality : public kit::QuestionView {
  Q_DECLARE_TR_FUNCTIONS(habitus::Quality)
 public:
  explicit Quality(kit::Context& context) : QuestionView(context, quality::question(), tr("Rules")) {
    rules_ = new kit::RuleList(form());
    form()->add(tr("Rules"), rules_,
                tr("None here: those of the sources' mappings. Rejecting and repairing happens at import; "
                   "here rules only find."));
    finish();
    connect(rules_, &kit::RuleList::changed, this, [this] { edited(); });
    set_next(tr("See quarantine"), QStringLiteral("quarantine"));
  }

 protected:
  Result<Json> spec() const override { return Json{{"rules", rules_->rules()}}; }
  void fill(const Json& spec) override { rules_->set_rules(spec.value("rules", Json::array())); }
  void offer(const segments::Vocabulary& words) override {
    rules_->set_columns(kit::list_of(words.properties));
    rules_->set_events(kit::list_of(words.words));
  }

 private:
  kit::RuleList* rules_;
};

}  // namespace

kit::ViewCard card_quality() {
  return {.id = QStringLiteral("quality"),
          .title = QT_TRANSLATE_NOOP("card", "Rules"),
          .perspective = kit::Perspective::prepare,
          .icon = QStringLiteral("check"),
          .shortcut = {},
          .make = [](kit::Context& context) -> kit::View* { return new Quality(context); }};
}

}  // namespace habitus
