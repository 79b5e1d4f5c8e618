#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QLineEdit>

#include "core/profiles/profiles.h"
#include "views/kit/card.h"
#include "views/kit/chip.h"
#include "views/kit/empty_state.h"
#include "views/kit/question_view.h"
#include "views/kit/words.h"

namespace habitus {
namespace {

/// Are the sizes of the segments sane? Thresholds are the analyst's.
class Sanity : public kit::QuestionView {
  Q_DECLARE_TR_FUNCTIONS(habitus::SanityView)
 public:
  explicit Sanity(kit::Context& context) : QuestionView(context, profiles::sanity(), tr("Checking segments")) {
    segments_ = form()->text(tr("Segments"), tr("Separated by ;, empty: all saved ones"));
    by_ = form()->text(tr("Balanced by"), tr("Attributes, separated by ;"));
    form()->section(tr("Thresholds"));
    dominant_ = pair(tr("Largest share warns from (%)"), tr("fails from (%)"), 50, 80);
    tiny_ = pair(tr("Smallest share warns from (%)"), tr("fails from (%)"), 2, .5);
    change_ = pair(tr("Change of a share warns from (points)"), tr("fails from (points)"), 10, 25);
    finish();
    for (QLineEdit* line : {segments_, by_}) connect(line, &QLineEdit::editingFinished, this, [this] { edited(); });
    set_next(tr("What are they like?"), QStringLiteral("profile"));
  }

 protected:
  Result<Json> readable(const Json& spec) const override { return spec; }
  Result<Json> definition(const Json& whole) const override {
    CHECK(QuestionView::definition(whole));
    return whole;
  }
  Result<Json> spec() const override {
    Json out{{"by", list(by_)}};
    for (const auto& [name, boxes] : {std::pair{"dominant", dominant_}, {"tiny", tiny_}, {"change", change_}})
      out["thresholds"][name] = {{"warn", boxes.first->value() / 100}, {"fail", boxes.second->value() / 100}};
    if (Json named = list(segments_); !named.empty()) out["of"] = Json{{"segments", std::move(named)}};
    return out;
  }
  void fill(const Json& spec) override {
    show(segments_, spec.value("of", Json::object()).value("segments", Json::array()));
    show(by_, spec.value("by", Json::array()));
    const Json thresholds = spec.value("thresholds", Json::object());
    for (const auto& [name, boxes] : {std::pair{"dominant", dominant_}, {"tiny", tiny_}, {"change", change_}}) {
      if (!thresholds.contains(name)) continue;
      boxes.first->setValue(100 * thresholds[name].value("warn", boxes.first->value() / 100));
      boxes.second->setValue(100 * thresholds[name].value("fail", boxes.second->value() / 100));
    }
  }
  bool missing() override {
    const auto saved = project()->definitions().heads("segment");
    if (!saved || !saved->empty()) return false;
    empty().set(QStringLiteral("segments"), tr("There are no segments yet"),
                tr("Keep a rule or the clusters of an algorithm as segments; then their sizes can be checked."));
    empty().set_action(tr("Define a segment"), [this] { context().open(QStringLiteral("segments")); });
    return true;
  }
  void answered(const report::Answer& answer) override {
    const Json verdict = answer.json()["verdict"];
    if (verdict == "fail") set_chip(kit::Chip::Kind::fail, tr("fail"));
    else if (verdict == "pass") set_chip(kit::Chip::Kind::pass, tr("pass"));
    else set_chip(kit::Chip::Kind::insufficient, tr("warn"));
  }

 private:
  using Pair = std::pair<QDoubleSpinBox*, QDoubleSpinBox*>;
  Pair pair(const QString& first, const QString& second, double warn, double fail) {
    Pair out{form()->real(first, 0, 100, warn, 1), form()->real(second, 0, 100, fail, 1)};
    for (QDoubleSpinBox* box : {out.first, out.second})
      connect(box, &QDoubleSpinBox::valueChanged, this, [this] { edited(); });
    return out;
  }
  static Json list(const QLineEdit* line) {
    Json out = Json::array();
    for (const QString& name : line->text().split(QLatin1Char(';'), Qt::SkipEmptyParts))
      out.push_back(name.trimmed().toStdString());
    return out;
  }
  static void show(QLineEdit* line, const Json& words) {
    QStringList names;
    for (const Json& s : words)
      if (s.is_string()) names << kit::text_of(s.get<std::string>());
    line->setText(names.join(QStringLiteral("; ")));
  }

  QLineEdit *segments_, *by_;
  Pair dominant_, tiny_, change_;
};

}  // namespace

kit::ViewCard card_sanity() {
  return {.id = QStringLiteral("sanity"),
          .title = QT_TRANSLATE_NOOP("card", "Segment check"),
          .perspective = kit::Perspective::explore,
          .icon = QStringLiteral("check"),
          .shortcut = {},
          .make = [](kit::Context& context) -> kit::View* { return new Sanity(context); }};
}

}  // namespace habitus
