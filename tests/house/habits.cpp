#include "tests/house/rules.h"

namespace house {

Findings habits(const Tree& tree) {
  struct Habit {
    std::regex pattern;
    std::string tops;
    std::string what;
  };
  const std::string open = std::string("\\b(TO") + "DO|FIX" + "ME)\\b|\\bX" + "XX:";
  static const std::vector<Habit> kInCode{
      {std::regex("\\bthrow\\b"), "app core views", "nothing of ours throws. Return a Result"},
      {std::regex("\\b(fs|filesystem)::(exists|is_\\w+|file_size|remove|remove_all|rename|copy_file|create_director\\w+|"
                  "temp_directory_path|last_write_time)\\((?!([^;]*, ?)?(error|code|none|gone|ignored|failed)\\))"),
       "app core views", "throws where the system says no. Give it a std::error_code"},
      {std::regex(
           "std::(random_device|normal_distribution|uniform_\\w+_distribution|shuffle|mt19937\\w*)\\b"),
       "app core views", "differs between libraries. Use core/base/random.h"},
      {std::regex("^using namespace "), "core", "clashes in unity builds. Write the names out"},
      {std::regex("\\b(printf|std::cout|std::cerr|qDebug)\\b"), "core",
       "core does not print. Return what there is to say"},
  };
  Findings out;
  const std::regex left_open(open);
  for (const auto& [path, text] : tree) {
    const auto lines = lines_of(text);
    for (size_t i = 0; i < lines.size(); ++i)
      if (!ends(path, ".ts") && std::regex_search(lines[i], left_open))
        out.push_back({path, i + 1, "left open. Finish it or say in the README what is not there"});
    if (!is_code(path)) continue;
    const auto code = lines_of(blank(text));
    for (size_t i = 0; i < code.size(); ++i)
      for (const auto& habit : kInCode)
        if (habit.tops.find(folder(path, 0)) != std::string::npos &&
            std::regex_search(code[i], habit.pattern))
          out.push_back({path, i + 1, habit.what});
  }
  return out;
}

Findings schema(const Tree& tree) {
  Findings out;
  std::map<std::string, std::string> numbers;
  static const std::regex kName("resources/schema/(\\d{3})_[a-z_]+\\.sql");
  static const std::regex kForeign("\\bCREATE\\s+(TEMP\\s+)?(TRIGGER|VIEW)\\b", std::regex::icase);
  static const std::regex kTable("\\bCREATE\\s+TABLE\\b[^;]*;", std::regex::icase);
  static const std::regex kStrict("\\)[^)]*\\bSTRICT\\b[^)]*;$", std::regex::icase);
  for (const auto& [path, text] : tree) {
    if (!begins(path, "resources/schema/")) continue;
    std::smatch m;
    if (!std::regex_match(path, m, kName)) {
      out.push_back({path, 1, "a migration is named NNN_name.sql"});
      continue;
    }
    if (const auto [it, fresh] = numbers.emplace(m[1].str(), path); !fresh)
      out.push_back({path, 1, "number " + m[1].str() + " is taken by " + it->second});
    const std::string sql = std::regex_replace(text, std::regex("--[^\n]*"), "");
    if (std::regex_search(sql, m, kForeign))
      out.push_back({path, line_at(sql, static_cast<size_t>(m.position(0))),
                     "no triggers and no views in a project file"});
    for (std::sregex_iterator it(sql.begin(), sql.end(), kTable), end; it != end; ++it)
      if (const std::string table = it->str(); !std::regex_search(table, kStrict))
        out.push_back({path, line_at(sql, static_cast<size_t>(it->position(0))), "the table is not STRICT"});
  }
  return out;
}

Findings top_level(const std::filesystem::path& root) {
  static const std::set<std::string> kAllowed{"CMakeLists.txt",
                                              "CMakePresets.json",
                                              "LICENSE",
                                              "README.md",
                                              "app",
                                              "core",
                                              "views",
                                              "resources",
                                              "translations",
                                              "tests",
                                              "packaging",
                                              ".git",
                                              ".gitignore",
                                              ".gitattributes",
                                              ".clang-format",
                                              ".clang-tidy",
                                              ".ci",
                                              "build",
                                              "out",
                                              "CMakeUserPresets.json",
                                              ".cache",
                                              "compile_commands.json"};  // the last five are ignored by git
  Findings out;
  for (const auto& entry : std::filesystem::directory_iterator(root))
    if (const std::string name = entry.path().filename().string(); !kAllowed.count(name))
      out.push_back({name, 1, "does not belong at the top level. Put it into the room it serves"});
  return out;
}

}  // namespace house
