#pragma once
#include <map>
#include <memory>

#include <QWidget>

#include "core/base/json.h"

class QComboBox;
class QLineEdit;
class QListWidget;

namespace habitus::kit {

class Field;

/// Rules for records and for the log (core/ingest/rules.h) as a list: choose a rule to edit it below, Delete
/// removes it. The fields shown are those its kind has.
class RuleList : public QWidget {
  Q_OBJECT
 public:
  explicit RuleList(QWidget* parent = nullptr);
  Json rules() const;  ///< as they are written, not completed
  void set_rules(const Json& rules);
  void set_columns(const QStringList& columns);
  void set_events(const QStringList& events);

 Q_SIGNALS:
  void changed();

 private:
  void make_fields();
  void add();
  void remove();
  void show_rule();
  void take();
  void relabel(int row);
  QLineEdit* text(const char* key, const QString& label, const QString& help = {});
  QComboBox* choice(const char* key, const QString& label);
  bool has(const std::string& check, const std::string& key) const;
  QListWidget* list_;
  QComboBox* check_;
  QWidget* fields_;
  std::map<std::string, Field*> field_;
  std::shared_ptr<Json> rules_;  ///< a list
  bool filling_ = false;
};

}  // namespace habitus::kit
