#include <nlohmann/json.hpp>

#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QSpinBox>

#include "core/clusters/clusters.h"
#include "views/kit/card.h"
#include "views/kit/question_view.h"
#include "views/kit/words.h"

namespace habitus {
namespace {

/// How many clusters: what each rule says, what the business can handle, and what was chosen and why.
class ClusterCount : public kit::QuestionView {
  Q_DECLARE_TR_FUNCTIONS(habitus::ClusterCount)
 public:
  explicit ClusterCount(kit::Context& context)
      : QuestionView(context, clusters::count(), tr("Counting clusters")) {
    on_ = form()->choice(tr("People compared by"), tr("A set of features, or the numbers of the people table"));
    most_ = form()->whole(tr("Up to"), 3, 20, 8);
    form()->section(tr("Limits of the business"));
    least_ = form()->whole(tr("At least"), 1, 20, 2);
    limit_ = form()->whole(tr("At most"), 1, 20, 20, tr("More cannot be handled"));
    ratings_ = form()->text(tr("Ratings"), tr("How well they can be named, 1 to 5: 3=5, 4=2"));
    form()->section(tr("Decision"));
    choose_ = form()->whole(tr("Chosen"), 0, 20, 0, tr("0: nothing is chosen yet"));
    reason_ = form()->text(tr("Reason"), tr("Needed where the choice is not the optimum"));
    finish();
    connect(on_, &QComboBox::activated, this, [this] { edited(); });
    for (QSpinBox* box : {most_, least_, limit_, choose_})
      connect(box, &QSpinBox::valueChanged, this, [this] { edited(); });
    for (QLineEdit* line : {ratings_, reason_}) connect(line, &QLineEdit::editingFinished, this, [this] { edited(); });
    set_next(tr("Check the segments"), QStringLiteral("sanity"));
  }

 protected:
  bool scoped() const override { return false; }
  Result<Json> readable(const Json& spec) const override { return spec; }
  Result<Json> definition(const Json& whole) const override {
    CHECK(QuestionView::definition(whole));
    return whole;
  }
  Result<Json> spec() const override {
    if (on_->currentIndex() < 0) return Json();
    const int most = most_->value(), limit = std::min(most, limit_->value());
    Json out{{"most", most}, {"limits", {{"least", std::min(least_->value(), limit)}, {"most", limit}}}};
    if (on_->currentData().toString() == QStringLiteral("people"))
      out["on"] = "people";
    else
      out["on"] = on_->currentText().toStdString();
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
    const Json on = spec.value("on", Json());
    if (on == "people" || (on.is_object() && on.contains("people")))
      on_->setCurrentIndex(on_->findData(QStringLiteral("people")));
    else if (on.is_string())
      on_->setCurrentIndex(on_->findText(kit::text_at(spec, "on")));
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
  void offer(const segments::Vocabulary&) override {
    const QString on = on_->currentText();
    offer_names(on_, *project(), "features");
    on_->addItem(tr("Numbers of the people table"), QStringLiteral("people"));
    if (const int at = on_->findText(on); at >= 0) on_->setCurrentIndex(at);
  }
  QString hint() const override { return tr("Say at the right by what people are compared."); }

 private:
  QComboBox* on_;
  QSpinBox *most_, *least_, *limit_, *choose_;
  QLineEdit *ratings_, *reason_;
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
