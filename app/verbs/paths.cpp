#include "core/paths/paths.h"

#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"

namespace habitus {

Verb verb_paths() {
  return {
      "paths", "What comes after what: the transition matrix",
      "habitus-cli paths shop.habitus --timeout \"30 min\" --top 12",
      [](CLI::App& app, Json& spec, Desk& desk) {
        asking_options(app, spec, desk);
        text_option(app, spec, "--within", "within", "session, or person: a person's whole history");
        app.add_option_function<std::string>(
            "--timeout", [&spec](const std::string& v) { spec["sessions"]["timeout"] = v; },
            "A longer gap begins a new session (30 min)");
        app.add_option_function<int64_t>(
            "--top", [&spec](int64_t v) { spec["top"] = v; }, "Events shown for themselves (20)");
      },
      [](Desk& desk, const Json& spec) -> Result<Reply> { return answer_to(desk, paths::question(), spec); }};
}

}  // namespace habitus
