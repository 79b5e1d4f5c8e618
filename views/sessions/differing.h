#pragma once
#include <QWidget>

#include "views/kit/context.h"
#include "views/kit/job.h"

class QPushButton;
class QTreeWidget;

namespace habitus {

/// The persons two recipes cut differently, the most differing first; looked up when somebody asks, because
/// single persons are journalled.
class DifferingList : public QWidget {
  Q_OBJECT
 public:
  DifferingList(kit::Context& context, QWidget* parent);
  /// `complete`: a completed sessions spec; empty when there is nothing to compare with.
  void set_spec(const std::string& complete);

 Q_SIGNALS:
  void refused(const habitus::Error& error);

 private:
  void look();
  kit::Context& context_;
  kit::Job job_;
  std::string spec_;
  QPushButton* ask_;
  QTreeWidget* tree_;
};

}  // namespace habitus
