#pragma once
#include <functional>
#include <utility>
#include <vector>

#include <QWidget>

#include "core/base/json.h"

class QDoubleSpinBox;

namespace habitus {

/// Where each check of the sizes warns and fails, a row a check: shares in percent, the others as they are.
class Limits : public QWidget {
  Q_OBJECT
 public:
  explicit Limits(std::function<void()> changed, QWidget* parent = nullptr);
  Json spec() const;                 ///< "thresholds" of "sanity"
  void show_spec(const Json& given);  ///< what it does not say is as usual

 private:
  struct Row {
    const char* id;
    double times;  ///< what is shown is so much larger: 100 for percent
    QDoubleSpinBox *warn, *fail;
  };
  std::vector<Row> rows_;
};

}  // namespace habitus
