#include "core/governance/questions.h"

#include <QtCore/qtmetamacros.h>

#include "core/clusters/clusters.h"
#include "core/cohorts/cohorts.h"
#include "core/fairness/audit.h"
#include "core/features/features.h"
#include "core/features/origins.h"
#include "core/features/rfm.h"
#include "core/funnels/funnel.h"
#include "core/governance/datasheet.h"
#include "core/models/model.h"
#include "core/objectives/cost_matrix.h"
#include "core/objectives/indicators.h"
#include "core/objectives/objective.h"
#include "core/objectives/target.h"
#include "core/paths/paths.h"
#include "core/profiles/profiles.h"
#include "core/properties/property.h"
#include "core/quality/quality.h"
#include "core/retention/retention.h"
#include "core/segments/population.h"
#include "core/segments/question.h"
#include "core/sessions/sessions.h"
#include "core/taxonomy/question.h"
#include "core/trends/baseline.h"
#include "core/trends/trend.h"
#include "core/validation/robustness.h"
#include "core/validation/validate.h"

namespace habitus::governance {

const std::vector<const report::Question*>& questions() {
  static const std::vector<const report::Question*> all{&datasheet(),
                                                        &taxonomy::question(),
                                                        &properties::question(),
                                                        &quality::question(),
                                                        &sessions::question(),
                                                        &segments::question(),
                                                        &segments::population(),
                                                        &paths::question(),
                                                        &trends::question(),
                                                        &trends::baseline(),
                                                        &funnels::question(),
                                                        &retention::question(),
                                                        &cohorts::question(),
                                                        &objectives::question(),
                                                        &objectives::objective(),
                                                        &objectives::ranking(),
                                                        &objectives::indicators(),
                                                        &objectives::proxies(),
                                                        &objectives::costs(),
                                                        &features::question(),
                                                        &features::lineage_question(),
                                                        &features::rfm_question(),
                                                        &clusters::question(),
                                                        &clusters::bench(),
                                                        &clusters::count(),
                                                        &models::question(),
                                                        &validation::question(),
                                                        &validation::robustness(),
                                                        &fairness::question(),
                                                        &profiles::sanity(),
                                                        &profiles::profile(),
                                                        &profiles::representation()};
  return all;
}

const report::Question* find_question(const std::string& name) {
  for (const report::Question* q : questions())
    if (q->name == name) return q;
  return nullptr;
}

Result<const report::Question*> need_question(const std::string& name) {
  if (const report::Question* q = find_question(name)) return q;
  std::string names;
  for (const report::Question* q : questions()) names += (names.empty() ? "" : ", ") + q->name;
  return fail(Kind::missing, Text(QT_TRANSLATE_NOOP("core", "There is no question “%1”"), {name}), {},
              Text(QT_TRANSLATE_NOOP("core", "Ask one of: %1"), {names}));
}

}  // namespace habitus::governance
