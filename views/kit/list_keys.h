#pragma once
#include <functional>

class QWidget;

namespace habitus::kit {

/// Delete removes what is chosen in a list or tree, Alt+Up and Alt+Down move it by −1 and 1: the same keys
/// wherever an order is edited.
void edit_by_keys(QWidget* list, std::function<void()> remove, std::function<void(int)> move);

}  // namespace habitus::kit
