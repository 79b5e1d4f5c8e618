#pragma once
#include <cmath>

#include "core/base/random.h"
#include "core/features/frame.h"

/// A frame with a known truth: the label depends on "recency" and "channel", not on "noise". "spend" has
/// missing values.
inline habitus::features::Frame sample_frame(size_t persons, size_t dates, uint64_t seed = 1) {
  using namespace habitus;
  using features::Column;
  features::Frame f;
  Column recency{.name = "recency", .kind = Column::Kind::number, .source = "recency", .version = "r1"};
  Column spend{.name = "spend", .kind = Column::Kind::number, .source = "spend", .version = "s1"};
  Column noise{.name = "noise", .kind = Column::Kind::number, .source = "noise", .version = "n1"};
  Column channel{.name = "channel", .kind = Column::Kind::category, .source = "channel", .version = "c1"};
  channel.levels = {"", "app", "shop", "web"};
  for (size_t d = 0; d < dates; ++d) {
    for (size_t p = 0; p < persons; ++p) {
      Random random(seed, 77, d * persons + p);
      f.person.push_back(1000 + p * 7);
      f.as_of.push_back(static_cast<Time>(d) * 30 * kDay);
      const double r = random.exponential() * 20;
      const uint32_t c = 1 + static_cast<uint32_t>(random.below(3));
      const double z = 1 - .06 * r + (c == 1 ? .8 : c == 2 ? -.5 : 0);
      recency.number.push_back(r);
      spend.number.push_back(random.uniform() < .1 ? std::nan("") : 10 + 3 * random.normal() - z);
      noise.number.push_back(random.normal());
      channel.code.push_back(c);
      f.label.push_back(random.uniform() < 1 / (1 + std::exp(-z)) ? 1 : 0);
      f.last_value.push_back(d == 0 ? std::nan("") : random.uniform() < .5 + .1 * z ? 1 : 0);
      f.maturity.push_back({});
    }
  }
  f.columns = {recency, spend, noise, channel};
  return f;
}
