#include "views/kit/figure_view.h"

#include <nlohmann/json.hpp>

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMimeData>
#include <QSaveFile>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include "views/kit/chip.h"
#include "views/kit/empty_state.h"
#include "views/kit/explain.h"
#include "views/kit/icons.h"
#include "views/kit/labels.h"
#include "views/kit/picture.h"
#include "views/kit/table.h"
#include "views/kit/tiles.h"
#include "views/kit/words.h"

namespace habitus::kit {

namespace {

/// Room for a picture and, each under its title, `below` others; `activated(which, mark)`, −1 is the first one.
void lay_pictures(QVBoxLayout* column, QWidget* sheet, int below,
                  const std::function<void(int, int)>& activated) {
  while (QLayoutItem* item = column->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  for (int which = -1; which < below; ++which) {
    auto* picture = new Picture(sheet);
    QObject::connect(picture, &Picture::activated, picture, [=](int mark) { activated(which, mark); });
    QWidget* title = which < 0 ? nullptr : label(Theme::Role::strong, {}, sheet);
    for (QWidget* part : {title, static_cast<QWidget*>(picture)}) {
      if (!part) continue;
      column->addWidget(part);
      part->show();  // a layout counts nothing that has not been shown
    }
  }
  column->addStretch(1);
}

}  // namespace

FigureView::FigureView(Context& context, QWidget* parent)
    : QWidget(parent), context_(context), dim_(new QTimer(this)) {
  setBackgroundRole(QPalette::Base);
  setAutoFillBackground(true);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* head = new QVBoxLayout;
  head->setContentsMargins(16, 8, 16, 4);
  head->setSpacing(2);
  tools_ = new QHBoxLayout;
  tools_->setSpacing(4);
  title_ = label(Theme::Role::heading, {}, this);
  chip_ = new Chip(this);
  tools_->addWidget(title_, 1);
  tools_->addWidget(chip_);
  build_toolbar();
  sentence_ = label(Theme::Role::sentence, {}, this);
  caption_ = label(Theme::Role::small, {}, this, Ink::third);
  head->addLayout(tools_);
  head->addWidget(sentence_);
  head->addWidget(caption_);
  column->addLayout(head);

  stack_ = new QStackedWidget(this);
  scroll_ = new QScrollArea(this);
  scroll_->setWidgetResizable(true);
  scroll_->setFrameShape(QFrame::NoFrame);
  scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll_->setFocusPolicy(Qt::NoFocus);
  auto* sheet = new Plate(Plate::Ground::surface, scroll_);
  pictures_ = new QVBoxLayout(sheet);
  pictures_->setContentsMargins(16, 4, 16, 8);
  pictures_->setSpacing(8);
  scroll_->setWidget(sheet);
  model_ = new TableModel(this);
  table_ = new TableView(this);
  table_->setModel(model_);
  stack_->addWidget(scroll_);
  stack_->addWidget(table_);
  column->addWidget(stack_, 1);
  tiles_ = new Tiles(this);
  column->addWidget(tiles_);
  watch_table();
  dim_->setSingleShot(true);
  dim_->setInterval(300);
  connect(dim_, &QTimer::timeout, this, [this] {
    for (Picture* picture : findChildren<Picture*>()) picture->set_dimmed(true);
  });
  clear();
}

void FigureView::watch_table() {
  connect(table_, &QTableView::activated, this, [this](const QModelIndex& index) {
    if (const std::string s = model_->selection(index.row()); !s.empty()) Q_EMIT selected(text_of(s));
  });
  connect(table_, &QTableView::clicked, this, [this](const QModelIndex& index) {
    const auto& rows = model_->table().rows;
    if (size_t(index.row()) >= rows.size() || size_t(index.column()) >= rows[size_t(index.row())].size())
      return;
    if (const auto* q = std::get_if<report::Quantity>(&rows[size_t(index.row())][size_t(index.column())]))
      inspect_number(q->at);
  });
}

QToolButton* FigureView::tool(const char* name, const QString& what) {
  auto* button = new QToolButton(this);
  button->setIcon(icon(QString::fromLatin1(name)));
  button->setAutoRaise(true);
  button->setToolTip(what);
  button->setAccessibleName(what);
  tools_->addWidget(button);
  return button;
}

void FigureView::build_toolbar() {
  as_picture_ = tool("chart", tr("Show as a picture"));
  as_table_ = tool("table", tr("Show as a table"));
  for (QToolButton* button : {as_picture_, as_table_}) {
    button->setCheckable(true);
    button->setAutoExclusive(true);
  }
  as_picture_->setChecked(true);
  connect(as_picture_, &QToolButton::clicked, this, [this] { set_twin(false); });
  connect(as_table_, &QToolButton::clicked, this, [this] { set_twin(true); });
  connect(tool("copy", tr("Copy, small cells withheld")), &QToolButton::clicked, this,
          &FigureView::copy_picture);
  save_ = tool("save", tr("Save as a file…"));
  connect(save_, &QToolButton::clicked, this, [this] {
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Save figure"), say(figure_.title), tr("Picture (*.svg *.png);;Table (*.csv *.tsv *.html)"));
    if (!path.isEmpty()) save(path);
  });
  study_ = tool("file", tr("Copy as a study"));
  study_->hide();
  connect(study_, &QToolButton::clicked, this, [this] {
    context_.act(QStringLiteral("study.copy"), Json{{"result", result_}});
  });
  pin_ = tool("pin", tr("Pin for presenting"));
  pin_->hide();
  connect(pin_, &QToolButton::clicked, this, &FigureView::pinned);
  auto* explain = tool("help", tr("What this is and how to read it (F1)"));
  connect(explain, &QToolButton::clicked, this, [this, explain] { show_explanation(explain, figure_.id); });
}

void FigureView::show_figure(const report::Figure& figure, const std::string& result) {
  // What has nothing to draw is its table; the picture comes back with the first mark.
  const auto bare = [](const report::Figure& f) { return f.marks.empty() && !f.table.rows.empty(); };
  const bool was_bare = bare(figure_);
  figure_ = figure;
  if (bare(figure) != was_bare) set_twin(!was_bare);
  result_ = result;
  study_->setVisible(!result.empty());
  set_busy(false);
  title_->setText(say(figure.title));
  sentence_->setText(say(figure.sentence));
  caption_->setText(say(figure.caption));
  sentence_->setVisible(!figure.sentence.empty());
  caption_->setVisible(!figure.caption.empty());
  // Picture, (title, picture) for each below, stretch. What stands there already only gets its new content:
  // while somebody drags, that is every time.
  if (pictures_->count() != 2 + 2 * int(figure.below.size()))
    lay_pictures(pictures_, scroll_->widget(), int(figure.below.size()), [this](int below, int mark) {
      const report::Figure& one = below < 0 ? figure_ : figure_.below[size_t(below)];
      inspect_number(one.marks[size_t(mark)].quantity.at);
      if (const std::string& s = one.marks[size_t(mark)].selection; !s.empty()) Q_EMIT selected(text_of(s));
    });
  for (int at = 0; at < pictures_->count() - 1; ++at) {
    QWidget* part = pictures_->itemAt(at)->widget();
    if (at % 2 == 0)
      static_cast<Picture*>(part)->set(at == 0 ? figure : figure.below[size_t(at / 2 - 1)]);
    else
      static_cast<ThemedLabel*>(part)->setText(say(figure.below[size_t(at / 2)].title));
  }
  fit();
  if (twin()) model_->set(figure.table);
  table_->setAccessibleName(say(figure.title));
  table_->setAccessibleDescription(say(figure.sentence));
  static_cast<Tiles*>(tiles_)->set(figure.tiles);
  setAccessibleName(say(figure.title));
  setAccessibleDescription(say(figure.sentence));
}

void FigureView::inspect() const {
  context_.inspect({"figure", say(figure_.title).toStdString(), result_, figure_.id});
}

void FigureView::inspect_number(const std::string& at) const {
  context_.inspect({"figure", say(figure_.title).toStdString(),
                    result_.empty() || at.empty() ? result_ : result_ + "#" + at, figure_.id});
}

void FigureView::clear() {
  figure_ = {};
  for (ThemedLabel* text : {title_, sentence_, caption_}) text->clear();
  while (QLayoutItem* item = pictures_->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  model_->set({});
  static_cast<Tiles*>(tiles_)->set({});
  set_chip(int(Chip::Kind::none), {});
}

void FigureView::set_busy(bool busy) {
  if (busy) return dim_->start();
  dim_->stop();
  for (Picture* picture : findChildren<Picture*>()) picture->set_dimmed(false);
}

void FigureView::set_chip(int kind, const QString& text) { chip_->set(Chip::Kind(kind), text); }

void FigureView::set_twin(bool twin) {
  stack_->setCurrentIndex(twin ? 1 : 0);
  as_picture_->setChecked(!twin);
  as_table_->setChecked(twin);
  if (twin) model_->set(figure_.table);  // measured to fit, which only a table in sight needs
}

bool FigureView::twin() const { return stack_->currentIndex() == 1; }

void FigureView::set_compact(bool compact) {
  compact_ = compact;
  save_->setVisible(!compact);
  fit();
}

// Among others its picture stands in full and the page scrolls; alone it scrolls above its facts.
void FigureView::fit() {
  const int need = compact_ && width() > 80 ? std::max(0, pictures_->totalHeightForWidth(width())) : 0;
  if (stack_->minimumHeight() != need) stack_->setMinimumHeight(need);
}

void FigureView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fit();
}

void FigureView::set_tools(QWidget* tools) { tools_->insertWidget(2, tools); }

void FigureView::set_pinnable(bool pinnable, bool is_pinned) {
  pin_->setVisible(pinnable);
  pin_->setIcon(icon(is_pinned ? QStringLiteral("close") : QStringLiteral("pin")));
  pin_->setToolTip(is_pinned ? tr("Take this pin away") : tr("Pin for presenting"));
  pin_->setAccessibleName(pin_->toolTip());
}

void FigureView::set_leaving(std::function<report::Figure()> how) {
  leaving_ = std::move(how);
  table_->set_leaving([this] { return leaving().table; });
}

QImage FigureView::image(double ratio) const {
  const auto* shown = scroll_->findChild<Picture*>();
  if (!shown) return {};
  Picture picture;
  picture.set(leaving());
  return picture.image(std::max(shown->width(), 480), ratio);
}

void FigureView::copy_picture() {
  const report::Table table = leaving().table;
  if (twin()) return copy_table(table);
  auto* mime = new QMimeData;
  mime->setImageData(image(2));
  mime->setText(as_tsv(table));
  QApplication::clipboard()->setMimeData(mime);
}

bool FigureView::save(const QString& path) {
  const auto* picture = scroll_->findChild<Picture*>();
  QSaveFile file(path);
  if (!picture || !file.open(QIODevice::WriteOnly)) return false;
  const report::Figure out = leaving();
  if (path.endsWith(QLatin1String(".svg"))) {
    Picture drawn;
    drawn.set(out);
    file.write(drawn.svg(std::max(picture->width(), 480)));
  } else if (path.endsWith(QLatin1String(".csv")))
    file.write(as_csv(out.table).toUtf8());
  else if (path.endsWith(QLatin1String(".tsv")))
    file.write(as_tsv(out.table).toUtf8());
  else if (path.endsWith(QLatin1String(".html")))
    file.write(as_html(out.table).toUtf8());
  else if (!image(2).save(&file, "PNG"))
    return false;
  return file.commit();
}

FigurePage::FigurePage(Context& context, QWidget* parent)
    : QScrollArea(parent), context_(context), column_(nullptr) {
  setWidgetResizable(true);
  setFrameShape(QFrame::NoFrame);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setFocusPolicy(Qt::NoFocus);
  auto* sheet = new QWidget(this);
  column_ = new QVBoxLayout(sheet);
  column_->setContentsMargins(0, 0, 0, 0);
  column_->setSpacing(6);
  blank_ = new EmptyState(sheet);
  blank_->hide();
  column_->addWidget(blank_, 1);
  setWidget(sheet);
  viewport()->setBackgroundRole(QPalette::Base);
}

void FigurePage::show_figures(const std::vector<report::Figure>& figures, const std::string& result,
                              const std::function<std::vector<report::Figure>()>& leaving) {
  while (views_.size() < std::max<size_t>(figures.size(), 1)) {
    auto* view = new FigureView(context_, widget());
    column_->addWidget(view, 1);
    connect(view, &FigureView::selected, this, &FigurePage::selected);
    connect(view, &FigureView::pinned, this, [this, at = int(views_.size())] { Q_EMIT pinned(at); });
    view->set_pinnable(pinnable_, are_pinned_);
    views_.push_back(view);
  }
  blank_->hide();
  widget()->setBackgroundRole(figures.size() > 1 ? QPalette::Window : QPalette::Base);  // in the gaps
  for (size_t i = 0; i < views_.size(); ++i) {
    views_[i]->setVisible(i < figures.size());
    views_[i]->set_compact(figures.size() > 1);
    if (i >= figures.size()) continue;
    views_[i]->show_figure(figures[i], result);
    if (!leaving) continue;
    views_[i]->set_leaving([leaving, i] {
      const auto all = leaving();
      return i < all.size() ? all[i] : report::Figure();
    });
  }
  if (!figures.empty() && isVisible()) views_.front()->inspect();
}

void FigurePage::show_hint(const QString& hint) {
  show_figures({});
  blank_->set(QStringLiteral("edit"), hint, {});
  blank_->show();
}

void FigurePage::set_pinnable(bool pinnable, bool are_pinned) {
  pinnable_ = pinnable;
  are_pinned_ = are_pinned;
  for (FigureView* view : views_) view->set_pinnable(pinnable, are_pinned);
}

void FigurePage::set_busy(bool busy) {
  for (FigureView* view : views_) view->set_busy(busy);
}

FigureView* FigurePage::first() {
  if (views_.empty()) show_figures({});
  return views_.front();
}

}  // namespace habitus::kit
