#pragma once
#include <functional>
#include <initializer_list>

class QObject;
class QWidget;

namespace habitus::kit {

/// Calls `edited` when a person changes one of these editors: fields when they are left, all others at once. Not
/// after `context` is gone.
void watch(std::initializer_list<QWidget*> editors, QObject* context, const std::function<void()>& edited);

}  // namespace habitus::kit
