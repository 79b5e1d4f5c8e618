#pragma once
#include "views/kit/question_view.h"

namespace habitus::kit {

/// A dock about segments: whose is its first field, and while there are none it says how to get one.
class SegmentView : public QuestionView {
  Q_OBJECT
 public:
  /// `why`: what is said while there are no segments.
  SegmentView(Context& context, const report::Question& question, const QString& asking, const QString& why);

 protected:
  Result<Json> readable(const Json& spec) const override;  ///< as it was written, names and all
  Result<Json> definition(const Json& whole) const override;
  Result<Json> spec() const override;
  void fill(const Json& spec) override;
  bool missing() override;
  virtual Json rest() const = 0;                 ///< the spec without its segments
  virtual void fill_rest(const Json& spec) = 0;  ///< its fields

 private:
  QLineEdit* segments_;
  std::string clusters_;  ///< a spec may be about clusters instead (JSON): kept as long as no segment is named
  QString why_;
};

}  // namespace habitus::kit
