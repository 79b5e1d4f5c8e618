#pragma once
#include <string>

#include "app/verbs/verb.h"
#include "core/report/question.h"

// Shared by the verbs target, features, fairness and lineage.
namespace habitus::evidence {

Result<Json> read_spec_file(const std::string& path);
/// The definition named by --spec FILE or --name N, with what the flags say laid over it. Keys that begin
/// with "$" are ours.
Result<Json> gather(Project& project, const std::string& kind, const Json& flags);
/// Opens for writing where that is possible, so that answers are kept.
Result<Project*> open_to_ask(Desk& desk);
/// Sentences and tables of an answer's figures, and the answer itself with its spec and result hash.
Reply reply_of(const report::Question& question, const report::Answer& answer, const Json& shown);

CLI::Option* text_flag(CLI::App& app, Json& spec, const char* flag, const char* key, const char* help);
CLI::Option* list_flag(CLI::App& app, Json& spec, const char* flag, const char* key, const char* help);
/// Project, --spec, --name and --save.
void common_flags(CLI::App& app, Json& spec, Desk& desk);

}  // namespace habitus::evidence
