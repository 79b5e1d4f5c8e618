#include "core/governance/seal.h"

#include <qrencode.h>

namespace habitus::governance {

std::shared_ptr<const report::Drawing> seal(const std::string& text) {
  QRcode* code = QRcode_encodeString(text.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1);
  if (!code) return nullptr;
  auto d = std::make_shared<report::Drawing>();
  const double module = 3, quiet = 4 * module;
  d->width = d->height = code->width * module + 2 * quiet;
  d->alt = "QR code: " + text;
  for (int y = 0; y < code->width; ++y)
    for (int x = 0; x < code->width;) {
      int end = x;
      while (end < code->width && code->data[y * code->width + end] & 1) ++end;
      if (end == x) {
        ++x;
        continue;
      }
      report::Shape s;
      s.kind = report::Shape::Kind::rect;
      s.x = quiet + x * module, s.y = quiet + y * module, s.x2 = (end - x) * module, s.y2 = module;
      s.fill = report::print_palette().text;
      d->shapes.push_back(std::move(s));
      x = end;
    }
  QRcode_free(code);
  return d;
}

}  // namespace habitus::governance
