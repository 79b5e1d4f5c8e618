#pragma once
#include <vector>

#include "core/project/journal.h"
#include "views/kit/view.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace habitus {

namespace kit {
class TableModel;
class TableView;
}  // namespace kit

/// The record: who did what and when, each entry sealed by the hash of the one before.
class JournalView : public kit::View {
  Q_OBJECT
 public:
  explicit JournalView(kit::Context& context);
  void projectOpened() override { later(); }
  void projectClosed() override;
  void refresh() override;
  void receive(const Json& payload) override;
  Json saveState() const override;
  void restoreState(const Json& state) override;

 private:
  QWidget* make_bar();
  QWidget* make_detail();
  void show_entries(std::vector<JournalEntry> entries);
  void filter();
  void show_entry();
  void verify();
  void open_named();
  const JournalEntry* current() const;

  std::vector<JournalEntry> all_, shown_;
  QComboBox* act_;
  QLineEdit* words_;
  QLabel *sentence_, *hash_;
  QPlainTextEdit* detail_;
  QPushButton *verify_, *open_;
  kit::TableView* view_;
  kit::TableModel* model_;
};

}  // namespace habitus
