#include "core/base/json.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

namespace habitus {
namespace {

/// Walks the text once as a SAX stream to refuse what the DOM would silently accept: depth and repeated keys.
struct Guard : nlohmann::json_sax<Json> {
  std::vector<std::set<std::string>> keys;
  std::string complaint;
  size_t at = 0;

  bool say(std::string text) {
    complaint = std::move(text);
    return false;
  }
  bool open() {
    if (keys.size() >= 64) return say("nested deeper than 64 levels");
    keys.emplace_back();
    return true;
  }
  bool close() {
    keys.pop_back();
    return true;
  }
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t x, const string_t&) override {
    return std::isfinite(x) ? true : say("a number beyond the range of a double");
  }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(); }
  bool end_array() override { return close(); }
  bool key(string_t& name) override {
    return keys.back().insert(name).second ? true : say("the key \"" + name + "\" stands twice");
  }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& e) override {
    at = position;
    return say(e.what());
  }
};

}  // namespace

Result<Json> parse_json(std::string_view text, std::string_view where) {
  Guard guard;
  if (!Json::sax_parse(text.begin(), text.end(), &guard)) {
    std::string complaint = guard.complaint;
    if (const auto cut = complaint.find("] "); cut != std::string::npos)
      complaint = complaint.substr(cut + 2);
    return fail(Kind::input, Text("This is not valid JSON: %1", {complaint}), std::string(where),
                "Correct the text and try again");
  }
  return Json::parse(text.begin(), text.end(), nullptr, false);
}

namespace {

/// 5.0 and 5 are one number, and so one text (as in RFC 8785): a form gives the first, a hand-written spec the
/// second, and both must have one hash.
void make_whole(Json& value) {
  if (value.is_structured()) {
    for (Json& part : value) make_whole(part);
  } else if (value.is_number_float()) {
    constexpr double kExact = 9007199254740992.0;  // 2^53
    if (const double x = value.get<double>(); std::abs(x) <= kExact && x == std::trunc(x))
      value = static_cast<int64_t>(x);
  }
}

}  // namespace

std::string canonical(const Json& value) {
  Json copy = value;
  make_whole(copy);
  return copy.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string pretty(const Json& value) {
  return value.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace habitus
