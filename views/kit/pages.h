#pragma once
#include <memory>
#include <string>

#include <QScrollArea>

#include "core/report/document.h"

class QTimer;

namespace habitus::paper {
class Preview;
}

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

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void lay_out();
  void go_on();  ///< with the document that was set last; the one before stands until all of it is laid out
  class Canvas;
  Canvas* canvas_;
  std::unique_ptr<paper::Preview> coming_;
  QTimer* turn_;
  std::string wanted_;  ///< section to be shown once it is there
};

/// The document as PDF: what governance::Printer asks for.
Result<std::string> print_pdf(const report::Document& document, const std::string& attached, bool annex);

}  // namespace habitus::kit
