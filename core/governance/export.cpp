#include "core/governance/export.h"

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/hash.h"
#include "core/governance/report.h"

namespace habitus::governance {

namespace {
Done write_file(const std::string& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  if (!out.flush())
    return fail(Kind::resource, QT_TRANSLATE_NOOP("core", "The file cannot be written"), path);
  return {};
}
}  // namespace

Result<Exported> export_card(Project& project, const Definition& definition, const ExportWish& wish,
                             const Printer& print, const Exec& exec) {
  TRY(Card card, build_document(project, definition, exec, nullptr, wish.language));
  if (!wish.draft) CHECK(may_export(card.complete));
  const report::Words& words = words_of(card);
  const std::string json = definition.kind == "card" ? card_json(card, words) : std::string();
  std::vector<std::pair<std::string, std::string>> files{{"html", report::html(card.document, words)},
                                                         {"md", card_markdown(card, words)}};
  if (!json.empty()) {
    files.emplace_back("json", json);
    const report::Document about = dictionary(project, card);
    files.emplace_back("dictionary.html", report::html(about, words));
    files.emplace_back("dictionary.md", report::markdown(about, words, "title: " + Json(about.title).dump()));
  }
  TRY(const std::string pdf, print(card.document, json, false));
  files.emplace_back("pdf", pdf);
  if (!card.document.annexes.empty()) {
    TRY(const std::string annex, print(card.document, {}, true));
    files.emplace_back("annex.pdf", annex);
  }
  std::error_code error;
  std::filesystem::create_directories(wish.folder, error);
  Json hashes = Json::object();
  Exported out{std::move(card), {}};
  for (const auto& [ending, bytes] : files) {
    const std::string path = wish.folder + "/" + definition.name + "." + ending;
    CHECK(write_file(path, bytes));
    hashes[ending] = sha256(bytes);
    out.paths.push_back(path);
  }
  CHECK(record_card(project, definition, out.card, hashes));
  return out;
}

}  // namespace habitus::governance
