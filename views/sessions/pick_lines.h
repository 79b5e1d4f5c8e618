#pragma once
#include <QListWidget>

#include "views/kit/question_view.h"
#include "views/kit/step_list.h"

namespace habitus {

/// A short list of events, one pick a line.
class PickLines : public kit::StepList {
 public:
  PickLines(const QString& name, QWidget* parent) : StepList(name, parent) {
    if (auto* list = findChild<QListWidget*>()) list->setFixedHeight(66);
  }
  Result<Json> picks() const {
    Json out = Json::array();
    for (const QString& line : steps()) {
      TRY(Json pick, kit::pick_from(line));
      out.push_back(std::move(pick));
    }
    return out;
  }
  void set_picks(const Json& picks) {
    QStringList lines;
    for (const Json& pick : picks) lines << kit::pick_said(pick);
    set_steps(lines);
  }
};

}  // namespace habitus
