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
/// edited. Saved definitions are chosen by name and kept as versions; the people behind a mark are counted
/// and can become a segment. A subclass adds its fields to `form()` in its constructor, calls `finish()`, and
/// says how fields and spec belong together.
class QuestionView : public View {
  Q_OBJECT
 public:
  QuestionView(Context& context, const report::Question& question, const QString& asking);
  void refresh() override;
  void projectClosed() override;
  void receive(const Json& payload) override;  ///< {"spec":{…}} or {"name":"…"}
  Json saveState() const override;
  void restoreState(const Json& state) override;
  const report::Answer& answer() const { return answer_; }

 protected:
  /// The spec the fields describe, without its scope; null while something is missing (then `hint()` says
  /// what).
  virtual Result<Json> spec() const = 0;
  virtual void fill(const Json& spec) = 0;  ///< the fields from a completed spec
  virtual void offer(const segments::Vocabulary&) {}
  virtual QString hint() const { return {}; }
  virtual bool scoped() const { return true; }  ///< does the spec have a scope?
  /// Kind and spec under which it is kept: the question's own, unless the view says otherwise.
  virtual std::string kind() const { return question_.name; }
  virtual Result<Json> definition(const Json& whole) const;

  Form* form() const { return form_; }
  void finish();  ///< after the last field
  void edited();  ///< a field changed

 private:
  void ask_now();
  void choose(const QString& name);
  void keep();
  void select(const QString& selection);
  void keep_segment();
  void list_names();
  Json scope() const;

  const report::Question& question_;
  QString asking_;
  FigurePage* page_;
  Form* form_;
  QComboBox* name_;
  QPushButton *revert_, *keep_;
  QLabel* people_;
  QPushButton* segment_;
  Job words_job_, people_job_;
  report::Answer answer_;
  std::vector<uint64_t> persons_;
  std::string selection_;
  bool filling_ = false;
};

QStringList list_of(const std::vector<std::string>& words);
QString text_at(const Json& object, const char* key, const char* fallback = "");

}  // namespace habitus::kit
