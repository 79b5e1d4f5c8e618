#pragma once
#include <functional>

#include <QScrollArea>

#include "core/report/figure.h"
#include "views/kit/context.h"

class QHBoxLayout;
class QLabel;
class QScrollArea;
class QStackedWidget;
class QTimer;
class QToolButton;
class QVBoxLayout;

namespace habitus::kit {

class EmptyState;

class Chip;
class Picture;
class TableModel;
class TableView;
class ThemedLabel;

/// One figure with everything around it: title → sentence → caption → picture (or its twin table) → facts.
/// Copy, save, explanation. Read aloud it is its sentence, and its table.
class FigureView : public QWidget {
  Q_OBJECT
 public:
  explicit FigureView(Context& context, QWidget* parent = nullptr);
  /// `result`: hash under which the answer is stored (Answer::result), shown by the Inspector's Passport.
  void show_figure(const report::Figure& figure, const std::string& result = {});
  void clear();
  const report::Figure& figure() const { return figure_; }
  /// The figure as it is copied, saved, printed and presented; asked for when that happens. Without `how` it
  /// is the one shown: about files and definitions, not about people.
  report::Figure leaving() const { return leaving_ ? leaving_() : figure_; }
  void set_leaving(std::function<report::Figure()> how);
  /// The old picture at 45 % while a new answer is on its way (after 300 ms), controls stay live.
  void set_busy(bool busy);
  void set_chip(int kind, const QString& text);  ///< Chip::Kind
  void set_twin(bool twin);
  bool twin() const;
  /// Several on one page: each picture in its full height, no room for save.
  void set_compact(bool compact);
  bool save(const QString& path);  ///< by ending: svg png csv tsv html
  /// The picture alone, as it is copied.
  QImage image(double ratio) const;
  void inspect() const;  ///< makes it what the Inspector tells about
  /// One number of it, by its place in the answer: Subject::result is then "hash#place".
  void inspect_number(const std::string& at) const;
  void set_tools(QWidget* tools);  ///< own controls of the view, left of the toolbar
  /// Whoever can keep the figure as a definition shows the pin and answers `pinned`.
  void set_pinnable(bool pinnable, bool is_pinned = false);

 Q_SIGNALS:
  void selected(const QString& selection);  ///< canonical JSON of the people or events behind a mark or row
  void pinned();

 private:
  void resizeEvent(QResizeEvent* event) override;
  void fit();
  void build_toolbar();
  void watch_table();
  void copy_picture();
  QToolButton* tool(const char* icon, const QString& name);

  Context& context_;
  report::Figure figure_;
  std::string result_;
  ThemedLabel *title_, *sentence_, *caption_;
  Chip* chip_;
  QStackedWidget* stack_;
  QScrollArea* scroll_;
  QVBoxLayout* pictures_;
  TableModel* model_;
  TableView* table_;
  QWidget* tiles_;
  QToolButton *as_picture_, *as_table_, *save_, *pin_, *study_;
  QHBoxLayout* tools_;
  QTimer* dim_;
  bool compact_ = false;
  std::function<report::Figure()> leaving_;
};

/// All figures of an answer under one another on a page that scrolls: what most views put in their body.
class FigurePage : public QScrollArea {
  Q_OBJECT
 public:
  explicit FigurePage(Context& context, QWidget* parent = nullptr);
  /// `leaving` makes the same figures as they may leave the program (Context::leaving).
  void show_figures(const std::vector<report::Figure>& figures, const std::string& result = {},
                    const std::function<std::vector<report::Figure>()>& leaving = {});
  /// What to do before there is a figure, in its place.
  void show_hint(const QString& hint);
  void set_busy(bool busy);
  FigureView* first();
  const std::vector<FigureView*>& views() const { return views_; }
  void set_pinnable(bool pinnable, bool are_pinned = false);

 Q_SIGNALS:
  void selected(const QString& selection);
  void pinned(int figure);  ///< its place on the page

 private:
  Context& context_;
  QVBoxLayout* column_;
  EmptyState* blank_;
  std::vector<FigureView*> views_;
  bool pinnable_ = false, are_pinned_ = false;
};

}  // namespace habitus::kit
