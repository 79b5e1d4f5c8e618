#pragma once
#include <map>
#include <optional>

#include <QWidget>

#include "core/taxonomy/rules.h"

class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;
class QVBoxLayout;

namespace habitus {

class RuleMaker;

/// Categories, their behaviours and what recognises each, with live counts. Everything can be renamed in
/// place; the same rules stand as text beside it.
class RuleTree : public QWidget {
  Q_OBJECT
 public:
  explicit RuleTree(QWidget* parent);
  void show_rules(const taxonomy::Rules& rules);
  void show_counts(const std::map<std::string, int64_t>& events_of);
  void set_properties(const std::vector<std::string>& properties);
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
  void add_buttons(QVBoxLayout* column);
  QTreeWidgetItem* category_item(const std::string& path, std::map<std::string, QTreeWidgetItem*>& items);
  QTreeWidgetItem* behaviour_item(QTreeWidgetItem* above, size_t index);
  void chosen(const QTreeWidgetItem* item);
  void take(QTreeWidgetItem* item);
  void add_behaviour();
  void add_alternative();
  void change_alternative();
  void remove();
  void move(int by);
  void changed_to(taxonomy::Rules rules);
  void select(int behaviour, int alternative = -1);
  Place place(const QTreeWidgetItem* item) const;
  std::optional<taxonomy::Pattern> made();

  taxonomy::Rules rules_;
  std::map<std::string, int64_t> counts_;
  std::vector<std::string> properties_;
  QTreeWidget* tree_;
  RuleMaker* maker_;
  QPushButton* change_;
  bool filling_ = false;
};

}  // namespace habitus
