#include "app/verbs/file.h"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

namespace habitus {

Result<std::string> read_text(const std::string& path) {
  std::ostringstream text;
  if (path == "-") {
    text << std::cin.rdbuf();
    return text.str();
  }
  std::ifstream in(path, std::ios::binary);
  std::error_code none;
  if (!in || std::filesystem::is_directory(path, none))
    return fail(Kind::missing, "The file cannot be read", path, "Check its name and that you may read it");
  text << in.rdbuf();
  return text.str();
}

Result<Json> read_json(const std::string& path) {
  TRY(const std::string text, read_text(path));
  return parse_json(text, path);
}

Done write_text(const std::string& path, const std::string& bytes) {
  const std::string temporary = path + ".part";
  {
    std::ofstream out(temporary, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!out.flush())
      return fail(Kind::resource, "The file cannot be written", path,
                  "Check that the folder is there, writable and not full");
  }
  std::error_code error;
  std::filesystem::rename(temporary, path, error);
  if (error) return fail(Kind::resource, "The file cannot be written", path, Text(error.message()));
  return {};
}

}  // namespace habitus
