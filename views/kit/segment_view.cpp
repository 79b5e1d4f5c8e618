#include "views/kit/segment_view.h"

#include <nlohmann/json.hpp>

#include <QLineEdit>

#include "views/kit/empty_state.h"
#include "views/kit/lists.h"
#include "views/kit/watch.h"
#include "views/kit/words.h"

namespace habitus::kit {

SegmentView::SegmentView(Context& context, const report::Question& question, const QString& asking,
                         const QString& why)
    : QuestionView(context, question, asking), why_(why) {
  segments_ = form()->text(tr("Segments"), tr("Separated by ;, empty: all saved ones"));
  watch({segments_}, this, [this] { edited(); });
}

Result<Json> SegmentView::readable(const Json& spec) const { return spec; }

Result<Json> SegmentView::definition(const Json& whole) const {
  CHECK(QuestionView::definition(whole));
  return whole;
}

Result<Json> SegmentView::spec() const {
  Json out = rest();
  if (Json named = parted(segments_->text()); !named.empty())
    out["of"] = Json{{"segments", std::move(named)}};
  else if (!clusters_.empty())
    out["of"] = Json{{"clusters", Json::parse(clusters_, nullptr, false)}};
  return out;
}

void SegmentView::fill(const Json& spec) {
  const Json of = spec.value("of", Json::object());
  clusters_ = of.contains("clusters") ? canonical(of["clusters"]) : std::string();
  Json names = Json::array();  // a completed spec pins versions; what is asked here is the newest
  const Json segments = of.value("segments", Json::array());
  for (const Json& s : segments)
    if (s.is_string()) names.push_back(text_of(s.get<std::string>()).section(QLatin1Char('@'), 0, 0).toStdString());
  segments_->setText(joined(names));
  fill_rest(spec);
}

bool SegmentView::missing() {
  const auto saved = project()->definitions().heads("segment");
  if (!saved || !saved->empty() || !clusters_.empty()) return false;
  empty().set(QStringLiteral("segments"), tr("There are no segments yet"), why_);
  empty().set_action(tr("Define a segment"), [this] { context().open(QStringLiteral("segments")); });
  return true;
}

}  // namespace habitus::kit
