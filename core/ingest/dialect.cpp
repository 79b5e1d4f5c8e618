#include "core/ingest/dialect.h"

#include <nlohmann/json.hpp>
#include <set>

#include <QtCore/qglobal.h>

namespace habitus::ingest {
namespace {

constexpr std::pair<Encoding, const char*> kEncodings[] = {{Encoding::utf8, "utf-8"},
                                                           {Encoding::utf16le, "utf-16le"},
                                                           {Encoding::utf16be, "utf-16be"},
                                                           {Encoding::latin1, "latin1"},
                                                           {Encoding::windows1252, "windows-1252"}};

Result<char> one_character(const Json& mapping, const char* key, char fallback) {
  if (!mapping.contains(key)) return fallback;
  if (!mapping[key].is_string())
    return fail(Kind::input,
                Text(QT_TRANSLATE_NOOP("core", "“%1” of the mapping must be a text"), {std::string(key)}));
  const std::string text = mapping[key];
  if (text == "tab") return '\t';
  if (text.empty()) return '\0';
  if (text.size() != 1 || text == "\n" || text == "\r")
    return fail(Kind::input,
                Text(QT_TRANSLATE_NOOP("core", "“%1” of the mapping is “%2”, not one character"),
                     {std::string(key), text}),
                {}, QT_TRANSLATE_NOOP("core", "Write one character, “tab” or “whitespace”"));
  return text[0];
}

}  // namespace

const char* encoding_name(Encoding encoding) {
  for (const auto& [value, name] : kEncodings)
    if (value == encoding) return name;
  return "utf-8";
}

Result<Encoding> parse_encoding(const std::string& name) {
  for (const auto& [value, known] : kEncodings)
    if (name == known) return value;
  return fail(Kind::input, Text(QT_TRANSLATE_NOOP("core", "“%1” is not an encoding known here"), {name}), {},
              QT_TRANSLATE_NOOP("core", "Write utf-8, utf-16le, utf-16be, latin1 or windows-1252"));
}

std::string delimiter_name(const Dialect& d) {
  if (d.whitespace) return "whitespace";
  return d.delimiter == '\t' ? "tab" : std::string(1, d.delimiter);
}

Result<Dialect> parse_dialect(const Json& mapping) {
  Dialect d;
  const std::string format = mapping.value("format", "csv");
  if (format == "jsonl")
    d.format = Dialect::Format::jsonl;
  else if (format == "json")
    d.format = Dialect::Format::json;
  else if (format != "csv")
    return fail(Kind::input, Text(QT_TRANSLATE_NOOP("core", "“%1” is not a format read here"), {format}), {},
                QT_TRANSLATE_NOOP("core", "Write csv, jsonl or json"));
  TRY(d.encoding, parse_encoding(mapping.value("encoding", "utf-8")));
  d.whitespace = mapping.value("delimiter", ",") == "whitespace";
  if (!d.whitespace) {
    TRY(d.delimiter, one_character(mapping, "delimiter", ','));
  }
  TRY(d.quote, one_character(mapping, "quote", '"'));
  d.brackets = mapping.value("brackets", false);
  d.carriage_return = mapping.value("line_end", "lf") == "cr";
  d.header = mapping.value("header", true);
  d.comment = mapping.value("comment", "");
  d.skip_lines = mapping.value("skip_lines", int64_t{0});
  if (mapping.contains("columns")) d.columns = mapping["columns"].get<std::vector<std::string>>();
  if (d.quote != 0 && !d.whitespace && d.quote == d.delimiter)
    return fail(Kind::input,
                QT_TRANSLATE_NOOP("core", "Quote and delimiter of the mapping are the same character"));
  return d;
}

void write_dialect(const Dialect& d, Json& mapping) {
  constexpr const char* names[] = {"csv", "jsonl", "json"};
  mapping["format"] = names[static_cast<int>(d.format)];
  mapping["encoding"] = encoding_name(d.encoding);
  if (!d.columns.empty()) mapping["columns"] = d.columns;
  if (d.format != Dialect::Format::csv) return;
  mapping["delimiter"] = delimiter_name(d);
  mapping["quote"] = d.quote ? std::string(1, d.quote) : std::string();
  mapping["header"] = d.header;
  if (d.brackets) mapping["brackets"] = true;
  if (d.carriage_return) mapping["line_end"] = "cr";
  if (!d.comment.empty()) mapping["comment"] = d.comment;
  if (d.skip_lines > 0) mapping["skip_lines"] = d.skip_lines;
}

std::vector<std::string> unique_names(std::vector<std::string> names) {
  std::set<std::string> taken;
  for (size_t i = 0; i < names.size(); ++i) {
    const std::string base = names[i].empty() ? "column " + std::to_string(i + 1) : names[i];
    std::string name = base;
    for (int n = 2; !taken.insert(name).second; ++n) name = base + " (" + std::to_string(n) + ")";
    names[i] = name;
  }
  return names;
}

}  // namespace habitus::ingest
