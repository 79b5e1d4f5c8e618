#include <cmath>
#include <cstdio>

#include "core/report/drawing.h"
#include "core/report/markup.h"

namespace habitus::report {

namespace {
/// Coordinates with at most two decimals and no trailing zeros: the same text on every machine.
std::string px(double v) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", v);
  std::string s = text;
  while (s.back() == '0') s.pop_back();
  if (s.back() == '.') s.pop_back();
  return s == "-0" ? "0" : s;
}
std::string attribute(const char* name, double v) { return std::string(" ") + name + "=\"" + px(v) + "\""; }

std::string paint(const Shape& s) {
  std::string out;
  out += s.fill.a > 0 ? " fill=\"" + hex(s.fill) + "\"" : " fill=\"none\"";
  if (s.fill.a > 0 && s.fill.a < 1) out += attribute("fill-opacity", s.fill.a);
  if (s.stroke.a > 0 && s.width > 0) {
    out += " stroke=\"" + hex(s.stroke) + "\"" + attribute("stroke-width", s.width);
    if (s.stroke.a < 1) out += attribute("stroke-opacity", s.stroke.a);
    if (!s.dash.empty()) {
      out += " stroke-dasharray=\"";
      for (size_t i = 0; i < s.dash.size(); ++i) out += (i ? "," : "") + px(s.dash[i]);
      out += "\"";
    }
  }
  return out;
}

std::string text_element(const Shape& s, const std::function<std::string(const Run&)>& bind) {
  std::string out = "<text" + attribute("x", s.x) + attribute("y", s.y) + attribute("font-size", s.size) +
                    " fill=\"" + hex(s.fill) + "\"";
  if (s.anchor != Shape::Anchor::start)
    out += s.anchor == Shape::Anchor::middle ? " text-anchor=\"middle\"" : " text-anchor=\"end\"";
  if (s.angle != 0) out += " transform=\"rotate(" + px(-s.angle) + " " + px(s.x) + " " + px(s.y) + ")\"";
  if (s.scale) out += " data-def=\"scale\"";
  out += ">";
  for (const Run& run : s.runs) {
    std::string attributes = bind ? bind(run) : std::string();
    if (run.weight != 400) attributes += " font-weight=\"" + std::to_string(run.weight) + "\"";
    if (run.colour.a > 0) attributes += " fill=\"" + hex(run.colour) + "\"";
    out +=
        attributes.empty() ? escape(run.text) : "<tspan" + attributes + ">" + escape(run.text) + "</tspan>";
  }
  return out + "</text>\n";
}

std::string element(const Shape& s, const std::function<std::string(const Run&)>& bind) {
  switch (s.kind) {
    case Shape::Kind::line:
      return "<line" + attribute("x1", s.x) + attribute("y1", s.y) + attribute("x2", s.x2) +
             attribute("y2", s.y2) + paint(s) + "/>\n";
    case Shape::Kind::rect:
      return "<rect" + attribute("x", s.x) + attribute("y", s.y) + attribute("width", s.x2) +
             attribute("height", s.y2) + (s.radius > 0 ? attribute("rx", s.radius) : std::string()) +
             paint(s) + "/>\n";
    case Shape::Kind::circle:
      return "<circle" + attribute("cx", s.x) + attribute("cy", s.y) + attribute("r", s.x2) + paint(s) +
             "/>\n";
    case Shape::Kind::path: {
      std::string d;
      for (size_t i = 0; i + 1 < s.points.size(); i += 2)
        d += (i ? " L" : "M") + px(s.points[i]) + " " + px(s.points[i + 1]);
      return "<path d=\"" + d + (s.closed ? " Z" : "") + "\"" + paint(s) + "/>\n";
    }
    case Shape::Kind::text:
      return text_element(s, bind);
  }
  return {};
}
}  // namespace

std::string svg(const Drawing& drawing, const std::string& id,
                const std::function<std::string(const Run&)>& bind) {
  const std::string w = px(std::ceil(drawing.width)), h = px(std::ceil(drawing.height));
  std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + w + " " + h + "\" width=\"" +
                    w + "\" height=\"" + h + "\"";
  if (id.empty()) {  // stands beside words that say the same
    out += " aria-hidden=\"true\" focusable=\"false\">\n";
  } else {
    const std::string title = escape(id) + "-t";
    out += " role=\"img\" aria-labelledby=\"" + title +
           "\" font-family=\"Inter, 'DejaVu Sans', sans-serif\">\n<title id=\"" + title +
           "\" data-def=\"name\">" + escape(drawing.alt) + "</title>\n";
  }
  for (const Shape& s : drawing.shapes) out += element(s, bind);
  return out + "</svg>\n";
}

}  // namespace habitus::report
