#include "views/kit/kinds.h"

#include <QCoreApplication>

#include "views/kit/words.h"

namespace habitus::kit {
namespace {

struct Known {
  const char *kind, *title, *view;
};
constexpr Known kKnown[] = {
    {"mapping", QT_TRANSLATE_NOOP("kind", "Mappings"), "import"},
    {"quality", QT_TRANSLATE_NOOP("kind", "Rules"), "quality"},
    {"property", QT_TRANSLATE_NOOP("kind", "Computed properties"), "property"},
    {"taxonomy", QT_TRANSLATE_NOOP("kind", "Taxonomies"), "taxonomy"},
    {"sessions", QT_TRANSLATE_NOOP("kind", "Sessions"), "sessions"},
    {"paths", QT_TRANSLATE_NOOP("kind", "Paths"), "paths"},
    {"trend", QT_TRANSLATE_NOOP("kind", "Trends"), "trend"},
    {"funnel", QT_TRANSLATE_NOOP("kind", "Funnels"), "funnel"},
    {"retention", QT_TRANSLATE_NOOP("kind", "Retention"), "retention"},
    {"cohorts", QT_TRANSLATE_NOOP("kind", "Cohorts"), "cohorts"},
    {"segment", QT_TRANSLATE_NOOP("kind", "Segments"), "segments"},
    {"segments", QT_TRANSLATE_NOOP("kind", "Segments"), "segments"},
    {"people", QT_TRANSLATE_NOOP("kind", "Attributes of people"), "people"},
    {"attributes", QT_TRANSLATE_NOOP("kind", "Attributes of people"), "people"},
    {"population", QT_TRANSLATE_NOOP("kind", "Populations"), "population"},
    {"baseline", QT_TRANSLATE_NOOP("kind", "Baselines"), "baseline"},
    {"indicators", QT_TRANSLATE_NOOP("kind", "Indicators"), "indicators"},
    {"objective", QT_TRANSLATE_NOOP("kind", "Objectives"), "objectives"},
    {"objectives", QT_TRANSLATE_NOOP("kind", "Objectives"), "objectives"},
    {"choice", QT_TRANSLATE_NOOP("kind", "Chosen objective"), "objectives"},
    {"proxies", QT_TRANSLATE_NOOP("kind", "Proxies"), "proxies"},
    {"costs", QT_TRANSLATE_NOOP("kind", "Costs of decisions"), "costs"},
    {"target", QT_TRANSLATE_NOOP("kind", "Targets"), "target"},
    {"features", QT_TRANSLATE_NOOP("kind", "Feature sets"), "features"},
    {"rfm", QT_TRANSLATE_NOOP("kind", "Scorings"), "rfm"},
    {"lineage", QT_TRANSLATE_NOOP("kind", "Lineage"), "lineage"},
    {"clusters", QT_TRANSLATE_NOOP("kind", "Partitions"), "clusters"},
    {"clusterbench", QT_TRANSLATE_NOOP("kind", "Clusterings"), "clusters"},
    {"clustercount", QT_TRANSLATE_NOOP("kind", "Numbers of clusters"), "clustercount"},
    {"sanity", QT_TRANSLATE_NOOP("kind", "Segment checks"), "sanity"},
    {"profile", QT_TRANSLATE_NOOP("kind", "Profiles"), "profile"},
    {"representation", QT_TRANSLATE_NOOP("kind", "Representation"), "representation"},
    {"model", QT_TRANSLATE_NOOP("kind", "Models"), "model"},
    {"validate", QT_TRANSLATE_NOOP("kind", "Validations"), "validation"},
    {"validation", QT_TRANSLATE_NOOP("kind", "Validations"), "validation"},
    {"fairness", QT_TRANSLATE_NOOP("kind", "Audits"), "fairness"},
    {"gates", QT_TRANSLATE_NOOP("kind", "Gates"), "card"},
    {"report", QT_TRANSLATE_NOOP("kind", "Reports"), "card"},
    {"card", QT_TRANSLATE_NOOP("kind", "Cards"), "card"},
    {"decision", QT_TRANSLATE_NOOP("kind", "Decisions"), "journal"},
    {"figure", QT_TRANSLATE_NOOP("kind", "Pinned figures"), "board"},
};

const Known* known(const std::string& kind) {
  for (const Known& one : kKnown)
    if (kind == one.kind) return &one;
  return nullptr;
}

}  // namespace

QString kind_title(const std::string& kind) {
  const Known* one = known(kind);
  return one ? QCoreApplication::translate("kind", one->title) : text_of(kind);
}

QString kind_view(const std::string& kind) {
  const Known* one = known(kind);
  return one ? QString::fromLatin1(one->view) : QString();
}

}  // namespace habitus::kit
