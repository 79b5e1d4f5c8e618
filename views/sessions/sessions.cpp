#include "core/sessions/sessions.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>

#include "views/kit/card.h"
#include "views/kit/duration_edit.h"
#include "views/kit/question_view.h"
#include "views/kit/words.h"
#include "views/sessions/differing.h"
#include "views/sessions/pick_lines.h"

namespace habitus {
namespace {

/// How events are cut into sessions, with what comes of it before it is kept; what speaks for it, beside
/// another recipe and beside labelled boundaries.
class Sessions : public kit::QuestionView {
  Q_DECLARE_TR_FUNCTIONS(habitus::Sessions)
 public:
  explicit Sessions(kit::Context& context)
      : QuestionView(context, sessions::question(), tr("Sessions")), table_job_(context, this) {
    add_rules();
    add_actions();
    add_checks();
    finish();
    connect(timeout_, &kit::DurationEdit::edited, this, [this] { edited(); });
    for (QLineEdit* line : {max_, reason_})
      connect(line, &QLineEdit::editingFinished, this, [this] { edited(); });
    for (QComboBox* box : {context_, campaign_, conversion_, labels_, against_})
      connect(box, &QComboBox::activated, this, [this] { edited(); });
    for (PickLines* lines : {start_, end_, passive_, after_})
      connect(lines, &kit::StepList::changed, this, [this] { edited(); });
    connect(midnight_, &QCheckBox::toggled, this, [this] { edited(); });
    connect(pace_, &QDoubleSpinBox::valueChanged, this, [this] { edited(); });
    set_next(tr("Look at a trend"), QStringLiteral("trend"));
  }

 protected:
  Result<Json> spec() const override {
    if (timeout_->text().isEmpty()) return Json();
    Json out{{"timeout", timeout_->text().toStdString()}, {"midnight", midnight_->isChecked()}};
    for (const auto& [line, key] : {std::pair(max_, "max"), std::pair(reason_, "reason")})
      if (const QString text = line->text().trimmed(); !text.isEmpty()) out[key] = text.toStdString();
    for (const auto& [lines, key] :
         {std::pair(start_, "start"), std::pair(end_, "end"), std::pair(passive_, "passive")}) {
      TRY(Json picks, lines->picks());
      if (!picks.empty()) out[key] = std::move(picks);
    }
    for (const QString& line : after_->steps()) {
      const qsizetype cut = line.lastIndexOf(QStringLiteral(" = "));
      TRY(Json pick, kit::pick_from(cut < 0 ? line : line.left(cut)));
      out["after"].push_back(
          Json{{"pick", std::move(pick)}, {"timeout", cut < 0 ? "5 min" : line.mid(cut + 3).toStdString()}});
    }
    for (const auto& [box, key] : {std::pair(context_, "context"), std::pair(campaign_, "campaign")})
      if (box->currentIndex() > 0) out[key] = Json::array({box->currentText().toStdString()});
    if (pace_->value() > 1) {
      out["pace"] = pace_spec_.is_object() ? pace_spec_ : Json::object();
      out["pace"]["factor"] = pace_->value();
    }
    if (const QString text = conversion_->currentText().trimmed(); !text.isEmpty()) {
      TRY(out["conversion"], kit::pick_from(text));
    }
    if (labels_->currentIndex() > 0) out["labels"] = labels_->currentText().toStdString();
    if (against_->currentIndex() > 0)
      out["against"] = against_->currentText() == kept_name() ? kept_against_
                                                              : Json(against_->currentText().toStdString());
    return out;
  }
  void fill(const Json& spec) override {
    timeout_->setText(kit::text_at(spec, "timeout", "30 min"));
    max_->setText(kit::text_at(spec, "max"));
    reason_->setText(kit::text_at(spec, "reason"));
    midnight_->setChecked(spec.value("midnight", false));
    start_->set_picks(spec.value("start", Json::array()));
    end_->set_picks(spec.value("end", Json::array()));
    passive_->set_picks(spec.value("passive", Json::array()));
    QStringList lines;
    for (const Json& one : spec.value("after", Json::array()))
      lines << kit::pick_said(one["pick"]) + QStringLiteral(" = ") + kit::text_at(one, "timeout");
    after_->set_steps(lines);
    pace_spec_ = spec.value("pace", Json());
    pace_->setValue(pace_spec_.is_object() ? pace_spec_.value("factor", 10.0) : pace_->minimum());
    for (const auto& [box, key] : {std::pair(context_, "context"), std::pair(campaign_, "campaign")})
      choose(box, spec.contains(key) ? kit::text_of(spec[key][0].get<std::string>()) : QString());
    choose(labels_, kit::text_at(spec, "labels"));
    conversion_->setEditText(spec.contains("conversion") ? kit::pick_said(spec["conversion"]) : QString());
    kept_against_ = spec.value("against", Json());
    if (const QString name = kept_name(); !name.isEmpty() && against_->findText(name) < 0)
      against_->addItem(name);
    choose(against_, kept_name());
  }
  void offer(const segments::Vocabulary& words) override {
    for (PickLines* lines : {start_, end_, passive_, after_}) lines->set_words(kit::list_of(words.words));
    kit::renew(conversion_, QStringList(QString()) + kit::list_of(words.words));
    for (QComboBox* box : {context_, campaign_, labels_})
      kit::renew(box, QStringList(tr("Nothing")) + kit::list_of(words.properties));
    QStringList names(tr("Nothing"));
    if (const auto saved = project()->definitions().heads("sessions"))
      for (const auto& one : *saved) names << kit::text_of(one.name);
    if (const QString name = kept_name(); !name.isEmpty() && !names.contains(name)) names << name;
    kit::renew(against_, names);
  }
  void answered(const report::Answer& answer) override {
    const Json complete = Json::parse(answer.spec, nullptr, false), body = answer.json();
    complete_ = complete;
    differing_->set_spec(complete.contains("against") || complete.contains("labels") ? answer.spec
                                                                                     : std::string());
    const Json suggested = body.value("mixture", Json::object()).value("suggested", Json());
    const double minutes = suggested.is_number() ? suggested.get<double>() / 6e7 : 0;
    suggested_ = minutes >= 1 ? QStringLiteral("%1 min").arg(std::lround(minutes)) : QString();
    suggest_->setVisible(!suggested_.isEmpty());
    suggest_->setText(tr("Use the suggested %1").arg(suggested_));
    suggest_->setAccessibleName(suggest_->text());
  }
  QString hint() const override { return tr("Give a timeout, like 30 min."); }

