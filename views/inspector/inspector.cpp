#include "views/inspector/inspector.h"

#include <nlohmann/json.hpp>

#include <QTabBar>
#include <QTextBrowser>
#include <QVBoxLayout>

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

}  // namespace

Inspector::Inspector(kit::Context& context) : View(context) {
  auto* page = new kit::Plate(kit::Plate::Ground::surface, this);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  tabs_ = new QTabBar(page);
  for (const QString& tab : {tr("Meaning"), tr("Passport"), tr("History"), tr("Used by")}) tabs_->addTab(tab);
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
  connect(&context, &kit::Context::subjectChanged, this, &Inspector::later);
  set_body(page);
  empty().set(QStringLiteral("inspector"), tr("Nothing selected"),
              tr("Select something in the Outline or in a figure to see what it means."));
}

void Inspector::refresh() {
  if (!project() || context().subject().name.empty()) return show_empty();
  show_body();
  const kit::Subject& s = context().subject();
  const kit::ViewCard* view = s.kind == "view" ? kit::card(kit::text_of(s.name)) : nullptr;
  const QString head = QStringLiteral("### ") +
                       (view                 ? kit::title_of(*view)
                        : s.kind == "figure" ? kit::say(Text(s.name))
                                             : kit::text_of(s.name)) +
                       QStringLiteral("\n\n");
  const int tab = tabs_->currentIndex();
  kit::show_markdown(text_, head + (tab == 0   ? meaning()
                                    : tab == 1 ? passport()
                                    : tab == 2 ? history()
                                               : used_by()));
}

QString Inspector::meaning() const {
  const QString text = kit::explanation(kit::text_of(context().subject().at));
  return text.isEmpty() ? tr("There is no explanation for this yet.") : text;
}

QString Inspector::passport() {
  const kit::Subject& s = context().subject();
  if (!s.result.empty()) {
    const auto found = project()->results().find(s.result);
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
