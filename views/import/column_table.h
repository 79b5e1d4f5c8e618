#pragma once
#include <vector>

#include <QTableWidget>

#include "core/ingest/sniff.h"
#include "views/import/roles.h"

namespace habitus {

/// The file's columns with a role over each and the first records as they are written in the file.
class ColumnTable : public QTableWidget {
  Q_OBJECT
 public:
  explicit ColumnTable(QWidget* parent);
  void show_sample(const ingest::Sample& sample, const std::vector<Role>& roles);
  std::vector<Role> roles() const;
  static QString title(Role role);

 Q_SIGNALS:
  void rolesChanged(const std::vector<Role>& roles);
};

}  // namespace habitus
