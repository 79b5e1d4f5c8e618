#pragma once
#include <map>

#include <QWidget>

#include "core/taxonomy/rules.h"

class QComboBox;
class QTreeWidget;
class QTreeWidgetItem;

namespace habitus {

/// Categories, their behaviours and what recognises each, with live counts. Everything can be renamed in
/// place; the same rules stand as text beside it.
class RuleTree : public QWidget {
  Q_OBJECT
 public:
  explicit RuleTree(QWidget* parent);
  void show_rules(const taxonomy::Rules& rules);
  void show_counts(const std::map<std::string, int64_t>& events_of);
  void set_properties(const std::vector<std::string>& properties) { properties_ = properties; }
  void offer(const QStringList& events);  ///< those that no rule takes first

 Q_SIGNALS:
  void changed(const taxonomy::Rules& rules);
  void refused(const habitus::Error& error);

 private:
  struct Place {
    int behaviour = -1, alternative = -1;
    std::string category;
  };
  void build();
  void fill();
  QTreeWidgetItem* category_item(const std::string& name);
  void take(QTreeWidgetItem* item);
  void add_behaviour();
  void add_alternative();
  void remove();
  void move(int by);
  void changed_to(taxonomy::Rules rules);
  void select(int behaviour);
  Place place(const QTreeWidgetItem* item) const;
  std::vector<taxonomy::Test> recognising(const QString& event) const;

  taxonomy::Rules rules_;
  std::map<std::string, int64_t> counts_;
  std::vector<std::string> properties_;
  QTreeWidget* tree_;
  QComboBox* event_;
  bool filling_ = false;
};

}  // namespace habitus
