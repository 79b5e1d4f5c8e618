#pragma once
#include <string>
#include <vector>

#include "core/identity/people.h"
#include "core/identity/people_import.h"
#include "core/ingest/sniff.h"
#include "views/kit/view.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;

namespace habitus {

namespace kit {
class TableModel;
class TableView;
class ThemedLabel;
}  // namespace kit

/// Attributes of persons: what is known, from when on, what is protected or has always been so; and tables to
/// import by actor id, with how they fit the log from both sides.
class People : public kit::View {
  Q_OBJECT
 public:
  explicit People(kit::Context& context);
  void projectOpened() override { later(); }
  void projectClosed() override;
  void refresh() override;
  void receive(const Json& payload) override;

 private:
  QWidget* make_form();
  QWidget* make_footer();
  void choose_file();
  void look(const std::string& path);
  void show_sample(const ingest::Sample& sample);
  void show_attributes();
  void import();
  void show_report(const identity::PeopleReport& report);
  void attribute_chosen();
  void mark();
  void show_idle();

  std::string path_;  ///< table about to be imported, "" for none
  std::vector<identity::Attribute> attributes_;
  kit::ThemedLabel *sentence_, *notes_, *join_title_, *marked_;
  kit::TableModel *known_, *join_;
  kit::TableView *known_view_, *join_view_;
  QComboBox *key_, *date_;
  QCheckBox *protected_, *static_;
  QLineEdit *reason_, *date_format_;
  QPushButton *import_, *mark_;
};

}  // namespace habitus
