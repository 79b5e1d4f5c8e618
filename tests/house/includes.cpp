#include "tests/house/rules.h"

namespace house {
namespace {

struct Rooms {
  std::vector<std::string> order;
  std::map<std::string, std::set<std::string>> knows;
};

/// Reads `<word>(name … ROOMS a b LIBS …)` lines, comments left out.
Rooms rooms_of(const Tree& tree, const std::string& file, const std::string& word) {
  Rooms rooms;
  const auto found = tree.find(file);
  if (found == tree.end()) return rooms;
  const std::string text = std::regex_replace(found->second, std::regex("#[^\n]*"), "");
  const std::regex line("(?:^|\n)" + word + "\\(([a-z_]+)([^)]*)\\)");
  for (std::sregex_iterator it(text.begin(), text.end(), line), end; it != end; ++it) {
    const std::string name = (*it)[1];
    rooms.order.push_back(name);
    auto& knows = rooms.knows[name];
    std::istringstream words((*it)[2].str());
    bool in_rooms = false;
    for (std::string w; words >> w;) {
      if (std::isupper(static_cast<unsigned char>(w[0])) && w.find(':') == std::string::npos)
        in_rooms = w == "ROOMS";
      else if (in_rooms)
        knows.insert(w);
    }
  }
  return rooms;
}

struct Include {
  size_t line;
  std::string path;
  bool angle;
};

std::vector<Include> includes_of(const std::string& text) {
  static const std::regex kInclude("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]");
  std::vector<Include> found;
  const auto lines = lines_of(text);
  for (size_t i = 0; i < lines.size(); ++i)
    if (std::smatch m; std::regex_search(lines[i], m, kInclude)) found.push_back({i + 1, m[2], m[1] == "<"});
  return found;
}

std::string joined(const std::set<std::string>& names) {
  std::string out;
  for (const auto& n : names) out += (out.empty() ? "" : " ") + n;
  return out;
}

/// What is wrong with `own` (a core room) including `path`; empty when nothing is.
std::string core_fault(const Rooms& rooms, const std::string& own, const std::string& path) {
  const std::string top = folder(path, 0), room = folder(path, 1);
  if (top != "core")
    return "core/ may not include " + top + "/. Move what is shared into core, or the caller out of it";
  const auto& knows = rooms.knows.at(own);
  if (room == own || knows.count(room)) return {};
  return "room " + own + " does not know room " + room + " (it knows: " + joined(knows) +
         "). Take the line out, or extend its room(…) line in core/CMakeLists.txt";
}

std::string view_fault(const Rooms& views, const Rooms& rooms, const std::string& own,
                       const std::string& path) {
  static const std::set<std::string> kShared{"base",  "project",  "report",   "events",
                                             "stats", "segments", "identity", "taxonomy"};
  const std::string top = folder(path, 0), room = folder(path, 1);
  if (top == "app") return "a view may not include app/. Ask for it through Context";
  if (top == "views")
    return room == own || room == "kit" || (own == "kit" && room == "paper")
               ? ""
               : "a view may not include another view. Meet it through Context::open";
  if (top != "core") return {};
  const auto it = views.knows.find(own);
  const bool named = it != views.knows.end() && it->second.count(room);
  if (kShared.count(room) || room == own || named || !rooms.knows.count(room)) return {};
  return "view " + own + " does not know core room " + room +
         ". Add it to its view(…) line in views/CMakeLists.txt";
}

}  // namespace

Findings includes(const Tree& tree) {
  Findings out;
  const Rooms rooms = rooms_of(tree, "core/CMakeLists.txt", "room");
  const Rooms views = rooms_of(tree, "views/CMakeLists.txt", "view");
  std::set<std::string> above;
  for (const auto& room : rooms.order) {
    for (const auto& knows : rooms.knows.at(room))
      if (!above.count(knows))
        out.push_back({"core/CMakeLists.txt", 1,
                       "room " + room + " knows " + knows + ", which does not stand above it"});
    above.insert(room);
  }
  for (const auto& [path, text] : tree) {
    if (!is_code(path)) continue;
    const std::string top = folder(path, 0), own = folder(path, 1);
    if (top == "core" && !rooms.knows.count(own))
      out.push_back({path, 1, "core/" + own + " has no room(…) line in core/CMakeLists.txt. Write one"});
    for (const auto& include : includes_of(text)) {
      static const std::set<std::string> kTops{"app", "core", "views", "tests", "resources"};
      const bool ours = kTops.count(folder(include.path, 0)) && include.path.find('/') != std::string::npos;
      std::string fault;
      if (!include.angle && !ours && !ends(include.path, ".moc"))
        fault = "\"" + include.path + "\" is not written from the root. Write \"" + top + "/" + own + "/" +
                include.path + "\"";
      else if (ours && top == "core" && rooms.knows.count(own))
        fault = core_fault(rooms, own, include.path);
      else if (ours && top == "views" && own.find('.') == std::string::npos)
        fault = view_fault(views, rooms, own, include.path);
      if (!fault.empty()) out.push_back({path, include.line, fault});
    }
  }
  return out;
}

Findings libraries(const Tree& tree, const std::filesystem::path& qt_headers) {
  Findings out;
  static const std::regex kUmbrella("^(Qt[A-Z]\\w*)(/\\1)?$");
  for (const auto& [path, text] : tree) {
    if (!is_code(path)) continue;
    const bool core = folder(path, 0) == "core";
    for (const auto& include : includes_of(text)) {
      auto fault = [&](const std::string& what) { out.push_back({path, include.line, what}); };
      const std::string& name = include.path;
      if (std::regex_match(name, kUmbrella))
        fault("<" + name + "> brings in a whole Qt module. Include the classes that are used");
      if (core && begins(name, "Q") && name.find(".h") == std::string::npos) {
        const std::string module = name.find('/') == std::string::npos ? "QtCore" : folder(name, 0);
        const std::string cls = name.substr(name.rfind('/') + 1);
        if (module != "QtCore" || !std::filesystem::exists(qt_headers / "QtCore" / cls))
          fault("<" + name + "> is not Qt Core. core/ has no screen: move this to views/");
      }
      if (!is_header(path)) continue;
      if (name == "nlohmann/json.hpp")
        fault("json.hpp is heavy. Include core/base/json.h here and json.hpp in the .cpp");
      if (begins(name, "boost/math")) fault("Boost.Math belongs in .cpp files");
      if (begins(name, "Eigen/") && name != "Eigen/Core")
        fault("<" + name + "> belongs in .cpp files; headers take <Eigen/Core>");
    }
  }
  return out;
}

}  // namespace house
