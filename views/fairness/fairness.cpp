#include <nlohmann/json.hpp>

#include <QComboBox>
#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QLineEdit>

#include "core/fairness/audit.h"
#include "core/governance/finding.h"
#include "core/identity/people.h"
#include "views/kit/card.h"
#include "views/kit/empty_state.h"
#include "views/kit/finding.h"
#include "views/kit/question_view.h"
#include "views/kit/words.h"

namespace habitus {
namespace {

/// Do groups fare alike? Of a model, a segment, or of who does something.
class Fairness : public kit::QuestionView {
  Q_DECLARE_TR_FUNCTIONS(habitus::FairnessView)
 public:
  explicit Fairness(kit::Context& context)
      : QuestionView(context, fairness::question(), tr("Auditing groups")) {
    what_ = form()->choice(tr("Audited"), tr("A model, a segment, who does something, or scores in a table of people"));
    outcome_ = form()->choice(tr("Outcome"), tr("What happened, from a table of people: stated risks are held against it"));
    happened_ = form()->text(tr("Happened means"), tr("Values parted by commas; empty: 1"));
    threshold_ = form()->real(tr("Threshold"), -1e9, 1e9, .5, 3, tr("Selected is who scores this or more"));
    favourable_ = form()->choice(tr("Good outcome"));
    favourable_->addItem(tr("being selected"), QStringLiteral("selected"));
    favourable_->addItem(tr("not being selected"), QStringLiteral("not_selected"));
    form()->section(tr("Groups"));
    by_ = form()->suggest(tr("Cut by"),
                          tr("An attribute, age:25,45, race x sex or segment:loyal; several parted by ;"));
    slice_ = form()->text(tr("And this slice"), tr("Like sex=F & age>=50; every slice looked at is counted"));
    reference_ = form()->choice(tr("Reference"));
    reference_->addItem(tr("Largest group"), QStringLiteral("majority"));
    reference_->addItem(tr("Best-off group"), QStringLiteral("best"));
    form()->section(tr("What is allowed"));
    tolerance_ = form()->real(tr("Gap, points"), 0, 100, 10, 1);
    tau_ = form()->real(tr("Least ratio of favourable rates"), .01, 1, .8, 2);
    finding_ = new kit::FindingFields(
        *this, *form(), context, [](auto&&... what) { return governance::sign_finding(what...); },
        [](auto&&... of) { return governance::findings(of...); });
    finish();
    const auto changed = [this] { dress(), edited(); };
    for (QComboBox* box : {what_, outcome_, reference_, favourable_, by_})
      connect(box, &QComboBox::activated, this, changed);
    for (QLineEdit* line : {by_->lineEdit(), slice_, happened_})
      connect(line, &QLineEdit::editingFinished, this, changed);
    for (QDoubleSpinBox* box : {threshold_, tolerance_, tau_})
      connect(box, &QDoubleSpinBox::valueChanged, this, [this] { edited(); });
    set_next(tr("Write the card"), QStringLiteral("card"));
  }
  void receive(const Json& payload) override {
    QuestionView::receive(payload);
    for (const char* type : {"model", "segment"})
      if (payload.contains(type) && payload[type].is_string()) {
        wanted_ = subject(type, payload[type].get<std::string>());
        later();
      }
  }

