#include "views/data/data.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLocale>
#include <QMimeData>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/events/log.h"
#include "views/kit/card.h"
#include "views/kit/empty_state.h"
#include "views/kit/figure_view.h"
#include "views/kit/labels.h"
#include "views/kit/table.h"
#include "views/kit/theme.h"
#include "views/kit/words.h"

namespace habitus {

using kit::Theme;

namespace {
constexpr size_t kShownEvents = 500;
}

Data::Data(kit::Context& context) : View(context), rows_(context, this) {
  setAcceptDrops(true);
  auto* body = new kit::Plate(kit::Plate::Ground::surface, this);
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* head = new QHBoxLayout;
  head->setContentsMargins(16, 8, 16, 0);
  facts_ = kit::label(Theme::Role::body, {}, body, kit::Ink::second);
  import_ = new QPushButton(tr("Import this file"), body);
  import_->setDefault(true);
  connect(import_, &QPushButton::clicked, this, [this] {
    const Json payload{{"files", files_}};
    files_.clear();
    later();
    this->context().open(QStringLiteral("import"), payload);
  });
  head->addWidget(facts_, 1);
  head->addWidget(import_);
  column->addLayout(head);
  page_ = new kit::FigurePage(context, body);
  browser_ = make_browser();
  column->addWidget(page_, 3);
  column->addWidget(new kit::Rule(body));
  column->addWidget(browser_);
  set_body(body);
  set_next(tr("Recognise behaviours"), QStringLiteral("taxonomy"));
}

QWidget* Data::make_browser() {
  auto* box = new QWidget(this);
  auto* rows = new QVBoxLayout(box);
  rows->setContentsMargins(0, 8, 0, 8);
  auto* bar = new QHBoxLayout;
  bar->setContentsMargins(16, 0, 16, 0);
  bar->setSpacing(8);
  bar->addWidget(kit::label(Theme::Role::strong, tr("Single events"), box), 1);
  event_ = new QComboBox(box);
  event_->setAccessibleName(tr("Event name"));
  event_->setMinimumContentsLength(18);
  auto* show = new QPushButton(tr("Show events"), box);
  show->setToolTip(tr("Looking at single persons' events is written to the journal"));
  connect(show, &QPushButton::clicked, this, &Data::show_events);
  bar->addWidget(event_);
  bar->addWidget(show);
  rows->addLayout(bar);
  list_ = new kit::TableView(box);
  list_->setAccessibleName(tr("Single events"));
  events_ = new kit::TableModel(list_);
  list_->setModel(events_);
  list_->setMinimumHeight(280);
  rows->addWidget(list_, 1);
  return box;
}

void Data::projectOpened() {
  files_.clear();
  hide_events();
  later();
}

void Data::projectClosed() {
  files_.clear();
  hide_events();
}

/// Nobody's events are on the screen before they were asked for.
void Data::hide_events() {
  events_->set({});
  list_->hide();
}

void Data::receive(const Json& payload) {
  if (payload.contains("files")) look(payload["files"].get<std::vector<std::string>>());
}

void Data::dragEnterEvent(QDragEnterEvent* event) {
  if (event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void Data::dropEvent(QDropEvent* event) {
  std::vector<std::string> files;
  for (const QUrl& url : event->mimeData()->urls())
    if (url.isLocalFile()) files.push_back(url.toLocalFile().toStdString());
  if (!files.empty()) look(files);
}

/// A file before it is imported, from a sample spread over it.
void Data::look(const std::vector<std::string>& files) {
  files_ = files;
  clear_message();
  job().start<ingest::FileProfile>(
      tr("Looking at %1").arg(QFileInfo(kit::text_of(files.front())).fileName()),
      [path = files.front()](const Exec&) { return ingest::profile_file(path); },
      [this](Result<ingest::FileProfile> profile) {
        if (profile) return show_file(*profile);
        files_.clear();
        report(profile.error());
      });
}

void Data::show_file(const ingest::FileProfile& p) {
  const ingest::Estimate& cost = p.cost;
  const QString records =
      cost.records_within == 0
          ? tr("%1 records").arg(kit::count(cost.records))
          : tr("%1 ± %2 records").arg(kit::count(cost.records), kit::count(cost.records_within));
  QString text = QStringLiteral("%1: %2.").arg(QFileInfo(kit::text_of(files_.front())).fileName(), records);
  if (cost.tried > 0)
    text += QLatin1Char(' ') +
            tr("An import would take %1 ± %2 s and %3 ± %4 on disk, by a trial with %5 of them.")
                .arg(kit::count(std::llround(std::ceil(cost.seconds))),
                     kit::count(std::llround(std::ceil(cost.seconds_within))), kit::bytes(cost.disk_bytes),
                     kit::bytes(cost.disk_within), kit::count(cost.tried));
  facts_->setText(text);
  facts_->show();
  import_->show();
  browser_->hide();
  page_->show_figures(p.figures);
  set_next_enabled(false);
  show_body();
}

void Data::refresh() {
  if (!files_.empty()) return;
  facts_->hide();
  import_->hide();
  if (!project()) {
    empty().set(QStringLiteral("data"), tr("No project is open"),
                tr("Events live in a project: one file that holds everything."));
    empty().clear_actions();
    empty().set_action(tr("New project…"), [this] { context().act(QStringLiteral("project.new")); });
    return show_empty();
  }
  const auto log = events::info(*project());
  if (!log) return report(log.error());
  if (log->events == 0) {
    empty().set(QStringLiteral("data"), tr("No events yet"),
                tr("Drop a log here to look at it, or import one. CSV, TSV and JSON, plain, .gz, .zst or .zip."));
    empty().clear_actions();
    empty().set_action(tr("Import a log…"), [this] { context().act(QStringLiteral("import")); });
    return show_empty();
  }
  show_log();
}

void Data::show_log() {
  browser_->show();
  page_->set_busy(true);
  ask(tr("Profile of the log"), ingest::profile_question(), Json::object(),
      [this](const report::Answer& answer) {
        const Json body = answer.json();
        page_->set_busy(false);
        page_->show_figures(ingest::profile_question().figures(body), answer.result);
        const QString chosen = event_->currentData().toString();
        event_->clear();
        event_->addItem(tr("All events"), QString());
        for (const Json& e : body["events"]) {
          const QString name = kit::text_of(e["name"].get<std::string>());
          event_->addItem(name, name);
        }
        event_->setCurrentIndex(std::max(0, event_->findData(chosen)));
        set_next_enabled(true);
        show_body();
      });
}

void Data::show_events() {
  if (!project()) return;
  Project* from = project();
  const std::string event = event_->currentData().toString().toStdString();
  rows_.start<report::Table>(
      tr("Reading events"),
      [from, event](const Exec& exec) -> Result<report::Table> {
        TRY(const Pass pass, from->gate().rows(Purpose::explore, "event browser"));
        return ingest::browse(*from, pass, event, kShownEvents, exec);
      },
      [this](Result<report::Table> table) {
        if (!table) return report(table.error());
        events_->set(*table);
        list_->show();
      });
}

kit::ViewCard card_data() {
  return {QStringLiteral("data"),
          QT_TRANSLATE_NOOP("card", "Data"),
          kit::Perspective::prepare,
          kit::Area::centre,
          QStringLiteral("data"),
          QStringLiteral("Ctrl+Shift+D"),
          [](kit::Context& context) -> kit::View* { return new Data(context); }};
}

}  // namespace habitus
