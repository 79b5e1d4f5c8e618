#pragma once
#include <memory>
#include <vector>

#include <QScrollArea>

#include "core/report/document.h"

namespace habitus {

/// The pages of a document, one below the other, as the PDF will have them; painted when they come into
/// sight.
class CardPages : public QScrollArea {
  Q_OBJECT
 public:
  explicit CardPages(QWidget* parent = nullptr);
  ~CardPages() override;
  void set_document(const report::Document& document);
  void clear();
  void show_section(const std::string& number);
  int pages() const;

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void lay_out();
  class Canvas;
  Canvas* canvas_;
};

}  // namespace habitus
