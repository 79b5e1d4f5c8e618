#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QPlainTextEdit>

#include "core/taxonomy/question.h"
#include "core/taxonomy/rules.h"
#include "views/kit/card.h"
#include "views/kit/question_view.h"
#include "views/kit/theme.h"
#include "views/kit/words.h"

namespace habitus {
namespace {

/// The rules as text at the right; what they recognise, category by category, and what they leave unmatched
/// in the centre.
class Taxonomy : public kit::QuestionView {
  Q_DECLARE_TR_FUNCTIONS(habitus::Taxonomy)
 public:
  explicit Taxonomy(kit::Context& context) : QuestionView(context, taxonomy::question(), tr("Taxonomy")) {
    rules_ = form()->prose(tr("Rules"), 22, tr("The first behaviour that matches an event takes it."));
    rules_->setLineWrapMode(QPlainTextEdit::NoWrap);
    rules_->setPlaceholderText(
        QStringLiteral("behaviour buy in Shopping\n  when event is purchase\n  when event starts order_"));
    finish();
    connect(rules_, &QPlainTextEdit::textChanged, this, [this] { edited(); });
    set_next(tr("Cut sessions"), QStringLiteral("sessions"));
  }

 protected:
  bool scoped() const override { return false; }
  Result<Json> spec() const override {
    if (rules_->toPlainText().trimmed().isEmpty()) return Json();
    return Json{{"text", rules_->toPlainText().toStdString()}};
  }
  void fill(const Json& spec) override {
    if (const auto rules = taxonomy::parse_rules(spec, properties_))
      rules_->setPlainText(kit::text_of(taxonomy::to_text(*rules)));
  }
  void offer(const segments::Vocabulary& words) override {
    properties_ = words.properties;
    properties_.insert(properties_.end(), {"source", "event_id", "channel"});
  }
  QString hint() const override {
    return tr(
        "Write rules at the right, for example: behaviour buy in Shopping, and below it: when event is "
        "purchase.");
  }

 private:
  QPlainTextEdit* rules_;
  std::vector<std::string> properties_;
};

}  // namespace

kit::ViewCard card_taxonomy() {
  return {.id = QStringLiteral("taxonomy"),
          .title = QT_TRANSLATE_NOOP("card", "Taxonomy"),
          .perspective = kit::Perspective::prepare,
          .icon = QStringLiteral("taxonomy"),
          .shortcut = QStringLiteral("Ctrl+Shift+B"),
          .make = [](kit::Context& context) -> kit::View* { return new Taxonomy(context); }};
}

}  // namespace habitus
