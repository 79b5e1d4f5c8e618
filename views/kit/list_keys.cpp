#include "views/kit/list_keys.h"

#include <QKeyEvent>
#include <QWidget>

namespace habitus::kit {
namespace {

class ListKeys : public QObject {
 public:
  ListKeys(QWidget* list, std::function<void()> remove, std::function<void(int)> move)
      : QObject(list), remove_(std::move(remove)), move_(std::move(move)) {
    list->installEventFilter(this);
  }

 private:
  bool eventFilter(QObject*, QEvent* event) override {
    if (event->type() != QEvent::KeyPress) return false;
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool up = key->key() == Qt::Key_Up, down = key->key() == Qt::Key_Down;
    if (key->key() == Qt::Key_Delete)
      remove_();
    else if (key->modifiers() & Qt::AltModifier && (up || down))
      move_(up ? -1 : 1);
    else
      return false;
    return true;
  }

  std::function<void()> remove_;
  std::function<void(int)> move_;
};

}  // namespace

void edit_by_keys(QWidget* list, std::function<void()> remove, std::function<void(int)> move) {
  new ListKeys(list, std::move(remove), std::move(move));
}

}  // namespace habitus::kit
