#include "views/kit/basis.h"

#include <nlohmann/json.hpp>

#include "views/kit/context.h"
#include "views/kit/empty_state.h"
#include "views/kit/lists.h"
#include "views/kit/words.h"

namespace habitus::kit {
namespace {
QString people() { return QStringLiteral("\"people\""); }
}  // namespace

// The data of an item is its part of the spec, as text.
Basis::Basis(const QString& none, QWidget* parent) : QComboBox(parent), none_(none) {
  setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  setMinimumContentsLength(8);
}

void Basis::offer(Project& project, bool with_people) {
  const QString now = currentData().toString(), said = currentText();
  clear();
  if (!none_.isEmpty()) addItem(none_, QStringLiteral("null"));
  for (const QString& name : kept_names(project, {"features"})) addItem(name, text_of(canonical(Json(name.toStdString()))));
  if (with_people) addItem(tr("Numbers of the people table"), people());
  if (findData(now) < 0 && now.startsWith(QLatin1Char('{'))) addItem(said, now);  // needs no saved set
  setCurrentIndex(std::max(0, findData(now)));
}

bool Basis::missing(EmptyState& empty, Context& context) const {
  if (count() > 0) return false;
  empty.set(QStringLiteral("features"), tr("There is nothing to compare people by"),
            tr("Keep a set of features, or import a table that says something about people."));
  empty.set_action(tr("Build features"), [&context] { context.open(QStringLiteral("features")); });
  empty.set_other(tr("Import people"), [&context] { context.open(QStringLiteral("people")); });
  return true;
}

Json Basis::spec() const {
  const Json on = Json::parse(currentData().toString().toStdString(), nullptr, false);
  return on.is_discarded() ? Json() : on;
}

void Basis::show_spec(const Json& given) {
  Json on = given;
  if (on.is_object() && on.contains("people")) on = "people";
  if (on.is_object() && on.size() == 1 && on.value("set", Json()).is_string()) on = on["set"];
  const QString data = text_of(canonical(on));
  if (findData(data) < 0 && !on.is_null())
    addItem(on.is_string() ? text_of(on.get<std::string>()) : tr("Features as they were kept"), data);
  setCurrentIndex(on.is_null() && none_.isEmpty() ? currentIndex() : findData(data));
}

}  // namespace habitus::kit
