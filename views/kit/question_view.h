#pragma once
#include "core/segments/vocabulary.h"
#include "views/kit/form.h"
#include "views/kit/view.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace habitus::kit {

class FigurePage;

/// A dock that asks one question: figures in the centre, the definition at the right, recomputed while it is
/// edited. Saved definitions are chosen by name and kept as versions, edits are drafts that can be undone;
/// the people behind a mark are counted and can become a segment. A subclass adds its fields to `form()` in
/// its constructor, calls `finish()`, and says how fields and spec belong together.
class QuestionView : public View {
  Q_OBJECT
 public:
  QuestionView(Context& context, const report::Question& question, const QString& asking);
  void refresh() override;
  void projectClosed() override;
  void receive(const Json& payload) override;  ///< {"spec":{…}} or {"name":"…"}
  Json saveState() const override;
  void restoreState(const Json& state) override;
  bool undo() override;
  bool redo() override;
  const report::Answer& answer() const { return answer_; }

 protected:
  /// The spec the fields describe, without its scope; null while something is missing (then `hint()` says
  /// what).
  virtual Result<Json> spec() const = 0;
  virtual void fill(const Json& spec) = 0;  ///< the fields from a completed spec
  virtual void offer(const segments::Vocabulary&) {}
  virtual QString hint() const { return {}; }
  virtual bool scoped() const { return true; }  ///< does the spec have a scope?
  /// What of the selection applies to it, from what the bar says.
  virtual Json narrowed(const Json& scope) const;
  Json scope() const;  ///< what of the window's selection this question takes
  /// Kind and spec under which it is kept: the question's own, unless the view says otherwise.
  virtual std::string kind() const { return question_.name; }
  virtual Result<Json> definition(const Json& whole) const;
  /// A spec as `fill` reads it: completed, unless the view wants it as it was written.
  virtual Result<Json> readable(const Json& spec) const;
  /// Something must be there first: sets empty() and returns true.
  virtual bool missing() { return false; }
  virtual void answered(const report::Answer&) {}  ///< its figures are shown already

  Form* form() const { return form_; }
  void finish();  ///< after the last field
  void edited();  ///< a field changed
  std::string name() const;
  bool kept() const { return !dirty_ && !loaded_.empty(); }
  void ask_now();
  void choose(const QString& name);
  static void offer_names(QComboBox* box, Project& project, const char* kind);

 private:
  void keep();
  void take_draft();
  void step(std::vector<std::string>& from, std::vector<std::string>& to);
  void show_fields(const Json& spec);
  void select(const QString& selection);
  void keep_segment();
  void pin(int figure);
  void list_names();
  void follow_head();
  void mark_edited(bool edited);

  const report::Question& question_;
  QString asking_;
  FigurePage* page_;
  Form* form_;
  QComboBox* name_;
  QPushButton *revert_ = nullptr, *keep_ = nullptr;
  QLabel* people_;
  QPushButton* segment_;
  Job words_job_, people_job_;
  report::Answer answer_;
  std::vector<uint64_t> persons_;
  std::string selection_;
  std::string loaded_;                      ///< hash of the version the fields were filled from
  std::string now_;                         ///< the spec the fields describe, as last asked
  std::vector<std::string> past_, future_;  ///< specs before and after it
  std::shared_ptr<Json> waiting_;           ///< to be shown once the words of the log are known
  bool offered_ = false;                    ///< … and that they are
  bool filling_ = false, dirty_ = false;
};

QStringList list_of(const std::vector<std::string>& words);
QString text_at(const Json& object, const char* key, const char* fallback = "");
/// Other items, the same text as before (where it is still there, or may be typed).
void renew(QComboBox* box, const QStringList& items);

/// A pick as a person writes it: "any event", "purchase where amount >= 10".
Result<Json> pick_from(const QString& text);
QString pick_said(const Json& pick);
QString any_event();

}  // namespace habitus::kit
