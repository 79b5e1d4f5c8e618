#pragma once
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QPushButton>
#include <QtTest/QTest>

#include "app/shell/mainwindow.h"

/// What a person can do: find a control by its accessible name, press it, type into it, and wait. Nothing
/// else.
namespace hands {

inline QString name_of(const QWidget* w) {
  if (!w->accessibleName().isEmpty()) return w->accessibleName();
  if (const auto* button = qobject_cast<const QAbstractButton*>(w))
    return button->text().remove(QLatin1Char('&'));
  return {};
}

/// The visible control of this name, or nothing.
template <class T = QWidget>
T* find(QWidget& within, const QString& name) {
  for (T* w : within.findChildren<T*>())
    if (w->isVisible() && name_of(w) == name) return w;
  return nullptr;
}

template <class Condition>
bool wait_for(Condition condition, int ms = 20000) {
  return QTest::qWaitFor(condition, ms);
}

/// Waits until the control is there and enabled, then clicks its middle.
template <class T = QAbstractButton>
bool click(QWidget& within, const QString& name) {
  T* control = nullptr;
  if (!wait_for([&] { return (control = find<T>(within, name)) && control->isEnabled(); })) {
    qWarning("no control named \"%s\" could be clicked", qPrintable(name));
    return false;
  }
  QTest::mouseClick(control, Qt::LeftButton);
  return true;
}

/// Chooses an entry of a combo box by its first letters, with the keyboard alone.
inline bool choose(QWidget& within, const QString& name, const QString& entry) {
  QComboBox* box = nullptr;
  if (!wait_for([&] { return (box = find<QComboBox>(within, name)) != nullptr; })) return false;
  box->setFocus();
  const int want = box->findText(entry);
  if (want < 0) return false;
  while (box->currentIndex() < want) QTest::keyClick(box, Qt::Key_Down);
  while (box->currentIndex() > want) QTest::keyClick(box, Qt::Key_Up);
  return box->currentText() == entry;
}

/// A picture of the window in build/…/shots, to be looked at.
inline void shoot(QWidget& window, const char* name) {
  const QString folder = QApplication::applicationDirPath() + QStringLiteral("/../shots");
  QDir().mkpath(folder);
  window.grab().save(folder + QLatin1Char('/') + QLatin1String(name) + QStringLiteral(".png"));
}

}  // namespace hands
