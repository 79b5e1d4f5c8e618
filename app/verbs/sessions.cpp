#include "core/sessions/sessions.h"

#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"

namespace habitus {

Verb verb_sessions() {
  return {"sessions", "Cut events into sessions: their number, length and gaps",
          "habitus-cli sessions course.habitus --timeout \"900 s\" --save main",
          [](CLI::App& app, Json& spec, Desk& desk) {
            asking_options(app, spec, desk);
            text_option(app, spec, "--timeout", "timeout", "A longer gap begins a new session (30 min)");
            text_option(app, spec, "--max", "max", "No session is longer than this");
            bool_option(app, spec, "--midnight", "midnight", "A new day begins a new session");
            list_option(app, spec, "--start", "start", "Events that begin a session");
            list_option(app, spec, "--end", "end", "Events that end one");
            list_option(app, spec, "--context", "context", "Properties whose change begins a new session");
          },
          [](Desk& desk, const Json& given) -> Result<Reply> {
            Json spec = given;
            CHECK(read_picks(spec, "start"));
            CHECK(read_picks(spec, "end"));
            return answer_to(desk, sessions::question(), spec);
          }};
}

}  // namespace habitus
