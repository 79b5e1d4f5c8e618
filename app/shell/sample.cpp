#include "app/shell/sample.h"

#include "resources/load.h"
#include <nlohmann/json.hpp>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include "core/governance/questions.h"
#include "core/identity/people_import.h"
#include "core/ingest/import.h"
#include "core/ingest/propose.h"
#include "core/project/project.h"
#include "core/segments/question.h"
#include "core/segments/rule.h"
#include "core/simulator/simulate.h"
#include "core/trends/baseline.h"

namespace habitus {
namespace {

constexpr int kFaults = 24;  ///< faulty rows, so that quarantine and sources have something to tell

Done import_log(Project& project, const std::string& log, const Exec& exec) {
  TRY(const ingest::Proposal proposal, ingest::propose(log));
  TRY(const Json mapping, parse_json(proposal.mapping));
  ingest::ImportRequest request;
  request.paths = {log};
  request.source = "shop";
  TRY(request.mapping, ingest::parse_mapping(mapping));
  CHECK(ingest::import_files(project, request, exec));
  return {};
}

Done import_people(Project& project, const std::string& table, const Exec& exec) {
  identity::PeopleRequest request;
  request.path = table;
  request.key = "user";
  request.is_protected = {"sex", "birth_date"};
  for (const char* column : {"sex", "birth_date", "country", "region"})
    request.is_static[column] = "as registered";
  for (const char* column : {"magazine", "plan"}) request.is_static[column] = "chosen at sign-up";
  CHECK(identity::import_people(project, request, exec));
  return {};
}

/// The whole way from behaviours to an audit as saved definitions (resources/sample/definitions.json), so
/// that every dock has something of its own to show.
Done define(Project& project, const Exec& exec) {
  load_resources();
  QFile file(QStringLiteral(":/sample/definitions.json"));
  if (!file.open(QIODevice::ReadOnly))
    return fail(Kind::internal, "The sample's definitions are missing", ":/sample/definitions.json");
  TRY(const Json all, parse_json(file.readAll().toStdString(), "definitions.json"));
  for (const Json& one : all) {
    const std::string kind = one["kind"], name = one["name"];
    Json spec = one["spec"];
    if (kind == "baseline") {
      CHECK(trends::freeze(project, name, spec, "Before the summer", exec));
      continue;
    }
    // Sets, plans and audits are kept as written: they name what they stand on.
    if (kind == "segment") {
      TRY(spec, segments::complete_rule(project, spec, Json::object()));
    } else if (kind == "figure") {  // pinned: the question it is asked of, completed as a dock does
      TRY(const auto* question, governance::need_question(spec["question"]));
      TRY(spec["spec"], question->complete(project, spec["spec"]));
    } else {
      TRY(const auto* question, governance::need_question(kind));
      TRY(const Json complete, question->complete(project, spec));
      if (kind != "features" && kind != "validate" && kind != "fairness") spec = complete;
    }
    CHECK(project.definitions().apply(kind, name, spec));
  }
  return {};
}

Done make(const std::string& path, const std::string& folder, int actors, const Exec& exec) {
  TRY(const Json json, parse_json(simulator::sample_spec(), "sample"));
  TRY(simulator::Spec spec, simulator::read_spec(json));
  spec.actors = actors;
  spec.faults = kFaults;
  const std::string log = folder + "/shop.csv", people = folder + "/people.csv";
  CHECK(simulator::simulate(spec, {log, people, {}}, exec));
  exec.report(0.5);
  TRY(auto project, Project::create(path));
  CHECK(import_log(*project, log, exec));
  CHECK(import_people(*project, people, exec));
  return define(*project, exec);
}

}  // namespace

Done make_sample(const std::string& path, int actors, const Exec& exec) {
  QTemporaryDir folder;
  if (!folder.isValid())
    return fail(Kind::resource, "No temporary folder could be made", QDir::tempPath().toStdString());
  const std::string part = path + ".part";
  QFile::remove(QString::fromStdString(part));
  const Done made = make(part, folder.path().toStdString(), actors, exec);
  if (!made) {
    QFile::remove(QString::fromStdString(part));
    return made;
  }
  QFile::remove(QString::fromStdString(path));
  if (!QFile::rename(QString::fromStdString(part), QString::fromStdString(path)))
    return fail(Kind::resource, "The sample could not be put in its place", path);
  return {};
}

}  // namespace habitus
