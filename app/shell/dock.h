#pragma once
#include <QDockWidget>

#include "views/kit/card.h"

namespace habitus {

/// A view at a side: title row with icon, name, chip and ✕, hairline below.
class Dock : public QDockWidget {
  Q_OBJECT
 public:
  Dock(const kit::ViewCard& card, kit::View* view, QWidget* parent);
  kit::View* view() const { return view_; }

 private:
  kit::View* view_;
};

}  // namespace habitus
