#include "views/kit/watch.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QSpinBox>

namespace habitus::kit {

void watch(std::initializer_list<QWidget*> editors, QObject* context, const std::function<void()>& edited) {
  for (QWidget* editor : editors)
    if (auto* line = qobject_cast<QLineEdit*>(editor))
      QObject::connect(line, &QLineEdit::editingFinished, context, edited);
    else if (auto* box = qobject_cast<QComboBox*>(editor))
      QObject::connect(box, &QComboBox::activated, context, edited);
    else if (auto* whole = qobject_cast<QSpinBox*>(editor))
      QObject::connect(whole, &QSpinBox::valueChanged, context, edited);
    else if (auto* real = qobject_cast<QDoubleSpinBox*>(editor))
      QObject::connect(real, &QDoubleSpinBox::valueChanged, context, edited);
}

}  // namespace habitus::kit
