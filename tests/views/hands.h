#pragma once
#include <QAbstractSpinBox>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QInputDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QMultiHash>
#include <QPointer>
#include <QPushButton>
#include <QTimer>
#include <QXmlStreamReader>
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

/// What a control may be called: its English name, and what the program's own translation makes of it.
inline QStringList called(const QString& name) {
  static const QMultiHash<QString, QString> german = [] {
    QMultiHash<QString, QString> out;
    QFile file(QStringLiteral(SOURCE_ROOT "/translations/habitus_de.ts"));
    if (!file.open(QIODevice::ReadOnly)) return out;
    QXmlStreamReader xml(&file);
    QString source;
    while (!xml.atEnd()) {
      if (!xml.readNextStartElement()) continue;
      if (xml.name() == QLatin1String("source")) source = xml.readElementText();
      if (xml.name() == QLatin1String("translation"))
        out.insert(source, xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed());
    }
    return out;
  }();
  if (QLocale().language() != QLocale::German) return {name};
  QStringList names = german.values(name);
  if (names.isEmpty()) names << name;  // no text of ours: an event, an attribute, "Platt"
  return names;
}

/// A name that holds another: "Add to %1" with the name of a list.
inline QStringList called(const QString& pattern, const QString& name) {
  QStringList out;
  for (const QString& outer : called(pattern))
    for (const QString& inner : called(name)) out << outer.arg(inner);
  return out;
}

/// The visible control of one of these names, or nothing.
template <class T = QWidget>
T* find(QWidget& within, const QStringList& names) {
  for (T* w : within.findChildren<T*>())
    if (w->isVisible() && names.contains(name_of(w))) return w;
  return nullptr;
}
template <class T = QWidget>
T* find(QWidget& within, const QString& name) {
  return find<T>(within, called(name));
}

template <class Condition>
bool wait_for(Condition condition, int ms = 20000) {
  return QTest::qWaitFor(condition, ms);
}

/// Waits until the control is there and enabled, then clicks it.
template <class T = QAbstractButton>
bool click(QWidget& within, const QString& name) {
  T* control = nullptr;
  if (!wait_for([&] { return (control = find<T>(within, name)) && control->isEnabled(); })) {
    qWarning("no control named \"%s\" could be clicked", qPrintable(name));
    return false;
  }
  // A check box is as wide as its form and takes clicks on its box and text only.
  const bool box = qobject_cast<QCheckBox*>(control) != nullptr;
  QTest::mouseClick(control, Qt::LeftButton, {}, box ? QPoint(10, control->height() / 2) : QPoint());
  return true;
}

/// Presses a shortcut in a window. A window manager gives the focus back to it when a dialog has gone; the
/// platform without a screen has none.
inline bool keys(QWidget& window, Qt::Key key, Qt::KeyboardModifiers modifiers) {
  window.activateWindow();
  if (!QTest::qWaitForWindowActive(&window)) return false;
  QTest::keyClick(&window, key, modifiers);
  return true;
}

/// Types a text into the field of this name, instead of what it held, and leaves it with Return.
inline bool type(QWidget& within, const QStringList& names, const QString& text) {
  QLineEdit* line = nullptr;
  const auto look = [&] {
    line = find<QLineEdit>(within, names);
    if (auto* box = line ? nullptr : find<QComboBox>(within, names)) line = box->lineEdit();
    if (auto* box = line ? nullptr : find<QAbstractSpinBox>(within, names))
      line = box->findChild<QLineEdit*>();
    return line && line->isEnabled();
  };
  if (!wait_for(look)) {
    qWarning("nothing named \"%s\" could be typed into", qPrintable(names.value(0)));
    return false;
  }
  QTest::mouseClick(line, Qt::LeftButton);
  QTest::keyClick(line, Qt::Key_A, Qt::ControlModifier);
  QTest::keyClicks(line, text);
  QTest::keyClick(line, Qt::Key_Escape);  // closes the list of completions
  QTest::keyClick(line, Qt::Key_Return);
  return true;
}
inline bool type(QWidget& within, const QString& name, const QString& text) {
  return type(within, called(name), text);
}

/// Puts an answer into the next dialog of this kind, whole – letter by letter its completions might finish a shorter one – and
/// presses Return until it has gone.
template <class Dialog>
void answer_dialog(const QString& text) {
  auto* timer = new QTimer(qApp);
  QObject::connect(timer, &QTimer::timeout, qApp,
                   [timer, text, began = false, line = QPointer<QLineEdit>()]() mutable {
                     if (began && !line) return timer->deleteLater();
                     auto* modal = QApplication::activeModalWidget();
                     if (QWidget* completions = QApplication::activePopupWidget())
                       return QTest::keyClick(completions, Qt::Key_Escape);
                     if (auto* complaint = qobject_cast<QMessageBox*>(modal)) {
                       qWarning("%s", qPrintable(complaint->text()));
                       return QTest::keyClick(complaint, Qt::Key_Escape);
                     }
                     auto* dialog = qobject_cast<Dialog*>(modal);
                     if (!dialog) return;
                     for (auto* one : dialog->template findChildren<QLineEdit*>())
                       if (one->isVisible() && (!line || one->objectName() == QLatin1String("fileNameEdit")))
                         line = one;
                     if (!line) return;
                     began = true;
                     if (line->text() != text) line->setText(text);
                     QTest::keyClick(line, Qt::Key_Return);
                   });
  timer->start(50);
}
inline void answer_file_dialog(const QString& path) { answer_dialog<QFileDialog>(path); }
inline void answer_text_dialog(const QString& text) { answer_dialog<QInputDialog>(text); }

/// Chooses an entry of a combo box by its first letters, with the keyboard alone.
inline bool choose(QWidget& within, const QString& name, const QString& entry) {
  QComboBox* box = nullptr;
  if (!wait_for([&] { return (box = find<QComboBox>(within, name)) != nullptr; })) return false;
  box->setFocus();
  int want = -1;
  for (const QString& text : called(entry)) want = std::max(want, box->findText(text));
  if (want < 0) {
    qWarning("\"%s\" offers no \"%s\"", qPrintable(name), qPrintable(entry));
    return false;
  }
  while (box->currentIndex() < want) QTest::keyClick(box, Qt::Key_Down);
  while (box->currentIndex() > want) QTest::keyClick(box, Qt::Key_Up);
  QTest::keyClick(box, Qt::Key_Return);
  return box->currentIndex() == want;
}

/// A picture of the window in build/…/shots, to be looked at.
inline void shoot(QWidget& window, const char* name) {
  const QString folder = QApplication::applicationDirPath() + QStringLiteral("/../shots");
  QDir().mkpath(folder);
  window.grab().save(folder + QLatin1Char('/') + QLatin1String(name) + QStringLiteral(".png"));
}

}  // namespace hands
