#include "core/properties/property.h"

#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"
#include "app/verbs/file.h"
#include "core/events/log.h"

namespace habitus {
namespace {

/// The definition the flags spell, or that of a file.
Result<Json> definition_of(const Json& spec) {
  if (const std::string file = spec.value("$file", ""); !file.empty()) return read_json(file);
  return spec.value("define", Json::object());
}

Result<Reply> property_list(Project& project) {
  TRY(const auto heads, project.definitions().heads("property"));
  Reply reply;
  Json list = Json::array();
  report::Table t;
  using A = report::Column::Align;
  t.columns = {{"Property", A::left}, {"Of", A::left}, {"Version", A::right}, {"What", A::left}};
  for (const Definition& d : heads) {
    const Json spec = d.json();
    list.push_back({{"name", d.name}, {"version", d.version}, {"hash", d.hash}, {"spec", spec}});
    t.rows.push_back({Text("%1", {d.name}), Text(spec.value("on", "events")),
                      Text("%1", {int64_t{d.version}}), properties::describe(spec)});
  }
  reply.json = canonical(Json{{"properties", list}});
  reply.tables.push_back(std::move(t));
  reply.lines.push_back(std::to_string(heads.size()) + " computed properties");
  return reply;
}

Result<Reply> values_of(Desk& desk, const Json& property, const Json& spec) {
  Json asked{{"property", property}, {"scope", spec.value("scope", Json::object())}};
  if (spec.contains("top")) asked["top"] = spec["top"];
  if (spec.contains("$where")) asked["$where"] = spec["$where"];
  return answer_to(desk, properties::question(), asked);
}

Result<Reply> property_run(Desk& desk, const Json& spec) {
  const std::string action = spec.value("action", "list"), name = spec.value("name", "");
  const bool writes = action == "add" || action == "drop";
  TRY(Project * project, writes ? desk.open(true) : open_for_asking(desk));
  if (action == "list") return property_list(*project);
  if (action == "preview") {
    TRY(const Json definition, definition_of(spec));
    return values_of(desk, definition, spec);
  }
  if (name.empty())
    return fail(Kind::input, Text("property %1 needs a name", {action}), {},
                "habitus-cli property P add price_band --kind band --of price --cuts 10,50");
  if (action == "show") return values_of(desk, name, spec);
  if (action == "drop") {
    CHECK(project->definitions().need("property", name).map([](const auto&) {}));
    CHECK(project->definitions().retire("property", name));
    return Reply{canonical(Json{{"dropped", name}}),
                 {},
                 {name + " is no property any more; undo brings it back"},
                 true};
  }
  if (action != "add")
    return fail(Kind::input, Text("property cannot “%1”", {action}), {},
                "Write list, add NAME, show NAME, preview or drop NAME");
  TRY(const Json definition, definition_of(spec));
  TRY(const Definition made, properties::define(*project, name, definition, spec.value("reason", "")));
  TRY(Reply reply, values_of(desk, name, spec));
  Json body = Json::parse(reply.json, nullptr, false);
  body["name"] = name;
  body["version"] = made.version;
  body["hash"] = made.hash;
  body["definition"] = made.json();
  reply.json = canonical(body);
  reply.lines.insert(reply.lines.begin(), name + ", version " + std::to_string(made.version) + ": " +
                                              english(properties::describe(made.json())));
  return reply;
}

/// "10,50" → [10, 50]; labels the same as texts.
void list_flag(CLI::App& app, Json& spec, const char* flag, const char* key, bool numbers, const char* help) {
  app.add_option_function<std::vector<std::string>>(
         flag,
         [&spec, key, numbers](const std::vector<std::string>& all) {
           Json list = Json::array();
           for (const auto& text : all)
             list.push_back(numbers ? Json::parse(text, nullptr, false) : Json(text));
           spec["define"][key] = list;
         },
         help)
      ->delimiter(',');
}

void define_flags(CLI::App& app, Json& spec) {
  const auto text = [&](const char* flag, const char* key, const char* help) {
    app.add_option_function<std::string>(
        flag, [&spec, key](const std::string& v) { spec["define"][key] = v; }, help);
  };
  text("--kind", "kind", "band, regex, coalesce, age or lookup");
  list_flag(app, spec, "--of", "of", false, "Property it is computed from; coalesce: several");
  list_flag(app, spec, "--cuts", "cuts", true, "band: where one band ends and the next begins: 10,50");
  list_flag(app, spec, "--labels", "labels", false, "band: names of the bands, one more than cuts");
  text("--pattern", "pattern", "regex: ECMAScript; the first group is the value");
  app.add_option_function<int64_t>(
      "--group", [&spec](int64_t v) { spec["define"]["group"] = v; },
      "regex: which group (1; 0: all that matches)");
  text("--table", "table", "lookup: a table imported with “lookup import”");
  text("--column", "column", "lookup: its column");
  app.add_flag_function(
      "--fold", [&spec](auto) { spec["define"]["fold"] = true; }, "lookup: A–Z and a–z are the same");
  text("--otherwise", "otherwise", "Value where there is none");
  app.add_flag_function(
      "--people", [&spec](auto) { spec["define"]["on"] = "people"; },
      "An attribute of people instead of events");
}

}  // namespace

Verb verb_property() {
  return {
      "property",
      "Computed properties: bands, patterns, first given, ages, look-ups; and which values a property has",
      "habitus-cli property shop.habitus add amount_band --kind band --of amount --cuts 20,50",
      [](CLI::App& app, Json& spec, Desk& desk) {
        app.add_option("project", desk.project_path, "The project file")->required();
        app.add_option_function<std::string>(
            "action", [&spec](const auto& v) { spec["action"] = v; },
            "list (default), add, show, preview or drop");
        app.add_option_function<std::string>(
            "name", [&spec](const auto& v) { spec["name"] = v; }, "Name of the property");
        define_flags(app, spec);
        text_option(app, spec, "--spec", "$file", "The definition as a JSON file");
        text_option(app, spec, "--reason", "reason", "add: why");
        text_option(app, spec, "--where", "$where",
                    "show, preview: only events like this: \"country is DE\"");
        whole_option(app, spec, "--top", "top", "Values shown for themselves (20)");
      },
      property_run};
}

}  // namespace habitus
