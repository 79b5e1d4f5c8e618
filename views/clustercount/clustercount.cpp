#include <nlohmann/json.hpp>

#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QSpinBox>

#include "core/clusters/clusters.h"
#include "views/kit/basis.h"
#include "views/kit/card.h"
#include "views/kit/question_view.h"
#include "views/kit/watch.h"
#include "views/kit/words.h"

namespace habitus {
namespace {

/// How many clusters: what each rule says, what the business can handle, and what was chosen and why.
class ClusterCount : public kit::QuestionView {
  Q_DECLARE_TR_FUNCTIONS(habitus::ClusterCount)
 public:
  explicit ClusterCount(kit::Context& context)
      : QuestionView(context, clusters::count(), tr("Counting clusters")) {
    on_ = new kit::Basis;
    form()->add(tr("People compared by"), on_, tr("A set of features, or the numbers of the people table"));
    most_ = form()->whole(tr("Up to"), 3, 20, 8);
    form()->section(tr("Limits of the business"));
    least_ = form()->whole(tr("At least"), 1, 20, 2);
    limit_ = form()->whole(tr("At most"), 1, 20, 20, tr("More cannot be handled"));
    ratings_ = form()->text(tr("Ratings"), tr("How well they can be named, 1 to 5: 3=5, 4=2"));
    form()->section(tr("Decision"));
    choose_ = form()->whole(tr("Chosen"), 0, 20, 0, tr("0: nothing is chosen yet"));
    reason_ = form()->text(tr("Reason"), tr("Needed where the choice is not the optimum"));
    finish();
    connect(on_, &QComboBox::activated, this, [this] { kept_.erase("columns"); });  // they were of the other set
    kit::watch({on_, most_, least_, limit_, choose_, ratings_, reason_}, this, [this] { edited(); });
    set_next(tr("Check the segments"), QStringLiteral("sanity"));
  }

  void projectClosed() override {
    kept_ = Json::object();
    QuestionView::projectClosed();
  }

 protected:
  bool scoped() const override { return false; }
  Result<Json> readable(const Json& spec) const override { return spec; }
  Result<Json> definition(const Json& whole) const override {
    CHECK(QuestionView::definition(whole));
    return whole;
  }
  Result<Json> spec() const override {
    if (on_->spec().is_null()) return Json();
    const int most = most_->value(), limit = std::min(most, limit_->value());
    Json out = kept_;
    for (const char* key : {"ratings", "choose", "reason"}) out.erase(key);
    out.update(Json{{"on", on_->spec()}, {"most", most}});
    out["limits"] = Json{{"least", std::min(least_->value(), limit)}, {"most", limit}};
    for (const QString& pair : ratings_->text().split(QLatin1Char(','), Qt::SkipEmptyParts)) {
      const auto sides = pair.split(QLatin1Char('='));
      if (sides.size() == 2) out["ratings"][sides[0].trimmed().toStdString()] = sides[1].trimmed().toInt();
    }
    if (choose_->value() > 0) {
      out["choose"] = choose_->value();
      out["reason"] = reason_->text().trimmed().toStdString();
    }
    return out;
  }
  void fill(const Json& spec) override {
    kept_ = spec;
    on_->show_spec(spec.value("on", Json()));
    most_->setValue(spec.value("most", 8));
    const Json limits = spec.value("limits", Json::object());
    least_->setValue(limits.value("least", 2));
    limit_->setValue(limits.value("most", 20));
    QStringList ratings;
    for (const auto& [k, rating] : spec.value("ratings", Json::object()).items())
      ratings << kit::text_of(k) + QLatin1Char('=') + QString::number(rating.get<int>());
    ratings_->setText(ratings.join(QStringLiteral(", ")));
    choose_->setValue(spec.value("choose", 0));
    reason_->setText(kit::text_at(spec, "reason"));
  }
  void offer(const segments::Vocabulary& words) override { on_->offer(*project(), !words.attributes.empty()); }
  bool missing() override { return on_->missing(empty(), context()); }
  QString hint() const override { return tr("Say at the right by what people are compared."); }

 private:
  kit::Basis* on_;
  QSpinBox *most_, *least_, *limit_, *choose_;
  QLineEdit *ratings_, *reason_;
  Json kept_ = Json::object();  ///< what the fields do not show of the spec they were filled from
};

}  // namespace

kit::ViewCard card_clustercount() {
  return {.id = QStringLiteral("clustercount"),
          .title = QT_TRANSLATE_NOOP("card", "Number of clusters"),
          .perspective = kit::Perspective::model,
          .icon = QStringLiteral("segments"),
          .shortcut = {},
          .make = [](kit::Context& context) -> kit::View* { return new ClusterCount(context); }};
}

}  // namespace habitus
