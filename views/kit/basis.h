#pragma once
#include <QComboBox>

#include "core/base/json.h"

namespace habitus {
class Project;
}

namespace habitus::kit {

class Context;
class EmptyState;

/// By what people are compared or described: a saved set of features, or the numbers of the people table. A set
/// that was kept in full stands beside the saved ones.
class Basis : public QComboBox {
  Q_OBJECT
 public:
  /// `none` is the first choice where it may be left out.
  explicit Basis(const QString& none = {}, QWidget* parent = nullptr);
  /// What there is, the same chosen as before. `people`: does a people table say anything?
  void offer(Project& project, bool people);
  /// There is nothing to choose: says so, with the next step.
  bool missing(EmptyState& empty, Context& context) const;
  Json spec() const;             ///< "on" of a spec; null = nothing
  void show_spec(const Json& on);

 private:
  QString none_;
};

}  // namespace habitus::kit
