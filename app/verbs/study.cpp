#include "app/verbs/study.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

namespace habitus {
namespace {

using Names = std::map<std::string, std::string>;

Error in_study(const std::string& what, const std::string& where,
               const std::string& next = "Correct the study") {
  return {Kind::input, Text("%1", {what}), where, Text("%1", {next})};
}

/// Fills "${name}" in.
Result<std::string> filled(std::string text, const Names& names, const std::string& where) {
  for (size_t at = 0; (at = text.find("${", at)) != std::string::npos;) {
    const size_t end = text.find('}', at);
    const std::string name = end == std::string::npos ? "" : text.substr(at + 2, end - at - 2);
    const auto value = names.find(name);
    if (value == names.end())
      return tl::unexpected<Error>(in_study("\"${" + name + "}\" stands for nothing", where,
                                            "Name it in \"data\" and give the file with --data"));
    text.replace(at, end - at + 1, value->second);
    at += value->second.size();
  }
  return text;
}

Result<Json> filled(const Json& value, const Names& names, const std::string& where) {
  if (value.is_string()) {
    TRY(const std::string text, filled(value.get<std::string>(), names, where));
    return Json(text);
  }
  Json out = value;
  if (value.is_structured())
    for (auto& [key, part] : out.items()) {
      TRY(part, filled(part, names, where));
    }
  return out;
}

bool same(const Json& got, const Json& want, double within) {
  if (got.is_number() && want.is_number()) {
    const double difference = std::fabs(got.get<double>() - want.get<double>());
    return difference <= within || got == want;
  }
  return got == want;
}

/// Nothing, or what was wanted instead.
std::string missed(const Json& got, const Json& want) {
  if (!want.is_object()) return same(got, want, 0) ? "" : want.dump();
  const auto number = [&](const char* key) { return want[key].get<double>(); };
  if (want.contains("is") && !same(got, want["is"], want.value("within", 0.0)))
    return want["is"].dump() + (want.contains("within") ? " within " + want["within"].dump() : "");
  if (want.contains("at_least") && !(got.is_number() && got.get<double>() >= number("at_least")))
    return "at least " + want["at_least"].dump();
  if (want.contains("at_most") && !(got.is_number() && got.get<double>() <= number("at_most")))
    return "at most " + want["at_most"].dump();
  if (want.contains("has") && got.dump().find(want["has"].get<std::string>()) == std::string::npos)
    return "something with " + want["has"].dump();
  if (want.contains("size") && got.size() != want["size"].get<size_t>())
    return want["size"].dump() + " entries, not " + std::to_string(got.size());
  return {};
}

/// A pointer in which "name=F" picks the entry of a list whose "name" is F: lists may change their order,
/// names do not.
std::string resolved(const std::string& pointer, const Json& reply) {
  std::string out;
  for (size_t from = 1; from <= pointer.size();) {
    const size_t end = std::min(pointer.find('/', from), pointer.size());
    std::string part = pointer.substr(from, end - from);
    from = end + 1;
    const size_t sign = part.find('=');
    const Json::json_pointer above(out);
    if (sign != std::string::npos && reply.contains(above) && reply.at(above).is_array())
      for (size_t i = 0; i < reply.at(above).size(); ++i)
        if (const Json& entry = reply.at(above)[i];
            entry.is_object() && entry.value(part.substr(0, sign), Json()) == part.substr(sign + 1)) {
          part = std::to_string(i);
          break;
        }
    out += "/" + part;
  }
  return out;
}

Done check_keys(const Json& object, const std::vector<std::string>& known, const std::string& where) {
  if (!object.is_object()) return tl::unexpected<Error>(in_study("An object was expected here", where));
  for (const auto& [key, value] : object.items())
    if (std::find(known.begin(), known.end(), key) == known.end())
      return tl::unexpected<Error>(in_study("\"" + key + "\" is not known here", where));
  return {};
}

/// A value of the wrong type is the study's mistake.
Result<Reply> run_verb(const Verb& verb, Desk& desk, const Json& spec) {
  try {
    return verb.run(desk, spec);
  } catch (const Json::exception& e) {
    return fail(Kind::input, Text("The spec has a value of the wrong type: %1", {std::string(e.what())}), verb.name,
                "Look at the verb's --help");
  }
}

const Verb* verb_named(const std::string& name) {
  for (const Verb& verb : verbs())
    if (verb.name == name) return &verb;
  return nullptr;
}

}  // namespace

Done expect(const Json& expected, const Json& reply, const std::string& where) {
  for (const auto& [pointer, want] : expected.items()) {
    if (!pointer.empty() && pointer[0] != '/')
      return tl::unexpected<Error>(
          in_study("\"" + pointer + "\" is not a JSON pointer", where, "Write it like \"/steps/0/n\""));
    const Json::json_pointer at(resolved(pointer, reply));
    if (!reply.contains(at))
      return fail(Kind::failed, Text("There is no %1 in the answer", {pointer}), where,
                  "Look at the step's --json");
    if (const std::string instead = missed(reply.at(at), want); !instead.empty())
      return fail(Kind::failed,
                  Text("%1 is %2, expected was %3", {pointer, reply.at(at).dump().substr(0, 200), instead}),
                  where, "Find out which of the two is right");
  }
  return {};
}

Result<Study> Study::read(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  if (!in) return fail(Kind::missing, "The study cannot be read", file, "Give the path of a study (JSON)");
  TRY(const Json json, parse_json(bytes.str(), file));
  CHECK(check_keys(json, {"title", "about", "data", "steps"}, file));
  Study study;
  study.file_ = file;
  study.title_ = json.value("title", std::filesystem::path(file).stem().string());
  study.data_ = json.value("data", std::vector<std::string>{});
  if (!json.contains("steps") || !json["steps"].is_array())
    return tl::unexpected<Error>(in_study("A study needs \"steps\"", file));
  for (size_t i = 0; i < json["steps"].size(); ++i) {
    const Json& step = json["steps"][i];
    const std::string where = file + ", step " + std::to_string(i + 1);
    CHECK(check_keys(step, {"verb", "title", "spec", "expect", "fails"}, where));
    if (!step.contains("verb") || !step["verb"].is_string())
      return tl::unexpected<Error>(in_study("The step names no verb", where));
    if (!verb_named(step["verb"]))
      return tl::unexpected<Error>(in_study("There is no verb " + step["verb"].dump(), where));
    study.steps_.push_back(canonical(step));
  }
  return study;
}

Result<StepReport> Study::step(Desk& desk, size_t i, const std::string& where) const {
  const Json json = Json::parse(steps_[i]);
  Names names{{"out", desk.out},
              {"project", desk.project_path},
              {"study", std::filesystem::path(file_).parent_path().string()}};
  for (size_t d = 0; d < data_.size(); ++d) names[data_[d]] = desk.data[d];
  TRY(const Json spec, filled(json.value("spec", Json::object()), names, where));
  StepReport report;
  report.verb = json["verb"];
  report.title = json.value("title", report.verb);
  const auto begin = std::chrono::steady_clock::now();
  auto reply = run_verb(*verb_named(report.verb), desk, spec);
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  if (json.contains("fails")) {
    const std::string part = json["fails"], said = reply ? "it did not fail" : english(reply.error());
    if (reply || said.find(part) == std::string::npos)
      return fail(Kind::failed, Text("The step should fail with \"%1\": %2", {part, said}), where);
    report.held = 1;
    report.reply.json = canonical(Json{{"failed", said}});
    return report;
  }
  if (!reply) {
    Error error = reply.error();
    error.where = where + (error.where.empty() ? "" : ": " + error.where);
    return tl::unexpected<Error>(error);
  }
  report.reply = std::move(*reply);
  TRY(const Json said, parse_json(report.reply.json.empty() ? "{}" : report.reply.json, where));
  const Json expected = json.value("expect", Json::object());
  CHECK(expect(expected, said, where));
  report.held = static_cast<int>(expected.size());
  if (!report.reply.passed && !expected.contains("/passed"))
    return fail(Kind::failed, "A check of this step did not hold", where);
  return report;
}

Result<std::vector<StepReport>> Study::run(Desk& desk,
                                           const std::function<void(size_t, const StepReport&)>& done) const {
  if (desk.data.size() != data_.size()) {
    std::string wanted;
    for (const auto& name : data_) wanted += (wanted.empty() ? "" : ", ") + name;
    return tl::unexpected<Error>(in_study("The study reads " + std::to_string(data_.size()) + " files (" +
                                              wanted + "), given were " + std::to_string(desk.data.size()),
                                          file_, "Give them with --data, in this order"));
  }
  std::error_code ignored;
  std::filesystem::create_directories(desk.out, ignored);
  if (desk.project_path.empty())
    desk.project_path = desk.out + "/" + std::filesystem::path(file_).stem().string() + ".habitus";
  if (!std::filesystem::exists(desk.project_path, ignored)) {
    TRY(desk.project, Project::create(desk.project_path));
  }
  CHECK(desk.open(true));
  std::vector<StepReport> reports;
  for (size_t i = 0; i < steps_.size(); ++i) {
    const std::string where =
        file_ + ", step " + std::to_string(i + 1) + " (" + Json::parse(steps_[i]).value("verb", "") + ")";
    TRY(auto report, step(desk, i, where));
    reports.push_back(std::move(report));
    done(i, reports.back());
  }
  return reports;
}

}  // namespace habitus
