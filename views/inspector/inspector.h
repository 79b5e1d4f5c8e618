#pragma once
#include <string>

#include "views/kit/card.h"
#include "views/kit/view.h"

class QPushButton;
class QTabBar;
class QTextBrowser;
class QTimer;

namespace habitus {

/// What is selected, from five sides: Meaning (explanation), Trust (what stands behind the number, and
/// whether it comes out the same again), Passport (definition, hash, inputs, result), History (versions and
/// their reasons) and Used by (which definitions name it).
class Inspector : public kit::View {
  Q_OBJECT
 public:
  explicit Inspector(kit::Context& context);
  void refresh() override;

 private:
  void follow();  ///< the selection
  void show_text(const QString& text);
  QString meaning() const;
  void trust();      ///< computes and shows what stands behind the number
  void recompute();  ///< the number again, stored answers counting for nothing
  QString passport();
  QString history();
  QString used_by();
  QTabBar* tabs_;
  QPushButton *again_, *study_;
  QString trusted_;       ///< what was found about …
  kit::Subject of_ = {};  ///< … this number
  QTextBrowser* text_;
  QTimer* rest_;
  kit::Subject shown_ = {};
};

}  // namespace habitus
