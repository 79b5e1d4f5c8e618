#pragma once
#include "app/verbs/verb.h"
#include "core/report/question.h"

namespace habitus {

/// What the verbs that ask a question share. `definition_options` declares the project, --spec FILE, --name N
/// and --save N; `asking_options` the flags of the scope as well. Keys that begin with "$" are the verb's
/// own.
void definition_options(CLI::App& app, Json& spec, Desk& desk);
void asking_options(CLI::App& app, Json& spec, Desk& desk);
/// --report FILE, which asking_options has.
void report_option(CLI::App& app, Json& spec);

/// The definition named by --spec or --name, with what the flags say laid over it.
Result<Json> gather(Project& project, const std::string& kind, const Json& flags);
/// The figures as they may leave the program, with the reason in the spec, as one HTML page or PDF (or the
/// first as SVG, PNG or CSV).
Done write_report(Project& project, const report::Question& question, const report::Answer& answer,
                  const std::string& name, const std::string& path);
/// Gathers, asks, and keeps the completed definition under --save.
Result<report::Answer> answered(Desk& desk, Project& project, const report::Question& question, const Json& spec);
/// The same, and replies.
Result<Reply> answer_to(Desk& desk, const report::Question& question, const Json& spec);
/// Sentences and tables of the figures of `shown`; as JSON the same with "result": its hash, and "spec": the
/// completed spec.
Reply reply_of(const report::Question& question, const report::Answer& answer, Json shown);

/// `--flag TEXT` into spec[key]; `list` adds one entry each time it is given.
CLI::Option* text_option(CLI::App& app, Json& spec, const char* flag, const char* key, const char* help);
CLI::Option* list_option(CLI::App& app, Json& spec, const char* flag, const char* key, const char* help);
void bool_option(CLI::App& app, Json& spec, const char* flag, const char* key, const char* help);
void number_option(CLI::App& app, Json& spec, const char* flag, const char* key, const char* help);
void whole_option(CLI::App& app, Json& spec, const char* flag, const char* key, const char* help);

/// Turns every text of spec[key] (a text or a list) into a pick (taxonomy/pick_text.h).
Done read_picks(Json& spec, const char* key);

/// "verb P ACTION" (or "verb ACTION P"): the second position, after definition_options.
void action_option(CLI::App& app, Json& spec, const char* help);
/// The action, one of `known` (the first when none is said); takes it out of the spec.
Result<std::string> action_of(Desk& desk, Json& spec, const std::vector<std::string>& known);

/// Opens for writing where that is possible, so that answers are kept.
Result<Project*> open_for_asking(Desk& desk);

}  // namespace habitus
