#pragma once
#include <functional>

#include <QObject>
#include <QString>

#include "core/base/result.h"
#include "views/kit/context.h"
#include "views/kit/job.h"

namespace habitus {

/// The open project of one window: new, open, sample, close, undo; what was open last.
class Session : public QObject {
  Q_OBJECT
 public:
  explicit Session(kit::Context& context) : context_(context), job_(context, this) {}
  Done open(const QString& path);
  Done create(const QString& path);  ///< an existing file is refused by name
  /// The simulated shop, made once in the user's own data folder. `then` hears when it is open, or why not.
  void open_sample(std::function<void(const Done&)> then);
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
  kit::Job job_;
};

}  // namespace habitus
