#pragma once
#include <QObject>

/// The register of objectives, KPI formulas, indicators and proxies.
class TestRegister : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void ranked_by_count_times_value();
  void a_target_counts_its_positives();
  void a_sheet_needs_one_primary_kpi();
  void thresholds_by_hand();
  void formulas_by_hand();
  void totals_vary_as_their_blocks();
  void indicators_find_the_planted_driver();
  void proxies_rank_the_informative_source_first();
  void association_by_hand();
  void made_from_a_funnel();
  void kpis_as_text();
};
