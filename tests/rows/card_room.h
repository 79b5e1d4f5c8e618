#pragma once
#include <fstream>
#include <sstream>

#include <QListWidget>

#include "core/base/json.h"
#include "tests/rows/room.h"

namespace habitus {

inline std::string read_file(const QString& path) {
  std::ifstream in(path.toStdString(), std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

/// A room whose window writes cards: filled in, exported, signed by somebody who made nothing of it.
class CardRoom : public RowsRoom {
 protected:
  Json written(const char* folder, const char* ending, const char* card = "outside") const {
    return Json::parse(read_file(path_of(folder, ending, card)), nullptr, false);
  }
  /// What a card must say before it can be signed.
  void fill_in(Project& project, const char* name = "outside") {
    OK(const auto card, project.definitions().head("card", name));
    Json spec = card->json();
    for (const char* key : {"use", "out_of_scope", "legal_basis", "rights", "limitations", "decision", "privacy", "data", "design",
                            "monitoring", "changes"})
      spec["texts"][key] = "Said.";
    OK_DONE(project.definitions().apply("card", name, spec));
    window_->context().changed();
  }
  void accept_limitations() {
    const auto left = [&] {
      auto* limits = hands::find<QListWidget>(*window_, QStringLiteral("Not yet decided"));
      return limits ? limits->count() : 0;
    };
    settle();
    for (int n = left(); n > 0; n = left()) {
      QVERIFY(type("What limits it, or why it is none", "It is watched."));
      QVERIFY(press("Accept"));
      QVERIFY(hands::wait_for([&] { return left() < n; }));
    }
  }
  void sign_as_board() {
    qputenv("HABITUS_ACTOR", "board");
    QVERIFY(type("Whose key", "board"));
    QVERIFY(type("Passphrase", "a long enough phrase"));
    QVERIFY(press("Sign the last export"));
    settle();
    qunsetenv("HABITUS_ACTOR");
  }
};

}  // namespace habitus
