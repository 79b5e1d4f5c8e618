#pragma once
#include "app/verbs/verb.h"
#include "core/report/question.h"

namespace habitus {

/// What the verbs of exploration share. `asking_options` declares the project, --spec FILE, --name N, --save
/// N and the flags of the scope; `answer_to` reads the saved or given definition under the flags, asks, and
/// replies with the figures' tables, or with the answer's body plus "result": its hash, and "spec": the
/// completed spec.
void asking_options(CLI::App& app, Json& spec, Desk& desk);
Result<Reply> answer_to(Desk& desk, const report::Question& question, const Json& spec);

/// `--flag TEXT` into spec[key]; `list` adds one entry each time it is given.
void text_option(CLI::App& app, Json& spec, const char* flag, const char* key, const char* help);
void list_option(CLI::App& app, Json& spec, const char* flag, const char* key, const char* help);
void bool_option(CLI::App& app, Json& spec, const char* flag, const char* key, const char* help);

/// Turns every text of spec[key] (a text or a list) into a pick (taxonomy/pick_text.h).
Done read_picks(Json& spec, const char* key);

/// The whole text of a file; the error names the path.
Result<std::string> text_of(const std::string& path);

/// Opens for writing where that is possible, so that answers are kept.
Result<Project*> open_for_asking(Desk& desk);

}  // namespace habitus
