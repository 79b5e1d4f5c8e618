#include "tests/house/rules.h"

namespace house {
namespace {

/// The text of the string literals that begin at `at` (adjacent ones joined, escapes resolved).
std::string literal_at(const std::string& code, size_t at) {
  std::string out;
  while (at < code.size()) {
    while (at < code.size() && std::isspace(static_cast<unsigned char>(code[at]))) ++at;
    if (at >= code.size() || code[at] != '"') break;
    for (++at; at < code.size() && code[at] != '"'; ++at) {
      if (code[at] != '\\') {
        out += code[at];
        continue;
      }
      ++at;
      out += code[at] == 'n' ? '\n' : code[at] == 't' ? '\t' : code[at];
    }
    ++at;
  }
  return out;
}

std::string xml(std::string text) {
  static const std::vector<std::pair<std::string, std::string>> kEntities{
      {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&amp;", "&"}};
  for (const auto& [entity, plain] : kEntities)
    for (size_t at = 0; (at = text.find(entity, at)) != std::string::npos; at += plain.size())
      text.replace(at, entity.size(), plain);
  return text;
}

/// Finished source texts of a .ts file; the unfinished ones become findings.
std::set<std::string> finished(const std::string& path, const std::string& ts, Findings& out) {
  static const std::regex kSource("<source>([^]*?)</source>");
  std::set<std::string> done;
  for (size_t at = 0; (at = ts.find("<message", at)) != std::string::npos;) {
    const size_t end = std::min(ts.find("</message>", at), ts.size());
    const std::string message = ts.substr(at, end - at);
    const size_t line = line_at(ts, at);
    at = end;
    std::smatch m;
    if (!std::regex_search(message, m, kSource)) continue;
    if (message.find("type=\"vanished\"") != std::string::npos ||
        message.find("type=\"obsolete\"") != std::string::npos)
      continue;
    const std::string source = xml(m[1]);
    const bool empty = message.find("<translation></translation>") != std::string::npos ||
                       message.find("<translation/>") != std::string::npos;
    if (empty || message.find("type=\"unfinished\"") != std::string::npos)
      out.push_back({path, line,
                     "\"" + source + "\" is not translated. Translate it and take type=\"unfinished\" out"});
    done.insert(source);
  }
  return done;
}

}  // namespace

Findings translations(const Tree& tree) {
  Findings out;
  std::vector<std::pair<std::string, std::set<std::string>>> languages;
  for (const auto& [path, text] : tree)
    if (begins(path, "translations/") && ends(path, ".ts"))
      languages.emplace_back(path, finished(path, text, out));
  static const std::regex kMarked(
      "(?:\\bQT_TRANSLATE_NOOP\\(\\s*\"[^\"]*\"\\s*,|[^\\w.>]tr\\(|\\bQCoreApplication::translate\\(\\s*\"[^"
      "\"]*\"\\s*,)\\s*(?=\")");
  for (const auto& [path, text] : tree) {
    const std::string top = folder(path, 0);
    if (languages.empty() || !is_code(path) || top == "tests") continue;
    for (std::sregex_iterator it(text.begin(), text.end(), kMarked), end; it != end; ++it) {
      const size_t begin = static_cast<size_t>(it->position(0)), at = begin + it->str().size();
      const std::string source = literal_at(text, at);
      if (source == "…") continue;  // a comment that shows how a text is marked
      for (const auto& [ts, known] : languages)
        if (!known.count(source) && (!ends(ts, "_en.ts") || source.find("%n") != std::string::npos))
          out.push_back({path, line_at(text, begin),
                         "\"" + source + "\" is not in " + ts +
                             ". Run the target update_translations and translate it"});
    }
  }
  return out;
}

Findings readme(const Tree& tree, const std::filesystem::path& root) {
  Findings out;
  static const std::regex kVerb("habitus-cli ([a-z]+)"),
      kFile("\\b((?:app|core|views|resources|translations|tests|packaging)/[A-Za-z0-9_./-]*[A-Za-z0-9])");
  const auto programs = tree.find("app/CMakeLists.txt");
  for (const char* page : {"README.md", "core/README.md"}) {
    const auto found = tree.find(page);
    if (found == tree.end()) continue;
    const auto lines = lines_of(found->second);
    for (size_t i = 0; i < lines.size(); ++i) {
      for (std::sregex_iterator it(lines[i].begin(), lines[i].end(), kVerb), end; it != end; ++it)
        if (programs != tree.end() &&
            !std::filesystem::exists(root / "app/verbs" / ((*it)[1].str() + ".cpp")))
          out.push_back({page, i + 1, "there is no verb " + (*it)[1].str()});
      for (std::sregex_iterator it(lines[i].begin(), lines[i].end(), kFile), end; it != end; ++it)
        if (const std::string name = (*it)[1]; !std::filesystem::exists(root / name))
          out.push_back({page, i + 1, "there is no " + name + ". Keep the page true"});
    }
  }
  std::set<std::string> rooms, listed;
  for (const auto& [path, text] : tree)
    if (begins(path, "core/") && is_code(path)) rooms.insert(folder(path, 1));
  const auto plan = tree.find("core/README.md");
  if (plan == tree.end()) return out;
  for (const auto& line : lines_of(plan->second)) {
    if (!begins(line, "| ")) continue;
    std::istringstream names(line.substr(2, line.find(" |", 2) - 2));
    for (std::string name; names >> name;)
      listed.insert(name.back() == ',' ? name.substr(0, name.size() - 1) : name);
  }
  for (const auto& room : rooms)
    if (!listed.count(room))
      out.push_back(
          {"core/README.md", 1, "room " + room + " has no line in the table. Say in one line what it holds"});
  return out;
}

}  // namespace house
