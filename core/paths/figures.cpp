#include "core/paths/figures.h"

#include <nlohmann/json.hpp>

#include <QtCore/qglobal.h>

#include "core/report/words.h"
#include "core/segments/answers.h"
#include "core/segments/selection.h"

namespace habitus::paths {
namespace {

using report::Axis;
using report::Column;
using report::Figure;
using report::Mark;

std::string cell_at(size_t from, size_t to) {
  return "/matrix/" + std::to_string(from) + "/" + std::to_string(to);
}

Text label_of(const Json& word) {
  if (word.contains("others"))
    return Text(QT_TRANSLATE_NOOP("core", "%1 others"), {word["others"].get<int64_t>()});
  const auto text = word["word"].get<std::string>();
  return text.empty() ? Text(QT_TRANSLATE_NOOP("core", "(unmatched)")) : Text("%1", {text});
}

/// Is the row one word, and not those that share the last one?
bool named(const Json& answer, size_t row) {
  return !answer["words"][row]["word"].get_ref<const std::string&>().empty();
}

Text sentence(const Json& answer) {
  size_t from = 0, to = 0;
  double most = 0;
  for (size_t a = 0; a < answer["matrix"].size(); ++a)
    for (size_t b = 0; b < answer["matrix"].size(); ++b)
      if (const double k = answer["matrix"][a][b]["k"].get<double>();
          k > most && named(answer, a) && named(answer, b)) {
        most = k;
        from = a;
        to = b;
      }
  if (most == 0)
    return Text(QT_TRANSLATE_NOOP("core", "No event is followed by another, so there are no transitions."));
  const report::Words words;
  const auto share = segments::rate(answer, cell_at(from, to));
  return Text(
      QT_TRANSLATE_NOOP("core",
                        "The most frequent step is from %1 to %2: %3 of what follows %1 (95 % interval %4)."),
      {answer["words"][from]["word"].get<std::string>(), answer["words"][to]["word"].get<std::string>(),
       report::print(share, words), report::print_interval(share, words)});
}

}  // namespace

std::vector<Figure> figures(const Json& answer) {
  Figure f{.kind = "matrix", .id = "paths"};
  f.title = Text(QT_TRANSLATE_NOOP("core", "What comes next"));
  f.sentence = sentence(answer);
  f.caption =
      answer["within"] == "session"
          ? Text(QT_TRANSLATE_NOOP(
                "core", "Successive events within a session · each row is 100 % of what follows its event"))
          : Text(QT_TRANSLATE_NOOP(
                "core", "Successive events of a person · each row is 100 % of what follows its event"));
  f.x.scale = f.y.scale = Axis::Scale::category;
  f.x.title = Text(QT_TRANSLATE_NOOP("core", "next"));
  f.series = {{Text(QT_TRANSLATE_NOOP("core", "share"))}};
  f.table.caption = f.title;
  f.table.columns = {{Text(QT_TRANSLATE_NOOP("core", "From")), Column::Align::left},
                     {Text(QT_TRANSLATE_NOOP("core", "Events")), Column::Align::right},
                     {Text(QT_TRANSLATE_NOOP("core", "Last of a session")), Column::Align::right}};
  const auto& words = answer["words"];
  for (const auto& word : words) {
    f.x.categories.push_back(label_of(word));
    f.y.categories.push_back(label_of(word));
    f.table.columns.push_back({label_of(word), Column::Align::right});
  }
  for (size_t from = 0; from < words.size(); ++from) {
    const std::string at = "/words/" + std::to_string(from);
    std::vector<report::Cell> row{label_of(words[from]),
                                  segments::quantity(answer, at + "/n", report::count()),
                                  segments::quantity(answer, at + "/ends", report::count())};
    for (size_t to = 0; to < words.size(); ++to) {
      Mark cell{Mark::Kind::cell, static_cast<double>(to), static_cast<double>(from)};
      cell.quantity = segments::rate(answer, cell_at(from, to), 0);
      if (!words[from].contains("others") && !words[to].contains("others"))
        cell.selection =
            segments::selection_text("paths", Json{{"from", words[from]["word"]}, {"to", words[to]["word"]}});
      row.emplace_back(cell.quantity);
      f.marks.push_back(std::move(cell));
    }
    f.table.rows.push_back(std::move(row));
  }
  const auto tile = [&](const char* label, const char* at) {
    f.tiles.push_back({Text(label), segments::quantity(answer, at, report::count()), {}});
  };
  tile(QT_TRANSLATE_NOOP("core", "Transitions"), "/transitions");
  tile(QT_TRANSLATE_NOOP("core", "Different pairs"), "/pairs");
  if (answer["within"] == "session") tile(QT_TRANSLATE_NOOP("core", "Sessions"), "/sessions");
  tile(QT_TRANSLATE_NOOP("core", "Persons"), "/persons");
  return {f};
}

}  // namespace habitus::paths
