#pragma once
#include <vector>

#include "core/ingest/quarantine.h"
#include "views/kit/list_view.h"

class QPlainTextEdit;
class QPushButton;

namespace habitus {

/// Records that could not be stored: why, where, their text. One can be repaired here, all of them in a file
/// outside; replay puts them through the same mapping.
class Quarantine : public kit::ListView {
  Q_OBJECT
 public:
  explicit Quarantine(kit::Context& context);
  void projectOpened() override { later(); }
  void projectClosed() override { entries_.clear(); }
  void refresh() override;

 private:
  void row_chosen() override { show_entry(); }
  QWidget* make_editor();
  QWidget* make_footer();
  void show_entries(std::vector<ingest::QuarantineEntry> entries);
  void show_entry();
  const ingest::QuarantineEntry* current() const;
  void repair();
  void give_up();
  void export_file();
  void load_file();
  void replay();

  std::vector<ingest::QuarantineEntry> entries_;
  kit::ThemedLabel* why_;
  QPlainTextEdit* raw_;
  QPushButton *repair_, *give_up_, *replay_;
};

}  // namespace habitus
