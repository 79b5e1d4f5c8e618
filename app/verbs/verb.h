#pragma once
#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/project/project.h"
#include "core/report/figure.h"

namespace habitus {

/// What a verb is run with: on the command line, as a step of a study, or from a test.
struct Desk {
  std::string project_path;             ///< positional P of most verbs
  std::unique_ptr<Project> project;     ///< opened on first use by `open`
  std::vector<std::string> data;        ///< --data files a study binds its imports to
  std::string out = ".";                ///< --out folder for files that are written
  Exec exec;
  uint64_t seed = 1;
  bool seed_given = false;              ///< --seed was said, so it goes before the seed of a spec
  bool json = false;                    ///< print JSON instead of tables

  /// The open project; opens it the first time (read-only when `write` is false).
  Result<Project*> open(bool write);
};

/// What a verb has to say. `json` is printed with --json; otherwise `lines` and `tables`.
struct Reply {
  std::string json;                    ///< canonical JSON
  std::vector<report::Table> tables;
  std::vector<std::string> lines;
  bool passed = true;                  ///< false: a check that was asked for did not hold, exit 1
};

/// One verb of habitus-cli: one file in app/verbs/ that defines `Verb verb_<name>()`, one word in app/CMakeLists.txt.
/// `options` declares the flags and writes what the user gives into `spec`; `run` gets that same spec, from whichever face.
struct Verb {
  std::string name;
  std::string summary;   ///< one line
  std::string example;   ///< one command that works on the sample
  std::function<void(CLI::App&, Json& spec, Desk&)> options;
  std::function<Result<Reply>(Desk&, const Json& spec)> run;
};

const std::vector<Verb>& verbs();  ///< in the order of app/CMakeLists.txt (generated)

}  // namespace habitus
