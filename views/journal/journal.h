#pragma once
#include <vector>

#include "core/governance/changes.h"
#include "views/kit/list_view.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace habitus {

namespace kit {
class Form;
}  // namespace kit

/// The record: who did what and when, what it changed, each entry sealed by the hash of the one before.
/// Decisions are recorded here, with their rationale, sources and what was rejected.
class JournalView : public kit::ListView {
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
  void row_chosen() override { show_entry(); }
  QWidget* make_bar();
  QWidget* make_detail();
  void make_form();
  void fill_form();  ///< what can be named as source and subject
  void record();     ///< the decision in the form
  void export_decision();
  void show_decision();  ///< whether the chosen entry is one
  void show_entries(std::vector<governance::Logged> entries);
  void filter();
  void show_entry();
  void verify();
  void open_named();
  const JournalEntry* current() const;

  std::vector<governance::Logged> all_, shown_;
  kit::Form* form_;
  QLineEdit *title_, *option_;
  QPlainTextEdit* rationale_;
  QComboBox *source_, *about_;
  QPushButton *record_, *export_;
  QComboBox* act_;
  QLineEdit* words_;
  QLabel* hash_;
  QPlainTextEdit* detail_;
  QPushButton *verify_, *open_;
};

}  // namespace habitus
