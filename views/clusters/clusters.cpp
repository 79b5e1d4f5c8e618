#include "core/clusters/clusters.h"

#include <nlohmann/json.hpp>

#include <QComboBox>
#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include "core/clusters/keep.h"
#include "views/kit/basis.h"
#include "views/kit/card.h"
#include "views/kit/empty_state.h"
#include "views/kit/lists.h"
#include "views/kit/question_view.h"
#include "views/kit/watch.h"
#include "views/kit/words.h"

namespace habitus {
namespace {

/// All clustering algorithms on the same features, side by side; one of them is kept as segments.
class Clusters : public kit::QuestionView {
  Q_DECLARE_TR_FUNCTIONS(habitus::Clusters)
 public:
  explicit Clusters(kit::Context& context)
      : QuestionView(context, clusters::bench(), tr("Clustering")), keep_job_(context, this) {
    on_ = new kit::Basis;
    form()->add(tr("People compared by"), on_, tr("A set of features, or the numbers of the people table"));
    scale_ = form()->choice(tr("Scale"));
    scale_->addItem(tr("Mean 0, standard deviation 1"), QStringLiteral("standard"));
    scale_->addItem(tr("Logarithm first"), QStringLiteral("log"));
    scale_->addItem(tr("As it is"), QStringLiteral("none"));
    k_ = form()->whole(tr("Clusters"), 2, 50, 4, tr("DBSCAN finds its own number"));
    eps_ = form()->real(tr("Radius of DBSCAN"), 0, 1000, 0, 3, tr("0: the one that lasts longest"));
    truth_ = form()->choice(tr("Compare with"), tr("An attribute that says where people belong"));
    form()->section(tr("Keep as segments"));
    which_ = form()->choice(tr("Algorithm"));
    which_->addItem(QStringLiteral("k-means++"), QStringLiteral("kmeans"));
    which_->addItem(tr("Gaussian mixture"), QStringLiteral("gmm"));
    which_->addItem(QStringLiteral("DBSCAN"), QStringLiteral("dbscan"));
    which_->addItem(tr("Agglomerative (Ward)"), QStringLiteral("ward"));
    which_->addItem(tr("Agglomerative (average)"), QStringLiteral("average"));
    prefix_ = form()->text(tr("Names of the segments"), tr("Becomes “name 1”, “name 2”, …"));
    serves_ = form()->suggest(tr("Serve the objective"), tr("What they are for: without one they cannot be approved"));
    keep_ = new QPushButton(tr("Keep as segments"));
    keep_->setAccessibleName(keep_->text());
    form()->add(keep_);
    finish();
    connect(on_, &QComboBox::activated, this, [this] { kept_.erase("columns"); });  // they were of the other set
    kit::watch({on_, scale_, truth_, k_, eps_}, this, [this] { edited(); });
    connect(keep_, &QPushButton::clicked, this, [this] { keep_segments(); });
    set_next(tr("How many clusters?"), QStringLiteral("clustercount"));
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
    Json out = kept_;
    out.update(Json{{"on", on_->spec()}, {"k", k_->value()}, {"eps", eps_->value()}});
    out["scale"] = scale_->currentData().toString().toStdString();
    if (truth_->currentIndex() > 0)
      out["truth"] = truth_->currentText().toStdString();
    else
      out.erase("truth");
    return out;
  }
  void fill(const Json& spec) override {
    kept_ = spec;
    on_->show_spec(spec.value("on", Json()));
    kit::select_data(scale_, kit::text_at(spec, "scale", "standard"));
    k_->setValue(spec.value("k", 4));
    eps_->setValue(spec.value("eps", 0.0));
    truth_->setCurrentIndex(std::max(0, truth_->findText(kit::text_at(spec, "truth"))));
  }
  void offer(const segments::Vocabulary& words) override {
    on_->offer(*project(), !words.attributes.empty());
    kit::renew(truth_, QStringList(tr("Nothing")) + kit::list_of(words.attributes));
    kit::renew(serves_, QStringList(QString()) + kit::kept_names(*project(), {"objective", "target"}));
  }
  bool missing() override { return on_->missing(empty(), context()); }
  QString hint() const override { return tr("Say at the right by what people are compared."); }

 private:
  void keep_segments() {
    const auto wanted = spec();
    if (!project() || !wanted || wanted->is_null()) return notify(hint());
    const std::string name = prefix_->text().trimmed().toStdString();
    if (name.empty()) return notify(tr("Give the segments a name."));
    Json one = *wanted;
    one.erase("algorithms");
    if (const QString serves = serves_->currentText().trimmed(); !serves.isEmpty()) one["objective"] = serves.toStdString();
    one["algorithm"] = which_->currentData().toString().toStdString();
    Project* open = project();
    keep_job_.start<int>(
        tr("Keeping clusters"),
        [open, one, name](const Exec& exec) -> Result<int> {
          TRY(const Json complete, clusters::question().complete(*open, one));
          return clusters::keep_clusters(*open, complete, name, {}, exec);
        },
        [this](Result<int> kept) {
          if (!kept) return report(kept.error());
          notify(tr("%n segments kept", "", *kept));
        });
  }

  kit::Basis* on_;
  QComboBox *scale_, *truth_, *which_, *serves_;
  QSpinBox* k_;
  QDoubleSpinBox* eps_;
  QLineEdit* prefix_;
  QPushButton* keep_;
  kit::Job keep_job_;
  Json kept_ = Json::object();  ///< what the fields do not show of the spec they were filled from
};

}  // namespace

kit::ViewCard card_clusters() {
  return {.id = QStringLiteral("clusters"),
          .title = QT_TRANSLATE_NOOP("card", "Clusters"),
          .perspective = kit::Perspective::model,
          .icon = QStringLiteral("segments"),
          .shortcut = {},
          .make = [](kit::Context& context) -> kit::View* { return new Clusters(context); }};
}

}  // namespace habitus
