#pragma once
#include "views/kit/card.h"
#include "views/kit/view.h"

class QVBoxLayout;

namespace habitus {

/// What is shown while no project is open: import, sample, open, new, and the projects opened last.
class Start : public kit::View {
  Q_OBJECT
 public:
  explicit Start(kit::Context& context);
  void refresh() override;

 private:
  QVBoxLayout* recent_;
};

}  // namespace habitus
