#pragma once
#include <functional>
#include <vector>

#include <QString>

namespace habitus::kit {

class Context;
class View;

enum class Perspective { prepare, explore, model, govern, present };
/// Where a view lives: a tab of the centre, or a dock at a side that stays in every perspective.
enum class Area { left, centre, right, bottom };

/// All that the shell knows about a view: menu, palette, tabs, layout and screenshots are made from it. A
/// folder views/<id> offers one in `kit::ViewCard card_<id>()` (namespace habitus) and stands as one word in
/// views/CMakeLists.txt.
struct ViewCard {
  QString id;         ///< "funnel": folder, verb, `habitus --view funnel`
  const char* title;  ///< QT_TRANSLATE_NOOP("card", "Funnel")
  Perspective perspective = Perspective::explore;
  Area area = Area::centre;
  QString icon;      ///< resources/icons/<icon>.svg
  QString shortcut;  ///< portable text, "Ctrl+Shift+F"; may be empty
  std::function<View*(Context&)> make;
};

const std::vector<ViewCard>& cards();       ///< in the order of views/CMakeLists.txt (generated)
/// nullptr when there is none. (Inline: the kit stands below the catalogue.)
inline const ViewCard* card(const QString& id) {
  for (const ViewCard& one : cards())
    if (one.id == id) return &one;
  return nullptr;
}
QString title_of(const ViewCard& card);     ///< translated
QString title_of(Perspective perspective);  ///< translated

}  // namespace habitus::kit
