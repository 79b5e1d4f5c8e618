#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/features/rfm.h"
#include "core/features/rows.h"

namespace habitus::features {

Result<size_t> write_rfm_table(Project& project, const Json& complete, const std::string& purpose,
                               const std::string& path, const Exec& exec) {
  TRY(const Rfm t, rfm_table(project, complete, exec));
  if (exec.stopped()) return fail(Kind::stopped, QT_TRANSLATE_NOOP("core", "Stopped"));
  const auto number = [](const std::vector<double>& of) {
    return [&of](size_t i) { return number_text(of[i]); };
  };
  std::vector<RowColumn> columns{
      {"recency", number(t.recency)}, {"frequency", number(t.frequency)}, {"tenure", number(t.tenure)}};
  for (size_t v = 0; v < t.values.size(); ++v)
    columns.push_back({complete["values"][v]["name"], number(t.values[v])});
  const char* scores[] = {"recency score", "frequency score", "value score"};
  for (size_t m = 0; m < 3; ++m)
    columns.push_back({scores[m], [&t, m](size_t i) { return std::to_string(t.score[m][i]); }});
  columns.push_back({"segment", [&t](size_t i) { return std::string(rfm_segments()[t.segment(i)].id); }});
  if (!complete["populations"].empty())
    columns.push_back({"population", [&t, &complete](size_t i) {
                         const auto p = static_cast<size_t>(t.population[i]);
                         return p < complete["populations"].size()
                                    ? complete["populations"][p]["name"].get<std::string>()
                                    : std::string();
                       }});
  CHECK(write_rows(project, purpose, path, t.person, t.as_of, columns));
  return t.rows();
}

}  // namespace habitus::features
