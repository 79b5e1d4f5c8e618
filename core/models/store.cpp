#include "core/models/store.h"

#include <chrono>
#include <cmath>
#include <cstring>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/hash.h"

namespace habitus::models {
namespace {

Time clock_now() {
  return std::chrono::duration_cast<std::chrono::microseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

tl::unexpected<Error> changed(const std::string& hash) {
  return fail(Kind::corrupt, {QT_TRANSLATE_NOOP("core", "The stored model is not what was written")},
              "model " + hash,
              {QT_TRANSLATE_NOOP("core", "Fit it again, or restore the project from a copy")});
}

}  // namespace

Result<std::string> store(Project& project, const std::string& kind, const Json& body) {
  const std::string text = canonical(body), hash = sha256(text);
  if (project.read_only()) return hash;
  CHECK(project.store().write([&](SQLite::Database& db) -> Done {
    SQLite::Statement q(db, "INSERT OR IGNORE INTO model(hash, kind, body, created) VALUES(?, ?, ?, ?)");
    q.bind(1, hash);
    q.bind(2, kind);
    q.bind(3, text);
    q.bind(4, clock_now());
    q.exec();
    return {};
  }));
  return hash;
}

Result<std::string> stored(Project& project, const std::string& hash) {
  return project.store().read([&](SQLite::Database& db) -> Result<std::string> {
    SQLite::Statement q(db, "SELECT body FROM model WHERE hash = ?");
    q.bind(1, hash);
    if (!q.executeStep())
      return fail(Kind::missing,
                  {QT_TRANSLATE_NOOP("core", "This project has no model %1"), {excerpt(hash, 16)}}, {},
                  {QT_TRANSLATE_NOOP("core", "Fit or import it first")});
    std::string body = q.getColumn(0);
    if (sha256(body) != hash) return changed(hash);
    return body;
  });
}

Done verify(Project& project, const Exec& exec) {
  return project.store().read([&](SQLite::Database& db) -> Done {
    std::vector<std::string> external;
    SQLite::Statement q(db, "SELECT hash, kind, body FROM model ORDER BY hash");
    while (q.executeStep()) {
      if (exec.stopped()) return fail(Kind::stopped, {QT_TRANSLATE_NOOP("core", "Stopped")});
      const std::string hash = q.getColumn(0), kind = q.getColumn(1), body = q.getColumn(2);
      if (sha256(body) != hash) return changed(hash);
      if (kind != "external") continue;
      TRY(const Scores scores, stored_scores(project, hash));
      TRY(const Json j, parse_json(body));
      if (j.value("scores", "") != scores.hash()) return changed(hash);
    }
    return {};
  });
}

std::string Scores::hash() const {
  Sha256 sum;
  const auto add = [&](const auto& value) {
    char raw[sizeof value];
    std::memcpy(raw, &value, sizeof value);
    sum.add({raw, sizeof value});
  };
  for (size_t i = 0; i < person.size(); ++i) {
    add(person[i]);
    add(as_of[i]);
    add(score[i]);
    sum.add(std::isnan(label[i]) ? "?" : label[i] == 1 ? "1" : "0");
  }
  return sum.hex();
}

Done store_scores(Project& project, const std::string& model, const Scores& s) {
  return project.store().write([&](SQLite::Database& db) -> Done {
    SQLite::Statement q(
        db, "INSERT OR IGNORE INTO model_score(model, as_of, person, score, label) VALUES(?, ?, ?, ?, ?)");
    for (size_t i = 0; i < s.person.size(); ++i) {
      q.bind(1, model);
      q.bind(2, s.as_of[i]);
      q.bind(3, static_cast<int64_t>(s.person[i]));
      q.bind(4, s.score[i]);
      if (std::isnan(s.label[i]))
        q.bind(5);
      else
        q.bind(5, s.label[i]);
      q.exec();
      q.reset();
    }
    return {};
  });
}

Result<Scores> stored_scores(Project& project, const std::string& model) {
  return project.store().read([&](SQLite::Database& db) -> Result<Scores> {
    Scores s;
    // Keys are unsigned; SQLite's integers are not: order them here.
    SQLite::Statement q(db,
                        "SELECT as_of, person, score, label FROM model_score WHERE model = ? ORDER BY as_of, "
                        "person < 0, person");
    q.bind(1, model);
    while (q.executeStep()) {
      s.as_of.push_back(q.getColumn(0).getInt64());
      s.person.push_back(static_cast<uint64_t>(q.getColumn(1).getInt64()));
      s.score.push_back(q.getColumn(2).getDouble());
      s.label.push_back(q.getColumn(3).isNull() ? std::nan("") : q.getColumn(3).getDouble());
    }
    return s;
  });
}

}  // namespace habitus::models
