#pragma once

namespace habitus::ingest {

/// What the wizard must propose for the files of shared/data (figures from each set's NOTICE.txt). `actor` of
/// a people table is its key; `doubts`: it has to ask about these and must not guess.
struct ExpectedProposal {
  const char* file;
  const char* kind;
  const char* actor;
  const char* event;  ///< a column, or =constant
  const char* time;   ///< column|format
  const char* doubts;
  int events;  ///< that an unedited import must store; 0: not imported here
};

inline constexpr ExpectedProposal kExpected[] = {
    {"cdnow/CDNOW_master.txt", "events", "customer_id", "=purchase", "date|yyyyMMdd", "", 69659},
    {"cdnow/CDNOW_sample.txt", "events", "", "", "column 3|yyyyMMdd", "actor event", 0},
    {"cdnow/cdnow_customers_summary.csv", "people", "ID", "", "", "", 0},
    {"helpdesk_tickets/helpdesk.csv", "events", "CaseID", "ActivityID", "CompleteTimestamp|iso", "", 13710},
    {"lifetimes_transactions/example_transactions.csv", "events", "id", "=purchase", "date|iso", "", 15273},
    {"pm4py_logs/receipt.csv", "events", "case:concept:name", "concept:name", "time:timestamp|iso", "", 8577},
    {"pm4py_logs/reviewing.csv", "events", "case:concept:name", "concept:name", "time:timestamp|iso", "",
     3730},
    {"pm4py_logs/roadtraffic100traces.csv", "events", "case:concept:name", "concept:name",
     "time:timestamp|iso", "", 390},
    {"pm4py_logs/running-example.csv", "events", "case:concept:name", "concept:name", "time:timestamp|iso",
     "", 42},
    {"patients/patients.csv", "events", "patient", "handling", "time|iso", "", 5442},
    {"apache_access_log/apache_logs", "events", "client", "=request", "time|dd/MMM/yyyy:HH:mm:ss xx", "",
     9999},  // record 8,899 of 10,000 lacks its last quote
    {"epub_downloads/epub_events.csv", "events", "session", "", "timestamp|iso", "event", 0},
    {"moodle_la_course/Events.csv.gz", "events", "user", "", "timecreated|excel", "event", 0},
    {"moodle_la_course/Demographics.csv", "people", "user", "", "", "", 0},
    {"moodle_la_course/AllCombined.csv", "people", "User", "", "", "", 0},
    {"moodle_la_course/Results.csv", "people", "user", "", "", "", 0},
    {"compas/compas-scores-two-years.csv", "people", "id", "", "", "", 0},
    {"compas/compas_for_aequitas.csv", "people", "entity_id", "", "", "", 0},
    {"cookie_cats/cookie_cats.csv", "people", "userid", "", "", "", 0},
    {"telco_churn/Telco-Customer-Churn.csv", "people", "customerID", "", "", "", 0},
    {"mvad/mvad.csv", "people", "id", "", "", "", 0},
    {"hillstrom/hillstrom.csv", "events", "", "", "", "time actor event", 0},
    {"bms_webview1/BMS.dat", "events", "", "", "", "time actor event", 0},
    {"kosarak/kosarak10k.txt", "events", "", "", "", "delimiter actor event time", 0},
    {"clustering_reference/iris.csv", "events", "", "", "", "time actor event", 0},
    {"clustering_reference/USArrests.csv", "events", "", "", "", "time actor event", 0},
    {"survival_lifelines/lung.csv", "events", "", "", "", "time actor event", 0},
    {"survival_lifelines/rossi.csv", "events", "", "", "", "time actor event", 0},
    {"survival_lifelines/waltons.csv", "events", "", "", "", "time actor event", 0},
};

}  // namespace habitus::ingest
