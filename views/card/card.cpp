#include "views/card/card.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>

#include "core/governance/gates.h"
#include "core/governance/outdated.h"
#include "core/governance/sections.h"
#include "views/card/state.h"
#include "views/kit/card.h"
#include "views/kit/empty_state.h"
#include "views/kit/form.h"
#include "views/kit/pages.h"
#include "views/kit/theme.h"
#include "views/kit/words.h"

namespace habitus {

kit::ViewCard card_card() {
  return {QStringLiteral("card"),
          QT_TRANSLATE_NOOP("card", "Card"),
          kit::Perspective::govern,
          kit::Area::centre,
          QStringLiteral("card"),
          QStringLiteral("Ctrl+Alt+C"),
          [](kit::Context& context) -> kit::View* { return new CardView(context); }};
}

CardView::CardView(kit::Context& context) : View(context), state_(std::make_unique<State>()) {
  set_body(build_body());
  build_form();
  set_form(form_);
  set_footer(build_footer());
  set_next(tr("See its history"), QStringLiteral("journal"), [this] { return Json{{"words", state_->name}}; });
  show_empty();
}
CardView::~CardView() = default;

std::string CardView::card_name() const { return state_->name; }

std::string CardView::section() const {
  const QListWidgetItem* item = sections_->currentItem();
  return item ? item->data(Qt::UserRole).toString().toStdString() : std::string("0");
}

std::string CardView::proposal() const {
  const QListWidgetItem* item = limits_->currentItem();
  return item ? item->data(Qt::UserRole).toString().toStdString() : std::string();
}

void CardView::projectClosed() {
  state_ = std::make_unique<State>();
  pages_->clear();
  clear_chip();
  refresh();
}

void CardView::refresh() {
  empty().clear_actions();
  if (!project()) {
    empty().set(
        QStringLiteral("card"), tr("No project is open"),
        tr("A card says what a model is for, how well it does, for whom, and where it must not be used."));
    return show_empty();
  }
  fill_models();
  if (model_->count() == 0) {
    empty().set(QStringLiteral("card"), tr("There is no model yet"),
                tr("A card is written about a saved model."));
    empty().set_action(tr("Fit a model"), [this] { context().open(QStringLiteral("model")); });
    return show_empty();
  }
  show_body();
  load();
}

/// Saved models and plans of gates, the chosen ones kept.
void CardView::fill_models() {
  const auto refill = [&](QComboBox* box, const char* kind, bool none) {
    const QSignalBlocker quiet(box);
    const QString kept = box->currentData().toString();
    box->clear();
    if (none) box->addItem(tr("none"), QString());
    if (const auto heads = project()->definitions().heads(kind))
      for (const Definition& d : *heads) box->addItem(kit::text_of(d.name), kit::text_of(d.name));
    box->setCurrentIndex(std::max(0, box->findData(kept)));
  };
  refill(model_, "model", false);
  refill(gates_, "gates", true);
  if (!state_->wanted_model.empty()) {
    const QSignalBlocker quiet(model_);
    kit::select_data(model_, kit::text_of(state_->wanted_model));
    state_->wanted_model.clear();
  }
}

/// The card of the chosen model: the one named, else the first card about it, else a new one.
void CardView::load() {
  const std::string model = model_->currentData().toString().toStdString();
  State& s = *state_;
  const std::string wish = s.wanted_card;
  s.wanted_card.clear();
  s.name = model;
  s.spec = canonical(Json{{"model", model}});
  s.version = 0;
  s.kept = false;
  if (const auto heads = project()->definitions().heads("card"))
    for (const Definition& d : *heads) {
      const bool named = d.name == wish;
      if (!named && (s.kept || d.json().value("model", "") != model)) continue;
      s.name = d.name, s.spec = d.spec, s.version = d.version, s.kept = true;
      if (named) break;
    }
  s.head = s.spec;
  if (const auto draft = project()->definitions().draft("card", s.name); draft && *draft)
    s.spec = canonical(**draft);
  const Json spec = Json::parse(s.spec);
  filling_ = true;
  const auto set = [&](QLineEdit* line, const char* key) {
    line->setText(kit::text_of(spec.value(key, "")));
  };
  set(title_, "title"), set(purpose_, "purpose"), set(owner_, "owner"), set(developer_, "developer");
  set(validator_, "validator"), set(valid_, "valid_until");
  fill_cause(spec.value("causal", Json::object()));
  min_cell_->setValue(static_cast<int>(project()->gate().min_cell()));
  {
    const QSignalBlocker quiet(gates_);
    const Json gates = spec.value("gates", Json());
    if (gates.is_string() || gates.is_null())
      gates_->setCurrentIndex(std::max(
          0, gates_->findData(gates.is_string() ? kit::text_of(gates.get<std::string>()) : QString())));
    gates_->setEnabled(gates.is_string() || gates.is_null() || gates.empty());
  }
  filling_ = false;
  make();
}

void CardView::make() {
  if (state_->leaving) return;  // the export shows the card it has made
  Project* from = project();
  Definition definition;
  definition.kind = "card", definition.name = state_->name, definition.spec = state_->spec;
  const bool edited = state_->spec != state_->head || !state_->kept;
  definition.version = state_->version + (edited ? 1 : 0);
  definition.hash = Definitions::hash_of("card", Json::parse(state_->spec));
  definition.owner = current_actor();
  using Made = std::pair<governance::Card, QString>;
  job().start<Made>(
      tr("Making the card"),
      [from, definition, language = language()](const Exec& exec) -> Result<Made> {
        TRY(governance::Card card, governance::build_card(*from, definition, exec, nullptr, language));
        TRY(const auto exports, governance::stored_cards(*from, definition.name));
        QStringList past;
        if (!exports.empty()) {
          TRY(const auto why, governance::outdated(*from, exports.front()));
          for (const Text& t : why) past << kit::say(t);
        }
        return Made{std::move(card), past.join(QLatin1Char(' '))};
      },
      [this](Result<Made> made) {
        if (!made) {
          if (made.error().kind == Kind::stopped) return;
          state_->unmade = true;
          return report(made.error());
        }
        state_->past = made->second;
        show_card(std::move(made->first));
      },
      250);
}

std::string CardView::language() const { return language_->currentData().toString().toStdString(); }

void CardView::show_card(governance::Card card) {
  state_->card = std::move(card);
  const governance::Card& made = *state_->card;
  pages_->set_document(made.document);
  show_sections();
  show_section();
  {
    const QSignalBlocker quiet(limits_);
    const QString kept = kit::text_of(proposal());
    limits_->clear();
    for (const governance::Proposal& p : made.proposals) {
      auto* item = new QListWidgetItem(kit::say(p.text), limits_);
      item->setData(Qt::UserRole, kit::text_of(p.id));
      if (item->data(Qt::UserRole).toString() == kept) limits_->setCurrentItem(item);
    }
    if (!limits_->currentItem() && limits_->count() > 0) limits_->setCurrentRow(0);
  }
  show_limit();
  show_lacking();
  QStringList gates;
  for (const governance::GateRow& g : made.gates)
    gates << tr("%1: %2").arg(kit::say(g.name), g.verdict == report::Sign::pass   ? tr("pass")
                                                : g.verdict == report::Sign::fail ? tr("fail")
                                                                                  : tr("insufficient"));
  gate_lines_->setText(gates.isEmpty() ? tr("No gates were set.") : gates.join(QLatin1Char('\n')));
  if (!made.context.outdated.empty())
    set_chip(kit::Chip::Kind::warn, tr("outdated"));
  else if (!made.draft.empty())
    set_chip(kit::Chip::Kind::warn, tr("draft"));
  else if (made.document.verdict == report::Sign::fail)
    set_chip(kit::Chip::Kind::fail, tr("gates missed"));
  else
    set_chip(kit::Chip::Kind::neutral,
             state_->spec == state_->head && state_->kept ? tr("complete") : tr("edited"));
  if (std::exchange(state_->unmade, false)) clear_message();
  for (const std::string& t : made.trouble) notify(kit::text_of(t));
  const bool can = context().writable();
  for (QPushButton* b : {keep_, export_, sign_}) b->setEnabled(can);
}

void CardView::show_sections() {
  const QSignalBlocker quiet(sections_);
  const QString kept = kit::text_of(section());
  int row = 0;  // rows are written over, so that the list keeps its place while somebody types
  for (const report::Section& s : state_->card->document.sections) {
    const QString mark = s.state == report::Sign::filled ? QStringLiteral("●")
                         : s.state == report::Sign::open ? QStringLiteral("○")
                                                         : QStringLiteral("⊖");
    const QString word = s.state == report::Sign::filled ? tr("filled")
                         : s.state == report::Sign::open ? tr("open")
                                                         : tr("not applicable");
    QListWidgetItem* item = row < sections_->count() ? sections_->item(row) : new QListWidgetItem(sections_);
    ++row;
    item->setText(QStringLiteral("%1  %2  %3").arg(mark, kit::text_of(s.number), kit::say(s.title)));
    item->setData(Qt::UserRole, kit::text_of(s.number));
    item->setToolTip(word);
    item->setData(Qt::AccessibleTextRole,
                  tr("Section %1, %2, %3").arg(kit::text_of(s.number), kit::say(s.title), word));
    if (kit::text_of(s.number) == kept) sections_->setCurrentItem(item);
  }
  while (sections_->count() > row) delete sections_->takeItem(row);
  if (!std::exchange(sized_, true)) give_room_to_titles();
  if (!sections_->currentItem()) sections_->setCurrentRow(0);
}

/// The titles stand whole where the pages can give way so far; from then on it is the reader who drags.
void CardView::give_room_to_titles() {
  auto* split = qobject_cast<QSplitter*>(sections_->parentWidget());
  const int all = split->width() - split->handleWidth(), wish = sections_->sizeHintForColumn(0) + kit::Theme::now().px(18);
  const int given = std::max(sections_->minimumWidth(), std::min(wish, all - pages_->minimumWidth()));
  split->setSizes({given, all - given});
}

void CardView::show_section() {
  const std::string number = section();
  const Json spec = Json::parse(state_->spec, nullptr, false);
  filling_ = true;
  for (const governance::Outline& o : governance::outline()) {
    if (o.number != number) continue;
    section_title_->setText(tr("§ %1 %2").arg(kit::text_of(number), kit::say(o.title)));
    state_->text = o.text;
  }
  show_law();
  text_->setEnabled(!state_->text.empty());
  form_->field(text_)->set_help(state_->text.empty()
                                    ? tr("This section is computed; nothing is to be written.")
                                    : tr("An empty line begins a paragraph, “- ” a point of a list."));
  because_->setText(kit::text_of(
      spec.value("not_applicable", Json::object()).value(number, Json::object()).value("because", "")));
  filling_ = false;
}

void CardView::show_limit() {
  const bool any = limits_->currentItem() != nullptr;
  for (QWidget* w :
       {static_cast<QWidget*>(accept_), static_cast<QWidget*>(refute_), static_cast<QWidget*>(why_)})
    w->setEnabled(any && context().writable());
  limits_->setEnabled(any);
}

void CardView::edited(const char* key, const QString& text) {
  if (filling_) return;
  Json spec = Json::parse(state_->spec);
  if (text.isEmpty())
    spec.erase(key);
  else
    spec[key] = text.toStdString();
  state_->spec = canonical(spec);
  changed();
}

void CardView::write_text(const std::string& key, const QString& text) {
  if (filling_ || key.empty()) return;
  Json spec = Json::parse(state_->spec);
  if (text.trimmed().isEmpty())
    spec["texts"].erase(key);
  else
    spec["texts"][key] = text.toStdString();
  state_->spec = canonical(spec);
  changed();
}

void CardView::waive(const QString& because) {
  if (filling_) return;
  Json spec = Json::parse(state_->spec);
  if (because.trimmed().isEmpty()) {
    if (spec.contains("not_applicable")) spec["not_applicable"].erase(section());
  } else {
    spec["not_applicable"][section()] = Json{{"because", because.trimmed().toStdString()}};
  }
  state_->spec = canonical(spec);
  changed();
}

/// Accepting says what limits it; refuting says why it is none.
void CardView::decide(bool accept) {
  const std::string id = proposal(), words = why_->text().trimmed().toStdString();
  if (id.empty()) return;
  form_->field(why_)->set_error(!accept && words.empty() ? tr("Say why this is no limitation.") : QString());
  if (!accept && words.empty()) return;
  Json spec = Json::parse(state_->spec);
  Json& limits = spec["limitations"];
  if (!limits.is_object()) limits = Json::object();
  Json accepted = limits.value("accept", Json::object());
  if (accepted.is_array()) {
    Json named = Json::object();
    for (const Json& one : accepted) named[one.get<std::string>()] = "";
    accepted = named;
  }
  if (accept)
    accepted[id] = words;
  else
    limits["refute"][id] = words;
  limits["accept"] = accepted;
  state_->spec = canonical(spec);
  why_->clear();
  changed();
}

void CardView::changed() {
  if (!project()) return;
  clear_message();
  if (context().writable())
    if (const auto kept = project()->definitions().set_draft("card", state_->name, Json::parse(state_->spec));
        !kept)
      return report(kept.error());
  make();
}

void CardView::receive(const Json& payload) {
  state_->wanted_model = payload.value("model", "");
  state_->wanted_card = payload.value("name", "");
  if (project() && !state_->wanted_card.empty())
    if (const auto card = project()->definitions().head("card", state_->wanted_card); card && *card)
      state_->wanted_model = (*card)->json().value("model", "");
  later();
}

Json CardView::saveState() const {
  return Json{{"model", model_->currentData().toString().toStdString()},
              {"name", state_->name},
              {"language", language()}};
}
void CardView::restoreState(const Json& state) {
  state_->wanted_model = state.value("model", "");
  state_->wanted_card = state.value("name", "");
  if (state.contains("language")) kit::select_data(language_, kit::text_of(state.value("language", "")));
}

}  // namespace habitus
