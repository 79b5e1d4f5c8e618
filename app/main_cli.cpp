#include "resources/load.h"
#include <algorithm>
#include <csignal>
#include <cstring>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string_view>

#include <QCoreApplication>
#include <QGuiApplication>
#include <QHashSeed>

#include "app/runtime.h"
#include "app/verbs/print.h"
#include "app/verbs/verb.h"

namespace habitus {
namespace {

Progress interrupted;

int exit_code(Kind kind) {
  switch (kind) {
    case Kind::input:
    case Kind::missing:
      return 2;
    case Kind::refused:
    case Kind::failed:
    case Kind::corrupt:
      return 1;
    case Kind::stopped:
      return 130;
    case Kind::resource:
      return 3;
    case Kind::internal:
      return 4;
  }
  return 4;
}

int complain(const Error& error) {
  std::cerr << "habitus-cli: " << english(error) << "\n";
  return exit_code(error.kind);
}

int show(const Desk& desk, const Reply& reply) {
  if (desk.json) {
    std::cout << reply.json << "\n";
  } else {
    for (const auto& line : reply.lines) std::cout << line << "\n";
    for (const auto& table : reply.tables) print(std::cout, table);
  }
  std::cout.flush();
  if (!std::cout) {
    std::cerr << "habitus-cli: The output could not be written\n";
    return 3;
  }
  return reply.passed ? 0 : 1;
}

int run(int argc, char** argv) {
  CLI::App app{"Habitus: from raw event logs to a signed, re-computable model card.", "habitus-cli"};
  app.set_version_flag("--version", HABITUS_VERSION);
  app.require_subcommand(1);
  Desk desk;
  desk.exec.progress = &interrupted;
  std::vector<Json> specs(verbs().size(), Json::object());
  for (size_t i = 0; i < verbs().size(); ++i) {
    const Verb& verb = verbs()[i];
    CLI::App* sub = app.add_subcommand(verb.name, verb.summary);
    sub->footer("Example:\n  " + verb.example);
    sub->add_flag("--json", desk.json, "Print one JSON value instead of text");
    sub->add_option("--threads", desk.exec.threads, "Threads to use; never changes an answer")
        ->check(CLI::Range(1, 256));
    sub->add_option("--seed", desk.seed, "Seed of everything random")->each([&](const std::string&) {
      desk.seed_given = true;
    });
    if (verb.options) verb.options(*sub, specs[i], desk);
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? 0 : 2;
  }
  for (size_t i = 0; i < verbs().size(); ++i) {
    if (!app.got_subcommand(verbs()[i].name)) continue;
    const auto reply = verbs()[i].run(desk, specs[i]);
    return reply ? show(desk, *reply) : complain(reply.error());
  }
  return 2;
}

/// Does a word of the command line ask for a PDF or a picture: a verb that prints, or a file it writes?
bool paints(std::string_view word) {
  return word == "card" || word == "run" || word == "approve" || word.ends_with(".pdf") || word.ends_with(".png");
}

/// What paints needs Qt Gui, on the platform without a screen; the others start without it.
std::unique_ptr<QCoreApplication> application(int& argc, char** argv) {
  const bool asks = std::any_of(argv + 1, argv + argc, [](const char* word) {
    return std::strcmp(word, "--help") == 0 || std::strcmp(word, "-h") == 0;
  });
  if (!asks && std::any_of(argv + 1, argv + argc, paints)) {
    QHashSeed::setDeterministicGlobalSeed();  // else the PDF's bytes differ from run to run
    qputenv("QT_QPA_PLATFORM", "offscreen");
    give_runtime_folder();
    return std::make_unique<QGuiApplication>(argc, argv);
  }
  return std::make_unique<QCoreApplication>(argc, argv);
}

}  // namespace
}  // namespace habitus

int main(int argc, char** argv) {
  habitus::settle_memory();
  std::signal(SIGXFSZ, SIG_IGN);  // a full quota is an error, not a death
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGINT, [](int) { habitus::interrupted.stop(); });
  const auto app = habitus::application(argc, argv);
  habitus::load_resources();  // the translations of documents
  return habitus::run(argc, argv);
}
