#pragma once
#include "views/kit/card.h"
#include "views/kit/view.h"

class QTabBar;
class QTextBrowser;

namespace habitus {

/// What is selected, from four sides: Meaning (explanation), Passport (definition, hash, inputs, result),
/// History (versions and their reasons) and Used by (which definitions name it).
class Inspector : public kit::View {
  Q_OBJECT
 public:
  explicit Inspector(kit::Context& context);
  void refresh() override;

 private:
  QString meaning() const;
  QString passport();
  QString history();
  QString used_by();
  QTabBar* tabs_;
  QTextBrowser* text_;
};

}  // namespace habitus
