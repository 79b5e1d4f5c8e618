#pragma once
#include <fstream>
#include <sstream>

#include "core/identity/people.h"
#include "tests/handmade_log.h"

/// The 7,214 defendants of shared/data/compas/compas_for_aequitas.csv (NOTICE.txt there): one screening event
/// each, their score, label, race, sex and age group as attributes. False when the file is not there.
inline bool compas(HandmadeLog& log) {
  using namespace habitus;
  std::ifstream in(SHARED_DATA "/compas/compas_for_aequitas.csv");
  std::string line;
  if (!in || !std::getline(in, line)) return false;
  std::vector<HandmadeEvent> events;
  std::vector<identity::Value> values;
  const char* names[] = {"", "score", "label", "race", "sex", "age_cat"};
  while (std::getline(in, line)) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    std::istringstream cells(line);
    std::string id, cell;
    std::getline(cells, id, ',');
    events.push_back({id, "screening", "2013-01-01"});
    for (int c = 1; c < 6; ++c) {
      std::getline(cells, cell, ',');
      values.push_back({events::key_of(id), names[c], cell, {}});
    }
  }
  return log.open() && log.add(events) &&
         identity::store_values(*log.project, "compas.csv", std::string(64, '0'), 0, values, Json::object());
}
