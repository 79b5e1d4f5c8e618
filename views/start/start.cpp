#include "views/start/start.h"

namespace habitus {
kit::ViewCard card_start() {
  return {QStringLiteral("start"),
          QT_TRANSLATE_NOOP("card", "Start"),
          kit::Perspective::prepare,
          kit::Area::centre,
          QStringLiteral("folder"),
          {},
          [](kit::Context& context) -> kit::View* { return new Start(context); }};
}
}  // namespace habitus
