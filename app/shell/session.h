#pragma once
#include <QObject>
#include <QString>

#include "core/base/result.h"
#include "views/kit/context.h"

namespace habitus {

/// The open project of one window: new, open, sample, close, undo; what was open last.
class Session : public QObject {
  Q_OBJECT
 public:
  explicit Session(kit::Context& context) : context_(context) {}
  Done open(const QString& path);
  Done create(const QString& path);  ///< an existing file is refused by name
  Done open_sample();                ///< a fresh copy of the simulated shop, made once
  void close();
  Done undo();  ///< moves the last-changed definition back
  Done redo();
  QString title() const;  ///< "shop – Habitus", with "(read-only)"

 Q_SIGNALS:
  void closing();                   ///< the project is still open
  void moved(const QString& what);  ///< after undo and redo: "Funnel “checkout” is at version 3 again"

 private:
  Done step(bool back);
  kit::Context& context_;
};

}  // namespace habitus
