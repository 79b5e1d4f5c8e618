#pragma once
#include <QWidget>

#include "core/taxonomy/pattern.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace habitus {

/// One way to recognise a behaviour as a sentence with gaps: an event; one and then another within a time,
/// without a third; one several times; one that another does not follow. A gap takes the name of an event or
/// conditions ("event is view_item and price >= 10").
class RuleMaker : public QWidget {
  Q_OBJECT
 public:
  explicit RuleMaker(QWidget* parent);
  void offer(const QStringList& events);
  void set_properties(const std::vector<std::string>& properties) { properties_ = properties; }
  /// What the gaps say; an error where one is empty or no rule.
  Result<taxonomy::Pattern> pattern() const;
  void show_pattern(const taxonomy::Pattern& pattern);
  QString carrying() const;  ///< what the carrying gap says, for a name

 private:
  void build();
  QComboBox* gap(const QString& name, bool may_be_empty);
  void show_kind();
  Result<Json> tests(const QComboBox* gap) const;

  std::vector<std::string> properties_;
  QComboBox *kind_, *first_, *second_, *third_, *without_, *absent_;
  QLabel *times_label_, *second_label_, *third_label_, *within_label_, *without_label_, *absent_label_;
  QSpinBox* times_;
  QLineEdit* within_;
};

}  // namespace habitus
