#include <nlohmann/json.hpp>

#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QSpinBox>

#include "core/profiles/profiles.h"
#include "views/kit/card.h"
#include "views/kit/empty_state.h"
#include "views/kit/question_view.h"
#include "views/kit/words.h"

namespace habitus {
namespace {

/// What segments are like: medians, index against everybody, when they are active, their paths.
class Profile : public kit::QuestionView {
  Q_DECLARE_TR_FUNCTIONS(habitus::ProfileView)
 public:
  explicit Profile(kit::Context& context) : QuestionView(context, profiles::profile(), tr("Profiling segments")) {
    segments_ = form()->text(tr("Segments"), tr("Separated by ;, empty: all saved ones"));
    on_ = form()->choice(tr("Described by"), tr("A set of features, or the numbers of the people table"));
    top_ = form()->whole(tr("Paths of each"), 1, 50, 5);
    finish();
    connect(segments_, &QLineEdit::editingFinished, this, [this] { edited(); });
    connect(on_, &QComboBox::activated, this, [this] { edited(); });
    connect(top_, &QSpinBox::valueChanged, this, [this] { edited(); });
    set_next(tr("Whom do they hold?"), QStringLiteral("representation"));
  }

 protected:
  Result<Json> readable(const Json& spec) const override { return spec; }
  Result<Json> definition(const Json& whole) const override {
    CHECK(QuestionView::definition(whole));
    return whole;
  }
  Result<Json> spec() const override {
    Json out{{"top", top_->value()}};
    Json list = Json::array();
    for (const QString& name : segments_->text().split(QLatin1Char(';'), Qt::SkipEmptyParts))
      list.push_back(name.trimmed().toStdString());
    if (!list.empty()) out["of"] = Json{{"segments", list}};
    if (on_->currentData().toString() == QStringLiteral("people"))
      out["on"] = "people";
    else if (on_->currentIndex() > 0)
      out["on"] = on_->currentText().toStdString();
    return out;
  }
  void fill(const Json& spec) override {
    QStringList names;
    for (const Json& s : spec.value("of", Json::object()).value("segments", Json::array()))
      if (s.is_string()) names << kit::text_of(s.get<std::string>());
    segments_->setText(names.join(QStringLiteral("; ")));
    on_->setCurrentIndex(std::max(0, on_->findText(kit::text_at(spec, "on"))));
    if (spec.value("on", Json()) == "people") on_->setCurrentIndex(on_->findData(QStringLiteral("people")));
    top_->setValue(spec.value("top", 5));
  }
  void offer(const segments::Vocabulary&) override {
    QStringList names(tr("Events alone"));
    if (const auto saved = project()->definitions().heads("features"))
      for (const auto& definition : *saved) names << kit::text_of(definition.name);
    kit::renew(on_, names);
    on_->addItem(tr("Numbers of the people table"), QStringLiteral("people"));
  }
  bool missing() override {
    const auto saved = project()->definitions().heads("segment");
    if (!saved || !saved->empty()) return false;
    empty().set(QStringLiteral("segments"), tr("There are no segments yet"),
                tr("Keep a rule or the clusters of an algorithm as segments; then they can be described."));
    empty().set_action(tr("Define a segment"), [this] { context().open(QStringLiteral("segments")); });
    return true;
  }

 private:
  QLineEdit* segments_;
  QComboBox* on_;
  QSpinBox* top_;
};

}  // namespace

kit::ViewCard card_profile() {
  return {.id = QStringLiteral("profile"),
          .title = QT_TRANSLATE_NOOP("card", "Profile"),
          .perspective = kit::Perspective::explore,
          .icon = QStringLiteral("people"),
          .shortcut = {},
          .make = [](kit::Context& context) -> kit::View* { return new Profile(context); }};
}

}  // namespace habitus
