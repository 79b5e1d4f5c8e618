#include "views/kit/glossary.h"

#include <QCoreApplication>

namespace habitus::kit {
namespace {

struct Entry {
  const char *label, *meaning;
};
constexpr Entry kEntries[] = {
    {"AUC",
     QT_TRANSLATE_NOOP("glossary",
                       "How well scores rank: the chance that somebody with the outcome scores higher than "
                       "somebody without. 0.5 is guessing, 1 is perfect. Its interval is DeLong's.")},
    {"AUC of missing",
     QT_TRANSLATE_NOOP("glossary",
                       "How well the mere absence of a value ranks the outcome. Far from 0.5, the "
                       "gap itself tells something, perhaps too much.")},
    {"Average precision",
     QT_TRANSLATE_NOOP("glossary",
                       "Mean precision over all positives, from the highest score down. Guessing gives the "
                       "prevalence.")},
    {"Log loss",
     QT_TRANSLATE_NOOP("glossary",
                       "Mean surprise of the predicted chances at what happened; lower is better. Sure "
                       "mistakes cost most.")},
    {"Brier score",
     QT_TRANSLATE_NOOP("glossary",
                       "Mean squared distance of predicted chances from what happened; lower is better.")},
    {"Brier",
     QT_TRANSLATE_NOOP("glossary",
                       "Mean squared distance of predicted chances from what happened; lower is better.")},
    {"Brier: reliability",
     QT_TRANSLATE_NOOP("glossary",
                       "The part of the Brier score that comes from predictions that are too high "
                       "or too low in their bin; 0 is best.")},
    {"Brier: resolution",
     QT_TRANSLATE_NOOP("glossary",
                       "The part of the Brier score that predictions win by telling people apart; "
                       "more is better.")},
    {"Brier: uncertainty",
     QT_TRANSLATE_NOOP("glossary",
                       "The part of the Brier score that lies in the outcome itself: prevalence "
                       "times one minus prevalence.")},
    {"ECE, equal width",
     QT_TRANSLATE_NOOP("glossary",
                       "Expected calibration error: mean distance of observed share and predicted "
                       "chance over bins of equal width, weighted by their people.")},
    {"ECE, equal mass",
     QT_TRANSLATE_NOOP("glossary", "Expected calibration error over bins that hold equally many people.")},
    {"Prevalence", QT_TRANSLATE_NOOP("glossary", "The share of people with the outcome.")},
    {"Precision", QT_TRANSLATE_NOOP("glossary", "Of those selected, the share who have the outcome.")},
    {"Recall", QT_TRANSLATE_NOOP("glossary", "Of those who have the outcome, the share who are selected.")},
    {"Selection rate", QT_TRANSLATE_NOOP("glossary", "The share of people who are selected.")},
    {"Disparate impact",
     QT_TRANSLATE_NOOP("glossary",
                       "The favourable rate of a group divided by that of the reference. Below the "
                       "limit, often 0.8, it is called adverse.")},
    {"True positive rate",
     QT_TRANSLATE_NOOP("glossary", "Of those who have the outcome, the share who are selected.")},
    {"False positive rate",
     QT_TRANSLATE_NOOP("glossary", "Of those without the outcome, the share who are selected all the same.")},
    {"Adjusted p",
     QT_TRANSLATE_NOOP("glossary", "The p-value after Benjamini and Hochberg, over every slice looked at.")},
    {"Expected cost",
     QT_TRANSLATE_NOOP("glossary",
                       "Mean cost a person of the errors at this threshold, by the costs given.")},
    {"Threshold", QT_TRANSLATE_NOOP("glossary", "Who scores this or more is selected.")},
    {"Coefficient", QT_TRANSLATE_NOOP("glossary",
                                      "Change of the log-odds for one standard deviation of the feature, the "
                                      "others held fixed. Not a cause.")},
    {"Coverage", QT_TRANSLATE_NOOP("glossary", "The share of events that some rule recognises.")},
    {"Converted",
     QT_TRANSLATE_NOOP("glossary",
                       "The share of those who entered and took every step within the window, with "
                       "Wilson's interval.")},
    {"Still open",
     QT_TRANSLATE_NOOP("glossary",
                       "Entries so young that their window has not ended: they may still convert, "
                       "so their part is hatched.")},
    {"Median time",
     QT_TRANSLATE_NOOP("glossary", "Half of those who went all the way needed less time, half more.")},
    {"Mean retention",
     QT_TRANSLATE_NOOP("glossary",
                       "The mean share who come back, over cohorts old enough to be counted, "
                       "weighted by their size.")},
};

}  // namespace

QString meaning_of(const Text& label) {
  for (const Entry& entry : kEntries)
    if (label.id == entry.label) return QCoreApplication::translate("glossary", entry.meaning);
  return {};
}

}  // namespace habitus::kit
