#pragma once
#include "views/kit/card.h"
#include "views/kit/view.h"

class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace habitus {

/// The project as a tree: sources with their events, then every kind of definition with its names and
/// versions. A badge marks a draft that was not kept, and how many gates of a model are missed, open or
/// passed; the gates stand below it. A click shows it in the Inspector, a double click or Return opens its
/// view.
class Outline : public kit::View {
  Q_OBJECT
 public:
  explicit Outline(kit::Context& context);
  void refresh() override;

 private:
  QTreeWidgetItem* group(const QString& title, int n);
  void add_sources();
  void add_definitions();
  void read_gates();  ///< of each model, by its cards; then the badges
  struct Gates;
  void add_gates(const std::vector<Gates>& all);
  void filter(const QString& text);
  void show_subject(const QTreeWidgetItem* item);
  void open(const QTreeWidgetItem* item);
  QLineEdit* filter_;
  QTreeWidget* tree_;
};

}  // namespace habitus
