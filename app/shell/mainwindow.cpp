#include "app/shell/mainwindow.h"

#include <nlohmann/json.hpp>

#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/shell/actions.h"
#include "app/shell/centre.h"
#include "app/shell/deeds.h"
#include "app/shell/dock.h"
#include "app/shell/layout.h"
#include "app/shell/palette_box.h"
#include "app/shell/selection_bar.h"
#include "app/shell/status.h"
#include "app/shell/top_bar.h"
#include "core/events/log.h"
#include "core/governance/share.h"
#include "views/kit/labels.h"
#include "views/kit/message_bar.h"
#include "views/kit/view.h"
#include "views/kit/words.h"

namespace habitus {

namespace {

QString rows_of(Project* project) {
  if (!project) return MainWindow::tr("No project open");
  const auto info = events::info(*project);
  if (!info) return {};
  return MainWindow::tr("%1 people · %2 events").arg(kit::count(info->actors), kit::count(info->events));
}

}  // namespace

MainWindow::MainWindow(QWidget* parent) : QMainWindow(parent), session_(context_) {
  context_.set_host(this);
  setDockOptions(AnimatedDocks | AllowTabbedDocks);
  setAcceptDrops(true);
  setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);

  auto* head = new kit::Plate(kit::Plate::Ground::window, this);
  auto* rows = new QVBoxLayout(head);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(0);
  top_ = new TopBar(head);
  selection_ = new SelectionBar(context_, head);
  rows->addWidget(top_);
  rows->addWidget(selection_);
  setMenuWidget(head);

  pages_ = new QStackedWidget(this);
  auto* middle = new QWidget(this);
  auto* column = new QVBoxLayout(middle);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  message_ = new kit::MessageBar(middle);
  column->addWidget(message_);
  column->addWidget(pages_, 1);
  start_ = kit::card(QStringLiteral("start"))->make(context_);
  centre_ = new Centre(context_, pages_);
  pages_->addWidget(start_);
  pages_->addWidget(centre_);
  setCentralWidget(middle);
  status_ = new Status(context_, this);
  setStatusBar(status_);
  make_docks();
  actions_ = new Actions(*this);
  actions_->fill(top_->menu());

  connect(top_, &TopBar::perspectiveChosen, this, &MainWindow::show_perspective);
  connect(top_, &TopBar::searchRequested, this, [this] { act(QStringLiteral("palette"), Json::object()); });
  connect(centre_, &Centre::perspectiveChanged, this,
          [this] { top_->set_perspective(centre_->perspective()); });
  connect(&context_, &kit::Context::projectOpened, this, &MainWindow::show_state);
  connect(&context_, &kit::Context::projectClosed, this, &MainWindow::show_state);
  connect(&context_, &kit::Context::projectChanged, this,
          [this] { status_->say_rows(rows_of(context_.project())); });
  connect(&session_, &Session::moved, message_, &kit::MessageBar::show_note);
  connect(&session_, &Session::closing, this, [this] { save_layout(*this); });
  resize(1440, 900);
  restore_window(*this);
  show_state();
}

MainWindow::~MainWindow() {
  context_.set_host(nullptr);
  context_.set_project(nullptr);
}

void MainWindow::make_docks() {
  for (const kit::ViewCard& card : kit::cards()) {
    if (card.area == kit::Area::centre) continue;
    auto* dock = new Dock(card, card.make(context_), this);
    const auto side = card.area == kit::Area::left    ? Qt::LeftDockWidgetArea
                      : card.area == kit::Area::right ? Qt::RightDockWidgetArea
                                                      : Qt::BottomDockWidgetArea;
    addDockWidget(side, dock);
    docks_[card.id] = dock;
  }
}

void MainWindow::show_state() {
  const bool open = context_.project() != nullptr;
  setWindowTitle(session_.title());
  pages_->setCurrentWidget(open ? static_cast<QWidget*>(centre_) : start_);
  selection_->setVisible(open);
  top_->set_perspectives_visible(open);
  actions_->update();
  if (open) {
    message_->clear();
    restore_layout(*this);
    if (narrow_) show_docks();
    if (kit::View* view = centre_->current()) view->setFocus();
  } else {
    show_docks();
  }
  status_->say_rows(rows_of(context_.project()));
  arrange();
}

void MainWindow::show_perspective(kit::Perspective perspective) {
  if (context_.project()) centre_->show_perspective(perspective);
}

void MainWindow::open_view(const QString& id, const Json& payload) {
  if (const auto dock = docks_.find(id); dock != docks_.end()) {
    dock->second->show();
    dock->second->raise();
    dock->second->view()->setFocus();
    if (!payload.empty()) dock->second->view()->receive(payload);
    return;
  }
  if (!context_.project()) return;
  kit::View* view = centre_->show_view(id);
  if (view && !payload.empty()) view->receive(payload);
}

void MainWindow::act(const QString& action, const Json& payload) { do_deed(*this, action, payload); }

std::vector<report::Figure> MainWindow::leaving(const report::Question& question, const Json& answer) {
  Project* project = context_.project();
  return project ? governance::leaving_figures(question, answer, project->gate().min_cell())
                 : std::vector<report::Figure>();
}

void MainWindow::report(const Error& error) {
  if (error.kind != Kind::stopped) message_->show_error(error);
}

void MainWindow::reset_layout() { show_docks(); }

void MainWindow::leave(int code) {
  save_layout(*this);
  QApplication::exit(code);
}

// Below 1000 px the docks make room: they are opened one by one from the Go menu.
void MainWindow::arrange() {
  const bool narrow = width() < 1000;
  if (narrow == narrow_) return;
  narrow_ = narrow;
  show_docks();
}

void MainWindow::show_docks() {
  for (const auto& [id, dock] : docks_)
    dock->setVisible(context_.project() && !narrow_ && kit::card(id)->area != kit::Area::bottom);
  QList<QDockWidget*> shown;
  for (const auto& [id, dock] : docks_)
    if (dock->isVisibleTo(this)) shown.push_back(dock);
  resizeDocks(shown, QList<int>(shown.size(), kit::Theme::now().px(230)), Qt::Horizontal);
}

void MainWindow::resizeEvent(QResizeEvent* event) {
  QMainWindow::resizeEvent(event);
  arrange();
}

void MainWindow::closeEvent(QCloseEvent* event) {
  save_layout(*this);
  session_.close();
  event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) { drop_files(*this, event->mimeData()->urls()); }

}  // namespace habitus
