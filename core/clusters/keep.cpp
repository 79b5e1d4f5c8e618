#include "core/clusters/keep.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/clusters/clusters.h"
#include "core/segments/selection.h"

namespace habitus::clusters {

Result<int> keep_clusters(Project& project, const Json& complete, const std::string& name, const std::string& reason,
                          const Exec& exec) {
  TRY(const auto members, members_of(project, complete, exec));
  for (int c = 0; c < members.k; ++c) {
    events::PersonSet set;
    for (size_t i = 0; i < members.label.size(); ++i)
      if (members.label[i] == c) set.keys.push_back(members.person[i]);
    std::sort(set.keys.begin(), set.keys.end());
    CHECK(segments::save_segment(project, name + " " + std::to_string(c + 1), set,
                                 Json{{"question", "clusters"}, {"spec", complete}, {"cluster", c}}, reason,
                                 complete.value("objective", "")));
  }
  return members.k;
}

}  // namespace habitus::clusters
