#include "views/inspector/inspector.h"

#include <nlohmann/json.hpp>

#include <QPushButton>
#include <QTabBar>
#include <QTextBrowser>
#include <QTimer>
#include <QVBoxLayout>

#include "core/governance/trust.h"
#include "views/kit/card.h"
#include "views/kit/empty_state.h"
#include "views/kit/explain.h"
#include "views/kit/kinds.h"
#include "views/kit/labels.h"
#include "views/kit/words.h"

namespace habitus {
namespace {

QString code(const std::string& text) {
  return QStringLiteral("`") + kit::text_of(text) + QStringLiteral("`");
}
QString short_hash(const std::string& hash) { return code(hash.substr(0, 16)); }
QString line(const QString& label, const QString& value) {
  return QStringLiteral("**%1**  \n%2\n\n").arg(label, value);
}

QString block(const std::string& json) {
  const auto parsed = parse_json(json);
  return QStringLiteral("```\n") + kit::text_of(parsed ? pretty(*parsed) : json).trimmed() +
         QStringLiteral("\n```\n\n");
}

/// Does any string inside `spec` equal `name`?
bool names(const Json& spec, const std::string& name) {
  if (spec.is_string()) return spec.get<std::string>() == name;
  if (!spec.is_structured()) return false;
  for (const auto& part : spec)
    if (names(part, name)) return true;
  return false;
}

/// A figure's subject carries the hash of its result, and behind "#" the place of one number of it.
std::string result_of(const kit::Subject& s) { return s.result.substr(0, s.result.find('#')); }
std::string place_of(const kit::Subject& s) {
  const size_t sign = s.result.find('#');
  return sign == std::string::npos ? "" : s.result.substr(sign + 1);
}

}  // namespace

Inspector::Inspector(kit::Context& context) : View(context) {
  auto* page = new kit::Plate(kit::Plate::Ground::surface, this);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  tabs_ = new QTabBar(page);
  for (const QString& tab : {tr("Meaning"), tr("Trust"), tr("Passport"), tr("History"), tr("Used by")})
    tabs_->addTab(tab);
  tabs_->setDrawBase(false);
  tabs_->setExpanding(false);
  tabs_->setUsesScrollButtons(true);
  tabs_->setAccessibleName(tr("Sides of what is selected"));
  text_ = new QTextBrowser(page);
  text_->setFrameShape(QFrame::NoFrame);
  text_->setOpenLinks(false);
  text_->setAccessibleName(tr("What is selected"));
  text_->document()->setDocumentMargin(12);
  column->addWidget(tabs_);
  column->addWidget(new kit::Rule(page));
  column->addWidget(text_, 1);
  connect(tabs_, &QTabBar::currentChanged, this, &Inspector::later);
  rest_ = new QTimer(this);
  rest_->setSingleShot(true);
  rest_->setInterval(150);
  connect(rest_, &QTimer::timeout, this, &Inspector::later);
  connect(&context, &kit::Context::subjectChanged, this, &Inspector::follow);
  auto* buttons = new QWidget(page);
  auto* row = new QHBoxLayout(buttons);
  row->setContentsMargins(12, 8, 12, 8);
  again_ = new QPushButton(tr("Recompute"), buttons);
  again_->setToolTip(tr("Computes the number again from the events and says whether it is the same"));
  study_ = new QPushButton(tr("Copy as a study"), buttons);
  row->addWidget(again_);
  row->addWidget(study_);
  row->addStretch(1);
  column->addWidget(buttons);
  connect(again_, &QPushButton::clicked, this, &Inspector::recompute);
  connect(study_, &QPushButton::clicked, this, [this] {
    this->context().act(QStringLiteral("study.copy"), Json{{"result", result_of(this->context().subject())}});
  });
  set_body(page);
  empty().set(QStringLiteral("inspector"), tr("Nothing selected"),
              tr("Select something in the Outline or in a figure to see what it means."));
}

/// While somebody drags, a figure comes again and again with other numbers: what is said of it waits until the hand rests.
void Inspector::follow() {
  const kit::Subject& now = context().subject();
  if (now.kind == "figure" && now.kind == shown_.kind && now.name == shown_.name && place_of(now) == place_of(shown_))
    rest_->start();
  else
    later();
}

void Inspector::refresh() {
  rest_->stop();
  shown_ = context().subject();
  if (!project() || context().subject().name.empty()) return show_empty();
  show_body();
  const int tab = tabs_->currentIndex();
  const bool number = tab == 1 && !context().subject().result.empty();
  again_->parentWidget()->setVisible(number);
  if (number) return trust();
  show_text(tab == 0   ? meaning()
            : tab == 1 ? tr("Select a number in a figure or its table: here stands what is behind it.")
            : tab == 2 ? passport()
            : tab == 3 ? history()
                       : used_by());
}

void Inspector::show_text(const QString& text) {
  const kit::Subject& s = context().subject();
  const kit::ViewCard* view = s.kind == "view" ? kit::card(kit::text_of(s.name)) : nullptr;
  kit::show_markdown(text_, QStringLiteral("### ") +
                                (view                 ? kit::title_of(*view)
                                 : s.kind == "figure" ? kit::say(Text(s.name))
                                                      : kit::text_of(s.name)) +
                                QStringLiteral("\n\n") + text);
}

namespace {
QString mark(report::Sign sign) {
  switch (sign) {
    case report::Sign::pass:
      return QStringLiteral("✓ ");
    case report::Sign::fail:
      return QStringLiteral("✕ ");
    case report::Sign::finding:
      return QStringLiteral("! ");
    case report::Sign::insufficient:
      return QStringLiteral("? ");
    default:
      return {};
  }
}
}  // namespace

void Inspector::trust() {
  const kit::Subject subject = context().subject();
  if (subject == of_ && !trusted_.isEmpty()) return show_text(trusted_);
  of_ = subject;
  trusted_.clear();
  show_text(tr("Looking at what stands behind this number …"));
  Project* from = project();
  again_->setEnabled(false);
  job().start<governance::Trust>(
      tr("What stands behind a number"),
      [from, subject](const Exec& exec) -> Result<governance::Trust> {
        TRY(const auto asked, governance::find_asked(*from, result_of(subject)));
        return governance::trust(*from, asked, place_of(subject), exec);
      },
      [this](Result<governance::Trust> found) {
        again_->setEnabled(bool(found));
        if (!found) return show_text(kit::say(found.error()));
        for (const governance::TrustLine& l : found->lines)
          trusted_ += line(kit::say(l.label), mark(l.sign) + kit::say(l.value));
        show_text(trusted_);
      },
      150);
}

void Inspector::recompute() {
  const kit::Subject subject = context().subject();
  Project* from = project();
  if (!from || subject.result.empty()) return;
  again_->setEnabled(false);
  job().start<governance::Recheck>(
      tr("Recomputing"),
      [from, subject](const Exec& exec) -> Result<governance::Recheck> {
        TRY(const auto asked, governance::find_asked(*from, result_of(subject)));
        return governance::recompute_number(*from, asked, place_of(subject), exec);
      },
      [this](Result<governance::Recheck> done) {
        again_->setEnabled(true);
        if (!done) return report(done.error());
        if (done->same_answer)
          set_chip(kit::Chip::Kind::pass, tr("the same"));
        else
          set_chip(kit::Chip::Kind::fail, tr("different"));
        show_text(line(tr("Recompute"), kit::say(governance::recheck_text(*done))) + trusted_);
      });
}

QString Inspector::meaning() const {
  const QString text = kit::explanation(kit::text_of(context().subject().at));
  return text.isEmpty() ? tr("There is no explanation for this yet.") : text;
}

QString Inspector::passport() {
  const kit::Subject& s = context().subject();
  if (!s.result.empty()) {
    const auto found = project()->results().find(result_of(s));
    if (!found || !*found)
      return tr("This result is not stored; it is computed again whenever it is asked for.");
    const StoredResult& r = **found;
    return line(tr("Question"), kit::text_of(r.kind)) + line(tr("Result"), short_hash(r.hash)) +
           line(tr("Computed"), kit::moment(r.created)) +
           QStringLiteral("**%1**\n\n").arg(tr("Computed from")) + block(r.inputs);
  }
  const auto head = project()->definitions().head(s.kind, s.name);
  if (!head || !*head) return tr("This has no definition of its own.");
  const Definition& d = **head;
  return line(tr("Kind"), kit::kind_title(d.kind)) + line(tr("Version"), QString::number(d.version)) +
         line(tr("Hash"), short_hash(d.hash)) + line(tr("Owner"), kit::text_of(d.owner)) +
         QStringLiteral("**%1**\n\n").arg(tr("Definition")) + block(d.spec);
}

QString Inspector::history() {
  const kit::Subject& s = context().subject();
  const auto versions = project()->definitions().history(s.kind, s.name);
  if (!versions || versions->empty()) return tr("No versions yet.");
  QString out;
  for (const Definition& d : *versions)
    out += QStringLiteral("- **v%1**%2 · %3 · %4  \n%5\n")
               .arg(d.version)
               .arg(d.head ? tr(" (in use)") : QString(), kit::moment(d.created), kit::text_of(d.owner),
                    kit::text_of(d.reason));
  return out;
}

QString Inspector::used_by() {
  const kit::Subject& s = context().subject();
  const auto heads = project()->definitions().heads();
  if (!heads) return kit::say(heads.error());
  QString out;
  for (const Definition& d : *heads) {
    if (d.kind == s.kind && d.name == s.name) continue;
    if (names(d.json(), s.name))
      out += QStringLiteral("- %1: %2\n").arg(kit::kind_title(d.kind), kit::text_of(d.name));
  }
  return out.isEmpty() ? tr("Nothing in this project names it.") : out;
}

kit::ViewCard card_inspector() {
  return {QStringLiteral("inspector"),
          QT_TRANSLATE_NOOP("card", "Inspector"),
          kit::Perspective::prepare,
          kit::Area::right,
          QStringLiteral("inspector"),
          QStringLiteral("Ctrl+Alt+I"),
          [](kit::Context& context) -> kit::View* { return new Inspector(context); }};
}

}  // namespace habitus
