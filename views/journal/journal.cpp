#include "views/journal/journal.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include <QComboBox>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QVBoxLayout>

#include "core/project/checks.h"
#include "core/report/markup.h"
#include "views/kit/card.h"
#include "views/kit/empty_state.h"
#include "views/kit/form.h"
#include "views/kit/kinds.h"
#include "views/kit/labels.h"
#include "views/kit/table.h"
#include "views/kit/words.h"

namespace habitus {

using kit::Theme;

kit::ViewCard card_journal() {
  return {QStringLiteral("journal"),
          QT_TRANSLATE_NOOP("card", "Journal"),
          kit::Perspective::govern,
          kit::Area::centre,
          QStringLiteral("journal"),
          QStringLiteral("Ctrl+Shift+J"),
          [](kit::Context& context) -> kit::View* { return new JournalView(context); }};
}

namespace {
/// What an entry is about: a definition by kind and name, or a source.
std::pair<std::string, std::string> named_in(const JournalEntry& e) {
  const Json body = e.body();
  const auto text = [&](const char* key) {
    return body.contains(key) && body[key].is_string() ? body[key].get<std::string>() : std::string();
  };
  if (e.act == "card" || e.act == "approve") return {"card", text("name")};
  if (e.act == "import") return {"source", text("source")};
  return {text("kind"), text("name")};
}

std::string what_of(const JournalEntry& e) {
  const auto [kind, name] = named_in(e);
  const Json body = e.body();
  std::string out = kind.empty() || kind == "source" ? name : name.empty() ? kind : kind + " " + name;
  const auto number = [&](const char* key) {
    if (body.contains(key) && body[key].is_number())
      out += (out.empty() ? "" : ", ") + std::string(key) + " " + canonical(body[key]);
  };
  for (const char* key : {"version", "stored", "rejected", "facts", "events", "rows"}) number(key);
  return out.empty() ? excerpt(canonical(body), 80) : out;
}

/// Is it said anywhere in an entry, or in what it changed (the rationale of a decision)?
bool says(const governance::Logged& one, const QString& words) {
  const auto has = [&](const std::string& text) {
    return kit::text_of(text).contains(words, Qt::CaseInsensitive);
  };
  return has(one.entry.text) || has(one.entry.hash) ||
         std::any_of(one.changes.begin(), one.changes.end(), [&](const governance::Change& c) {
           return has(c.path) || has(c.before) || has(c.after);
         });
}
}  // namespace

JournalView::JournalView(kit::Context& context) : ListView(context) {
  build(tr("Entries of the journal"), make_bar(), make_detail(), 3, 1);
  connect(view_, &QTableView::activated, this, &JournalView::open_named);
  make_form();
  set_next(tr("See what is pinned"), QStringLiteral("board"));
}

QWidget* JournalView::make_bar() {
  auto* bar = new QWidget(this);
  auto* row = new QHBoxLayout(bar);
  row->setContentsMargins(16, 0, 16, 0);
  row->setSpacing(8);
  act_ = new QComboBox(bar);
  act_->setAccessibleName(tr("Show only"));
  act_->setMinimumWidth(180);
  words_ = new QLineEdit(bar);
  words_->setAccessibleName(tr("Search the journal"));
  words_->setPlaceholderText(tr("Who, what or a hash"));
  words_->setClearButtonEnabled(true);
  verify_ = new QPushButton(tr("Verify the chain"), bar);
  verify_->setToolTip(tr("Computes the hash of every entry again, from the first"));
  row->addWidget(act_);
  row->addWidget(words_, 1);
  row->addWidget(verify_);
  connect(act_, &QComboBox::currentIndexChanged, this, &JournalView::filter);
  connect(words_, &QLineEdit::textChanged, this, &JournalView::filter);
  connect(verify_, &QPushButton::clicked, this, &JournalView::verify);
  return bar;
}

QWidget* JournalView::make_detail() {
  auto* box = new QWidget(this);
  auto* rows = new QVBoxLayout(box);
  rows->setContentsMargins(16, 8, 16, 12);
  rows->setSpacing(6);
  hash_ = kit::label(Theme::Role::raw, {}, box, kit::Ink::second);
  rows->addWidget(hash_);
  detail_ = new QPlainTextEdit(box);
  detail_->setAccessibleName(tr("The entry as it was written"));
  detail_->setReadOnly(true);
  detail_->setTabChangesFocus(true);
  rows->addWidget(detail_, 1);
  auto* buttons = new QHBoxLayout;
  buttons->addStretch(1);
  open_ = new QPushButton(tr("Open what it names"), box);
  connect(open_, &QPushButton::clicked, this, &JournalView::open_named);
  buttons->addWidget(open_);
  rows->addLayout(buttons);
  return box;
}

void JournalView::projectClosed() {
  all_.clear();
  clear_chip();
  refresh();
}

void JournalView::refresh() {
  empty().clear_actions();
  if (!project()) {
    empty().set(QStringLiteral("journal"), tr("No project is open"),
                tr("The journal says who did what in a project, and when; nobody can change it unseen."));
    return show_empty();
  }
  fill_form();
  Project* from = project();
  job().start<std::vector<governance::Logged>>(
      tr("Reading the journal"), [from](const Exec&) { return governance::change_log(*from); },
      [this](Result<std::vector<governance::Logged>> entries) {
        if (!entries) return report(entries.error());
        show_entries(std::move(*entries));
      });
}

void JournalView::show_entries(std::vector<governance::Logged> entries) {
  std::reverse(entries.begin(), entries.end());
  all_ = std::move(entries);
  if (all_.empty()) {
    empty().set(QStringLiteral("journal"), tr("Nothing has happened yet"),
                tr("Imports, kept definitions, opened holdouts, cards and approvals will stand here."));
    return show_empty();
  }
  std::set<std::string> acts;
  for (const governance::Logged& one : all_) acts.insert(one.entry.act);
  {
    const QSignalBlocker quiet(act_);
    const QString kept = act_->currentData().toString();
    act_->clear();
    act_->addItem(tr("Everything"), QString());
    for (const std::string& act : acts) act_->addItem(kit::text_of(act), kit::text_of(act));
    act_->setCurrentIndex(std::max(0, act_->findData(kept)));
  }
  sentence_->setText(tr("%1 entries; the last is of %2.")
                         .arg(kit::count(qint64(all_.size())), kit::moment(all_.front().entry.time)));
  show_body();
  filter();
}

void JournalView::filter() {
  const std::string act = act_->currentData().toString().toStdString();
  const QString words = words_->text().trimmed();
  const JournalEntry* was = current();
  const int64_t kept = was ? was->seq : 0;
  shown_.clear();
  for (const governance::Logged& one : all_)
    if ((act.empty() || one.entry.act == act) && (words.isEmpty() || says(one, words))) shown_.push_back(one);
  report::Table table;
  using A = report::Column::Align;
  table.columns = {
      {QT_TRANSLATE_NOOP("core", "Entry"), A::right}, {QT_TRANSLATE_NOOP("core", "When"), A::left},
      {QT_TRANSLATE_NOOP("core", "Who"), A::left},    {QT_TRANSLATE_NOOP("core", "Act"), A::left},
      {QT_TRANSLATE_NOOP("core", "What"), A::left},   {QT_TRANSLATE_NOOP("core", "Hash"), A::left}};
  int row = 0;
  for (size_t i = 0; i < shown_.size(); ++i) {
    const JournalEntry& e = shown_[i].entry;
    if (e.seq == kept) row = int(i);
    report::Quantity seq;
    seq.value = double(e.seq);
    seq.format = report::count();
    table.rows.push_back({seq, Text("%1", {kit::moment(e.time).toStdString()}), Text("%1", {e.actor}),
                          Text("%1", {e.act}), Text("%1", {what_of(e)}),
                          Text("%1", {report::fours(e.hash, 12)})});
  }
  model_->set(table);
  view_->fit();
  if (!shown_.empty()) view_->selectRow(row);
  show_entry();
}

const JournalEntry* JournalView::current() const {
  const int row = view_->currentIndex().row();
  return row >= 0 && row < int(shown_.size()) ? &shown_[size_t(row)].entry : nullptr;
}

void JournalView::show_entry() {
  const JournalEntry* e = current();
  hash_->setText(e ? kit::text_of(report::fours(e->hash)) : QString());
  QString text;
  if (e)
    for (const governance::Change& c : shown_[size_t(view_->currentIndex().row())].changes)
      text += QStringLiteral("%1: %2 → %3\n")
                  .arg(kit::text_of(c.path), c.before.empty() ? QStringLiteral("–") : kit::text_of(c.before),
                       c.after.empty() ? QStringLiteral("–") : kit::text_of(c.after));
  if (e) text += kit::text_of(pretty(Json::parse(e->text, nullptr, false)));
  detail_->setPlainText(text);
  show_decision();
  const auto [kind, name] = e ? named_in(*e) : std::pair<std::string, std::string>();
  open_->setEnabled(!name.empty() && (kind == "source" || !kit::kind_view(kind).isEmpty()));
}

void JournalView::verify() {
  if (!project()) return;
  Project* from = project();
  verify_->setEnabled(false);
  job().start<bool>(
      tr("Verifying the journal"),
      [from](const Exec& exec) -> Result<bool> {
        CHECK(from->journal().verify(exec));
        CHECK(verify_project(*from));
        return true;
      },
      [this](Result<bool> held) {
        verify_->setEnabled(true);
        if (!held) {
          set_chip(kit::Chip::Kind::fail, tr("broken"));
          return report(held.error());
        }
        set_chip(kit::Chip::Kind::pass, tr("chain holds"));
        notify(tr("Every entry is as it was written; the head is %1.")
                   .arg(kit::text_of(report::fours(all_.front().entry.hash, 16))));
      });
}

void JournalView::open_named() {
  const JournalEntry* e = current();
  if (!e) return;
  const auto [kind, name] = named_in(*e);
  if (kind == "source") return context().open(QStringLiteral("data"));
  const QString view = kit::kind_view(kind);
  if (name.empty() || view.isEmpty()) return;
  context().inspect({kind, name, {}, kind});
  context().open(view, Json{{"name", name}});
}

void JournalView::receive(const Json& payload) {
  if (payload.contains("words")) words_->setText(kit::text_of(payload.value("words", "")));
}

Json JournalView::saveState() const { return Json{{"words", words_->text().toStdString()}}; }
void JournalView::restoreState(const Json& state) { words_->setText(kit::text_of(state.value("words", ""))); }

}  // namespace habitus
