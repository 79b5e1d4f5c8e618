#include "core/ingest/sources.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "views/kit/card.h"
#include "views/kit/empty_state.h"
#include "views/kit/form.h"
#include "views/kit/labels.h"
#include "views/kit/table.h"
#include "views/kit/view.h"
#include "views/kit/words.h"

namespace habitus {
namespace {

using kit::Theme;

/// The source registry and the ledger: what came from where, how much of it was kept, and who answers for it.
class Sources : public kit::View {
  Q_DECLARE_TR_FUNCTIONS(habitus::Sources)
 public:
  explicit Sources(kit::Context& context) : View(context) {
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    page_ = new kit::Plate(kit::Plate::Ground::surface, scroll);
    rows_ = new QVBoxLayout(page_);
    rows_->setContentsMargins(0, 12, 0, 12);
    rows_->setSpacing(8);
    scroll->setWidget(page_);
    set_body(scroll);
    auto* form = new kit::Form(this);
    name_ = form->choice(tr("Source"));
    owner_ = form->text(tr("Owner"), tr("Who answers for its data"));
    schedule_ = form->text(tr("Schedule"), tr("When it is delivered, as “daily 06:00”"));
    note_ = form->text(tr("Note"));
    save_ = new QPushButton(tr("Keep"), form);
    form->add(save_);
    form->finish();
    set_form(form);
    connect(name_, &QComboBox::activated, this, [this] { fill(); });
    connect(save_, &QPushButton::clicked, this, &Sources::keep);
    set_next(tr("Check the rules"), QStringLiteral("quality"));
  }
  void projectOpened() override { later(); }
  void refresh() override {
    if (!project())
      return nothing(tr("No project is open"),
                     tr("Sources are listed with the project they were imported into."));
    struct Both {
      std::vector<ingest::Source> sources;
      ingest::Ledger ledger;
    };
    job().start<Both>(
        tr("Reading the ledger"),
        [from = project()](const Exec&) -> Result<Both> {
          Both out;
          TRY(out.sources, ingest::sources(*from));
          TRY(out.ledger, ingest::ledger(*from));
          return out;
        },
        [this](Result<Both> both) {
          if (!both) return report(both.error());
          sources_ = std::move(both->sources);
          if (sources_.empty())
            return nothing(tr("No source yet"),
                           tr("Each import has a source: its mapping, files, hashes and counts stand here."));
          auto all = ingest::tables(sources_);
          for (auto& table : ingest::tables(both->ledger)) all.push_back(std::move(table));
          show_tables(all);
        });
  }

 private:
  void nothing(const QString& what, const QString& why) {
    empty().set(QStringLiteral("data"), what, why);
    empty().clear_actions();
    empty().set_action(tr("Import a log…"), [this] { context().act(QStringLiteral("import")); });
    show_empty();
  }
  void show_tables(const std::vector<report::Table>& tables) {
    while (QLayoutItem* item = rows_->takeAt(0)) {
      if (item->widget()) item->widget()->deleteLater();
      delete item;
    }
    for (const report::Table& table : tables) {
      auto* title = kit::label(Theme::Role::strong, kit::say(table.caption), page_);
      title->setContentsMargins(16, 8, 16, 0);
      auto* view = new kit::TableView(page_);
      view->setAccessibleName(kit::say(table.caption));
      auto* model = new kit::TableModel(view);
      view->setModel(model);
      model->set(table);
      view->fit();
      view->setFixedHeight(
          Theme::now().px(34 + 26 * static_cast<int>(std::clamp<size_t>(table.rows.size(), 1, 12))) + 14);
      rows_->addWidget(title);
      rows_->addWidget(view);
    }
    rows_->addStretch(1);
    const QString now = name_->currentText();
    name_->clear();
    for (const auto& source : sources_) name_->addItem(kit::text_of(source.name));
    name_->setCurrentIndex(std::max(0, name_->findText(now)));
    fill();
    show_body();
  }
  void fill() {
    const int at = name_->currentIndex();
    if (at < 0 || at >= static_cast<int>(sources_.size())) return;
    const ingest::Source& source = sources_[static_cast<size_t>(at)];
    owner_->setText(kit::text_of(source.owner));
    schedule_->setText(kit::text_of(source.schedule));
    note_->setText(kit::text_of(source.note));
    save_->setEnabled(context().writable());
  }
  void keep() {
    const auto done = ingest::describe_source(
        *project(), name_->currentText().toStdString(), owner_->text().trimmed().toStdString(),
        schedule_->text().trimmed().toStdString(), note_->text().trimmed().toStdString());
    if (!done) return report(done.error());
    context().changed();
  }

  std::vector<ingest::Source> sources_;
  QWidget* page_;
  QVBoxLayout* rows_;
  QComboBox* name_;
  QLineEdit *owner_, *schedule_, *note_;
  QPushButton* save_;
};

}  // namespace

kit::ViewCard card_sources() {
  return {.id = QStringLiteral("sources"),
          .title = QT_TRANSLATE_NOOP("card", "Sources"),
          .perspective = kit::Perspective::prepare,
          .icon = QStringLiteral("folder"),
          .shortcut = {},
          .make = [](kit::Context& context) -> kit::View* { return new Sources(context); }};
}

}  // namespace habitus