 protected:
  Result<Json> spec() const override {
    Json of = Json::parse(what_->currentData().toString().toStdString(), nullptr, false);
    Json by = Json::array();
    for (const QString& cut : by_->currentText().split(QLatin1Char(';'), Qt::SkipEmptyParts))
      by.push_back(cut.trimmed().toStdString());
    if (!slice_->text().trimmed().isEmpty()) by.push_back(slice_->text().trimmed().toStdString());
    if (of.is_discarded() || by.empty()) return Json();
    const std::string type = of.value("type", "");
    if (type == "model" || type == "attributes") of["threshold"] = threshold_->value();
    if (type == "attributes" && outcome_->currentIndex() > 0) {
      of["label"] = outcome_->currentText().toStdString();
      for (const QString& one : happened_->text().split(QLatin1Char(','), Qt::SkipEmptyParts))
        of["positive"].push_back(one.trimmed().toStdString());
    }
    return Json{{"of", of},
                {"by", by},
                {"favourable", favourable_->currentData().toString().toStdString()},
                {"reference", reference_->currentData().toString().toStdString()},
                {"tolerance", tolerance_->value() / 100},
                {"tau", tau_->value()}};
  }
  // A completed spec has subject and cuts written out; the form shows them as they were chosen.
  Result<Json> readable(const Json& spec) const override { return spec; }
  Result<Json> definition(const Json& whole) const override {
    CHECK(QuestionView::definition(whole));
    return whole;
  }
  void fill(const Json& spec) override {
    Json of = spec.value("of", Json::object());
    threshold_->setValue(of.value("threshold", .5));
    outcome_->setCurrentIndex(std::max(0, outcome_->findText(kit::text_at(of, "label"))));
    QStringList happened;
    for (const Json& one : of.value("positive", Json::array()))
      if (one.is_string()) happened << kit::text_of(one.get<std::string>());
    happened_->setText(happened.join(QStringLiteral(", ")));
    for (const char* part : {"threshold", "label", "positive"}) of.erase(part);
    if (const int at = what_->findData(kit::text_of(canonical(of))); at >= 0) what_->setCurrentIndex(at);
    QStringList cuts;
    for (const Json& cut : spec.value("by", Json::array()))
      if (cut.is_string()) cuts << kit::text_of(cut.get<std::string>());
    by_->setEditText(cuts.join(QStringLiteral("; ")));
    slice_->clear();
    kit::select_data(favourable_, kit::text_at(spec, "favourable", "selected"));
    kit::select_data(reference_, kit::text_at(spec, "reference", "majority"));
    tolerance_->setValue(100 * spec.value("tolerance", .1));
    tau_->setValue(spec.value("tau", .8));
    dress();
  }
  /// What can be audited and by what it can be cut, kept where it still exists.
  void offer(const segments::Vocabulary& words) override {
    const QString what = wanted_.isEmpty() ? what_->currentData().toString() : wanted_;
    wanted_.clear();
    what_->clear();
    for (const auto& [kind, label] : {std::pair{"model", tr("Model %1")}, {"segment", tr("Segment %1")}})
      if (const auto heads = project()->definitions().heads(kind))
        for (const auto& d : *heads) what_->addItem(label.arg(kit::text_of(d.name)), subject(kind, d.name));
    for (size_t i = 0; i < std::min<size_t>(words.words.size(), 200); ++i)
      what_->addItem(tr("Does %1").arg(kit::text_of(words.words[i])), subject("kpi", words.words[i]));
    QStringList names, outcomes{tr("None")};
    if (const auto attributes = identity::attributes(*project())) {
      for (const auto& a : *attributes) {
        const bool few = !a.levels.empty() && a.levels.size() <= 20;
        if (few) outcomes << kit::text_of(a.name);
        if (a.numeric && !a.is_protected)
          what_->addItem(tr("Score %1").arg(kit::text_of(a.name)), subject("attributes", a.name));
      }
      for (const bool is_protected : {true, false})
        for (const auto& a : *attributes)
          if (a.is_protected == is_protected && !a.levels.empty() && a.levels.size() <= 20)
            names << kit::text_of(a.name);
    }
    if (!what.isEmpty()) what_->setCurrentIndex(std::max(0, what_->findData(what)));
    kit::renew(outcome_, outcomes);
    kit::renew(by_, names);
    if (by_->currentText().isEmpty() && !names.isEmpty()) by_->setEditText(names.first());
    dress();
  }
  bool missing() override {
    if (by_->count() > 0) return false;
    empty().set(QStringLiteral("fairness"), tr("Nothing is known about the people"),
                tr("An audit cuts people by what tables say about them, such as gender or region."));
    empty().set_action(tr("Add a table of people"), [this] { context().open(QStringLiteral("people")); });
    return true;
  }
  void answered(const report::Answer& answer) override {
    const Json body = answer.json();
    const int failed = body["verdicts"]["fail"], passed = body["verdicts"]["pass"];
    if (failed > 0)
      set_chip(kit::Chip::Kind::fail, tr("%n fail", "", failed));
    else if (passed > 0)
      set_chip(kit::Chip::Kind::pass, tr("%n pass", "", passed));
    else
      set_chip(kit::Chip::Kind::insufficient, tr("insufficient"));
    finding_->refresh();
  }
  QString hint() const override { return tr("Say at the right what is audited and by which groups."); }

 private:
  static QString subject(const std::string& type, const std::string& name) {
    return kit::text_of(canonical(
        Json{{"type", type}, {type == "kpi" ? "event" : type == "attributes" ? "score" : type, name}}));
  }
  void dress() {
    const Json of = Json::parse(what_->currentData().toString().toStdString(), nullptr, false);
    const std::string type = of.is_object() ? of.value("type", "") : std::string();
    form()->field(threshold_)->setVisible(type == "model" || type == "attributes");
    form()->field(outcome_)->setVisible(type == "attributes");
    form()->field(happened_)->setVisible(type == "attributes" && outcome_->currentIndex() > 0);
  }

  QComboBox *what_, *outcome_, *by_, *favourable_, *reference_;
  QLineEdit *slice_, *happened_;
  kit::FindingFields* finding_;
  QDoubleSpinBox *threshold_, *tolerance_, *tau_;
  QString wanted_;  ///< what another dock asked to audit
};

}  // namespace

kit::ViewCard card_fairness() {
  return {.id = QStringLiteral("fairness"),
          .title = QT_TRANSLATE_NOOP("card", "Fairness"),
          .perspective = kit::Perspective::model,
          .icon = QStringLiteral("fairness"),
          .shortcut = QStringLiteral("Ctrl+Shift+A"),
          .make = [](kit::Context& context) -> kit::View* { return new Fairness(context); }};
}

}  // namespace habitus
