#include "app/shell/sample.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include "core/ingest/import.h"
#include "core/ingest/propose.h"
#include "core/project/project.h"
#include "core/simulator/simulate.h"

namespace habitus {
namespace {

Done fill(const std::string& path, const std::string& folder, int actors, const Exec& exec) {
  TRY(const Json json, parse_json(simulator::sample_spec(), "sample"));
  TRY(simulator::Spec spec, simulator::read_spec(json));
  spec.actors = actors;
  const std::string log = folder + "/shop.csv";
  CHECK(simulator::simulate(spec, {log, {}, {}}, exec));
  exec.report(0.5);
  TRY(const ingest::Proposal proposal, ingest::propose(log));
  TRY(const Json mapping, parse_json(proposal.mapping));
  ingest::ImportRequest request;
  request.paths = {log};
  request.source = "shop";
  TRY(request.mapping, ingest::parse_mapping(mapping));
  TRY(auto project, Project::create(path));
  CHECK(ingest::import_files(*project, request, exec));
  return {};
}

}  // namespace

Done make_sample(const std::string& path, int actors, const Exec& exec) {
  QTemporaryDir folder;
  if (!folder.isValid())
    return fail(Kind::resource, "No temporary folder could be made", QDir::tempPath().toStdString());
  const std::string part = path + ".part";
  QFile::remove(QString::fromStdString(part));
  const Done filled = fill(part, folder.path().toStdString(), actors, exec);
  if (!filled) {
    QFile::remove(QString::fromStdString(part));
    return filled;
  }
  QFile::remove(QString::fromStdString(path));
  if (!QFile::rename(QString::fromStdString(part), QString::fromStdString(path)))
    return fail(Kind::resource, "The sample could not be put in its place", path);
  return {};
}

}  // namespace habitus
