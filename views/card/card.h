#pragma once
#include <memory>
#include <string>

#include "core/governance/card.h"
#include "views/kit/view.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;
class QSplitter;

namespace habitus {

namespace kit {
class Form;
class Pages;
}  // namespace kit

/// A model card as it will leave the program: its sections and their states, the pages, and at the right what
/// a person has to say: texts, decisions about limitations, signatures.
class CardView : public kit::View {
  Q_OBJECT
 public:
  explicit CardView(kit::Context& context);
  ~CardView() override;
  void projectOpened() override { later(); }
  void projectClosed() override;
  void refresh() override;
  void receive(const Json& payload) override;
  Json saveState() const override;
  void restoreState(const Json& state) override;

 private:
  void build_form();
  void build_section_fields();
  void build_law_fields();
  void build_cause_fields();
  void build_export_fields();
  void build_limit_fields();
  void build_sign_fields();
  QWidget* build_body();
  QWidget* build_footer();

  void fill_models();
  void load();  ///< the chosen model's card: its draft, its head, or a new one
  void make();  ///< the card again, as edited
  void show_card(governance::Card card);
  void show_sections();
  void give_room_to_titles();
  void show_section();  ///< the texts of the chosen section in the form
  void show_law();      ///< of them, those about the law and about causes
  void show_clause();   ///< the chosen one
  void show_lacking();
  void set_min_cell();
  void answer_clause();
  void fill_cause(const Json& causal);
  void write_cause();
  void show_limit();
  void edited(const char* key, const QString& text);
  void write_text(const std::string& key, const QString& text);
  void waive(const QString& because);
  void decide(bool accept);
  void changed();  ///< keeps the draft and makes the card again

  Result<Definition> keep();
  void export_files();
  void recompute_file();
  void sign();

  std::string card_name() const;
  std::string language() const;  ///< its copies are in
  std::string section() const;
  std::string proposal() const;

  struct State;
  std::unique_ptr<State> state_;
  kit::Pages* pages_;
  QListWidget *sections_, *limits_, *clauses_;
  kit::Form* form_;
  QComboBox *model_, *gates_, *clause_state_, *claim_, *language_;
  QLineEdit *title_, *purpose_, *owner_, *developer_, *validator_, *valid_, *because_, *why_, *who_, *role_,
      *decision_, *passphrase_, *clause_note_, *experiment_, *treatment_, *outcome_, *adjust_;
  QPlainTextEdit *text_, *scope_, *basis_, *rights_, *edges_;
  QCheckBox* draft_;
  QSpinBox* min_cell_;
  QLabel *section_title_, *gate_lines_, *lacks_;
  QPushButton *keep_, *accept_, *refute_, *export_, *recompute_, *sign_;
  bool filling_ = false, sized_ = false;
};

}  // namespace habitus
