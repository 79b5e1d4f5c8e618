#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPushButton>

#include "core/governance/questions.h"
#include "core/governance/share.h"
#include "views/kit/card.h"
#include "views/kit/empty_state.h"
#include "views/kit/figure_view.h"
#include "views/kit/view.h"
#include "views/kit/words.h"

namespace habitus {
namespace {

/// A pinned figure and the definition that keeps it.
struct Pin {
  std::string name;
  report::Figure figure;
  std::string result;
};

/// What was pinned, asked again whenever something it stands on changed, in the order of its names.
Result<std::vector<Pin>> pins_of(Project& project, const Exec& exec) {
  std::vector<Pin> out;
  TRY(const auto saved, project.definitions().heads("figure"));
  for (const Definition& one : saved) {
    const Json spec = one.json();
    TRY(const auto* question, governance::need_question(spec.value("question", "")));
    TRY(const auto answer, report::ask(project, *question, spec.value("spec", Json::object()), exec));
    auto figures = governance::leaving_figures(*question, answer.json(), project.gate().min_cell());
    if (spec.contains("id")) std::erase_if(figures, [&](const report::Figure& f) { return f.id != spec["id"]; });
    const size_t at = spec.value("figure", size_t{0});
    if (at < figures.size()) out.push_back({one.name, std::move(figures[at]), answer.result});
  }
  return out;
}

class Board : public kit::View {
  Q_DECLARE_TR_FUNCTIONS(habitus::Board)
 public:
  explicit Board(kit::Context& context) : View(context) {
    page_ = new kit::FigurePage(context, this);
    page_->set_pinnable(true, true);
    set_body(page_);
    auto* present = new QPushButton(tr("Present"), this);
    present->setAccessibleName(present->text());
    present->setDefault(true);
    present->setToolTip(tr("One figure after another over the whole screen (F5)"));
    connect(present, &QPushButton::clicked, this, [this] { this->context().act(QStringLiteral("present")); });
    auto* foot = new QWidget(this);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(1);
    row->addWidget(present);
    set_footer(foot);
    connect(page_, &kit::FigurePage::pinned, this, [this](int figure) { take_away(figure); });
    connect(&job(), &kit::Job::runningChanged, page_, &kit::FigurePage::set_busy);
  }
  void projectClosed() override {
    pins_.clear();
    page_->show_figures({});
  }
  void refresh() override {
    empty().clear_actions();
    empty().set(QStringLiteral("pin"), project() ? tr("Nothing is pinned yet") : tr("No project is open"),
                tr("Pin a figure in any view, and it stands here, always of today, ready to be presented."));
    if (!project()) return show_empty();
    empty().set_action(tr("Look at a trend"), [this] { this->context().open(QStringLiteral("trend")); });
    Project* project = this->project();
    job().start<std::vector<Pin>>(
        tr("Asking for what is pinned"), [project](const Exec& exec) { return pins_of(*project, exec); },
        [this](Result<std::vector<Pin>> pins) {
          if (!pins) return report(pins.error());
          show_pins(std::move(*pins));
        });
  }

 private:
  void show_pins(std::vector<Pin> pins) {
    pins_ = std::move(pins);
    std::vector<report::Figure> figures;
    for (const Pin& pin : pins_) figures.push_back(pin.figure);
    page_->show_figures(figures);
    pins_.empty() ? show_empty() : show_body();
  }
  void take_away(int figure) {
    if (!project() || size_t(figure) >= pins_.size()) return;
    const auto done = project()->definitions().retire("figure", pins_[size_t(figure)].name);
    if (!done) return report(done.error());
    context().changed();
  }

  kit::FigurePage* page_;
  std::vector<Pin> pins_;
};

}  // namespace

kit::ViewCard card_board() {
  return {.id = QStringLiteral("board"),
          .title = QT_TRANSLATE_NOOP("card", "Pinned"),
          .perspective = kit::Perspective::present,
          .icon = QStringLiteral("pin"),
          .shortcut = QStringLiteral("Ctrl+Shift+Y"),
          .make = [](kit::Context& context) -> kit::View* { return new Board(context); }};
}

}  // namespace habitus
