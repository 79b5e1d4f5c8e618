#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "core/segments/selection.h"
#include "views/kit/question_view.h"
#include "views/kit/words.h"

// What can be done with a mark of an answer: see who stands behind it, keep them, pin the figure.
namespace habitus::kit {

void QuestionView::select(const QString& selection) {
  if (selection.isEmpty() || !question_.people || !project()) return;
  selection_ = selection.toStdString();
  Project* project = this->project();
  const report::Question* question = &question_;
  people_job_.start<std::vector<uint64_t>>(
      tr("People behind the mark"),
      [project, question, answer = answer_,
       mark = selection_](const Exec& exec) -> Result<std::vector<uint64_t>> {
        TRY(const auto set, segments::persons_of(*project, *question, answer, mark, exec));
        return set->keys;
      },
      [this](Result<std::vector<uint64_t>> keys) {
        if (!keys) return View::report(keys.error());
        persons_ = std::move(*keys);
        people_->setText(tr("%1 people stand behind this mark").arg(count(qint64(persons_.size()))));
        segment_->setVisible(!persons_.empty() && context().writable());
      });
}

void QuestionView::keep_segment() {
  bool wanted = false;
  const QString name = QInputDialog::getText(this, tr("Save as segment"), tr("Name of the segment"),
                                             QLineEdit::Normal, {}, &wanted)
                           .trimmed();
  if (!wanted || name.isEmpty()) return;
  events::PersonSet set;
  set.keys = persons_;
  const auto from = parse_json(selection_, "selection");
  const auto made = segments::save_segment(*project(), name.toStdString(), set, from ? *from : Json(),
                                           "saved from a figure");
  if (!made) return View::report(made.error());
  context().changed();
  notify(tr("“%1” holds %2 people.").arg(name, count(qint64(set.keys.size()))));
}

/// A pinned figure is a definition of its own: a question, its spec, and which of its figures: the id, and the how manieth of
/// those that have it, so that a figure more does not put another in its place.
void QuestionView::pin(int figure) {
  if (!context().writable() || answer_.result.empty()) return;
  const auto figures = question_.figures(answer_.json());
  if (size_t(figure) >= figures.size()) return;
  const QString title = say(figures[size_t(figure)].title);
  const QString called = name().empty() || title.contains(text_of(name()))
                             ? title
                             : QStringLiteral("%1 · %2").arg(text_of(name()), title);
  const auto spec = parse_json(answer_.spec);
  if (!spec) return View::report(spec.error());
  const std::string& id = figures[size_t(figure)].id;
  const auto before = std::count_if(figures.begin(), figures.begin() + figure, [&](const auto& f) { return f.id == id; });
  const auto made =
      project()->definitions().apply("figure", called.toStdString(),
                                     Json{{"question", question_.name}, {"spec", *spec}, {"id", id}, {"figure", before}});
  if (!made) return View::report(made.error());
  notify(tr("Pinned as “%1”. It stands under Present.").arg(called));
  context().changed();
}

}  // namespace habitus::kit
