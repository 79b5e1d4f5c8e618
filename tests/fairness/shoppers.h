#pragma once
#include "core/identity/people.h"
#include "tests/handmade_log.h"

/// Thirty women, then thirty men; every third buys nothing, once, twice: at 10 the women, at 30 the men.
inline habitus::Done sixty_shoppers(HandmadeLog& log) {
  using namespace habitus;
  std::vector<HandmadeEvent> events;
  std::vector<identity::Value> values;
  for (int i = 0; i < 60; ++i) {
    const std::string actor = "u" + std::to_string(i);
    events.push_back({actor, "visit", "2025-01-01"});
    for (int k = 0; k < i % 3; ++k)
      events.push_back(
          {actor, "buy", "2025-01-0" + std::to_string(2 + k), {{"amount", i < 30 ? "10" : "30"}}});
    values.push_back({events::key_of(actor), "sex", i < 30 ? "F" : "M", std::nullopt});
  }
  CHECK(log.open());
  CHECK(log.add(events));
  return identity::store_values(*log.project, "people.csv", std::string(64, '0'), 0, values, Json::object());
}
