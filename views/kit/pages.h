#pragma once
#include <memory>
#include <vector>

#include <QScrollArea>

#include "core/report/document.h"

namespace habitus::kit {

/// The pages of a document, one below the other, as the PDF will have them; painted when they come into
/// sight.
class Pages : public QScrollArea {
  Q_OBJECT
 public:
  explicit Pages(QWidget* parent = nullptr);
  ~Pages() override;
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

/// The document as PDF: what governance::Printer asks for.
Result<std::string> print_pdf(const report::Document& document, const std::string& attached, bool annex);

}  // namespace habitus::kit