 private:
  void add_rules() {
    timeout_ = new kit::DurationEdit(tr("Timeout"), kMinute, 2 * kDay, this);
    form()->add(tr("Timeout"), timeout_, tr("A longer gap begins a new session, like 30 min or 900 s"));
    timeout_->setText(QStringLiteral("30 min"));
    suggest_ = new QPushButton(this);
    suggest_->hide();
    form()->add(suggest_);
    connect(suggest_, &QPushButton::clicked, this, [this] {
      timeout_->setText(suggested_);
      edited();
    });
    max_ = form()->text(tr("Longest session"), tr("Empty: no limit"));
    midnight_ = form()->check(tr("A new day begins a session"));
    context_ = form()->choice(tr("A change of this begins a session"));
    campaign_ = form()->choice(tr("Another campaign than the session's begins one"));
  }
  PickLines* lines(const QString& label, const QString& help) {
    auto* made = new PickLines(label, form());
    form()->add(label, made, help);
    return made;
  }
  void add_actions() {
    form()->section(tr("Actions"));
    end_ = lines(tr("Events that end a session"), tr("Logout, for example: the next event begins a new one"));
    start_ = lines(tr("Events that begin one"), {});
    passive_ =
        lines(tr("Events that are no activity"), tr("Heartbeats, hidden tabs: they prolong no session"));
    after_ = lines(tr("Shorter timeout after"), tr("A finished task, for example: purchase = 5 min"));
    pace_ = form()->real(tr("Disengaged after so many times the usual gap"), 1, 1000, 1, 1,
                         tr("1: not asked; 10 is a usual value"));
  }
  void add_checks() {
    form()->section(tr("Checked on"));
    conversion_ = form()->suggest(tr("Conversion"), tr("Does a session hold this event?"));
    labels_ =
        form()->choice(tr("Labelled sessions"), tr("A property that says the true session of an event"));
    against_ = form()->choice(tr("Another recipe"));
    differing_ = new DifferingList(context(), form());
    differing_->hide();
    form()->add(differing_);
    connect(differing_, &DifferingList::refused, this, [this](const Error& error) { report(error); });
    reason_ = form()->text(tr("Why it is cut like this"), tr("Kept with the recipe and shown in its report"));
    auto* table = new QPushButton(tr("Write the sessions of all events …"), this);
    table->setAccessibleName(table->text());
    form()->add(table);
    connect(table, &QPushButton::clicked, this, [this] { write_table(); });
  }
  void write_table() {
    const QString path =
        QFileDialog::getSaveFileName(this, tr("Sessions of all events"), {}, tr("Table (*.csv)"));
    Project* project = this->project();
    if (path.isEmpty() || !project || !complete_.is_object()) return;
    table_job_.start<int64_t>(
        tr("Sessions of all events"),
        [project, spec = complete_, file = path.toStdString()](const Exec& exec) -> Result<int64_t> {
          TRY(const auto table, sessions::table(*project, spec, INT64_MAX, exec));
          CHECK(taxonomy::write_file(file, table.csv()));
          return static_cast<int64_t>(table.rows.size());
        },
        [this](Result<int64_t> rows) {
          if (!rows) return report(rows.error());
          notify(tr("%1 events were written.").arg(kit::count(*rows)));
        });
  }
  static void choose(QComboBox* box, const QString& text) {
    box->setCurrentIndex(text.isEmpty() ? 0 : std::max(0, box->findText(text)));
  }
  QString kept_name() const {
    if (kept_against_.is_string()) return kit::text_of(kept_against_.get<std::string>());
    return kept_against_.is_object() ? kit::text_at(kept_against_, "name") : QString();
  }

  kit::DurationEdit* timeout_;
  QLineEdit *max_, *reason_;
  QComboBox *context_, *campaign_, *conversion_, *labels_, *against_;
  PickLines *start_, *end_, *passive_, *after_;
  QDoubleSpinBox* pace_;
  QCheckBox* midnight_;
  QPushButton* suggest_;
  DifferingList* differing_;
  kit::Job table_job_;
  QString suggested_;
  Json pace_spec_, kept_against_, complete_;
};

}  // namespace

kit::ViewCard card_sessions() {
  return {.id = QStringLiteral("sessions"),
          .title = QT_TRANSLATE_NOOP("card", "Sessions"),
          .perspective = kit::Perspective::prepare,
          .icon = QStringLiteral("sessions"),
          .shortcut = QStringLiteral("Ctrl+Shift+S"),
          .make = [](kit::Context& context) -> kit::View* { return new Sessions(context); }};
}

}  // namespace habitus
