#include "app/shell/dock.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include "views/kit/icons.h"
#include "views/kit/labels.h"
#include "views/kit/view.h"

namespace habitus {
namespace {

/// A dock's title is sized by its sizeHint, so it is a widget of its own.
class Title : public kit::Plate {
 public:
  explicit Title(QWidget* parent) : Plate(Ground::surface, parent) {}
  QSize sizeHint() const override { return {120, kit::Theme::now().px(32)}; }
  QSize minimumSizeHint() const override { return sizeHint(); }
};

}  // namespace

Dock::Dock(const kit::ViewCard& card, kit::View* view, QWidget* parent)
    : QDockWidget(title_of(card), parent), view_(view) {
  setObjectName(QStringLiteral("dock.") + card.id);
  view->setObjectName(card.id);
  view->setAccessibleName(title_of(card));
  auto* title = new Title(this);
  auto* column = new QVBoxLayout(title);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* row = new QHBoxLayout;
  row->setContentsMargins(12, 0, 4, 0);
  row->setSpacing(8);
  auto* glyph = new QToolButton(title);  // a label would not follow the theme
  glyph->setIcon(kit::icon(card.icon));
  glyph->setAutoRaise(true);
  glyph->setFocusPolicy(Qt::NoFocus);
  glyph->setAttribute(Qt::WA_TransparentForMouseEvents);
  glyph->setFixedWidth(20);
  glyph->setAccessibleName(title_of(card));
  auto* name = kit::label(kit::Theme::Role::strong, title_of(card), title);
  name->setWordWrap(false);
  auto* chip = new kit::Chip(title);
  auto* close = new QToolButton(title);
  close->setIcon(kit::icon(QStringLiteral("close")));
  close->setAutoRaise(true);
  close->setToolTip(tr("Close %1").arg(title_of(card)));
  close->setAccessibleName(close->toolTip());
  connect(close, &QToolButton::clicked, this, &QDockWidget::close);
  connect(view, &kit::View::chipChanged, chip,
          [view, chip] { chip->set(view->chip_kind(), view->chip_text()); });
  row->addWidget(glyph);
  row->addWidget(name);
  row->addWidget(chip);
  row->addStretch(1);
  row->addWidget(close);
  column->addLayout(row, 1);
  column->addWidget(new kit::Rule(title));
  setTitleBarWidget(title);
  setWidget(view);
  setFeatures(DockWidgetClosable | DockWidgetMovable);
}

}  // namespace habitus
