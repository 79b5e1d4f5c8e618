#include <nlohmann/json.hpp>

#include <QAbstractButton>
#include <QDateTime>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

#include "views/kit/icons.h"
#include "views/kit/labels.h"
#include "views/kit/recent.h"
#include "views/kit/style_paint.h"
#include "views/kit/words.h"
#include "views/start/start.h"

namespace habitus {
namespace {

using kit::Theme;

/// A row of icon, bold first line, quiet second line and something at the right; a card with a border, or a
/// line of a list.
class Row : public QAbstractButton {
 public:
  Row(const QString& icon, const QString& first, const QString& second, const QString& right, bool card,
      QWidget* parent)
      : QAbstractButton(parent), icon_(icon), second_(second), right_(right), card_(card) {
    setText(first);
    setAccessibleName(first);
    setAccessibleDescription(second);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setMinimumHeight(Theme::now().px(card ? 58 : 48));
    setAttribute(Qt::WA_Hover);
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    const Theme& theme = Theme::now();
    const bool lively = underMouse() || hasFocus();
    const QRectF r = rect();
    if (card_) {
      kit::paint_box(&painter, r, theme.surface, lively ? theme.accent : theme.line, 6, hasFocus() ? 2 : 1);
    } else {
      if (lively) painter.fillRect(rect(), theme.tint);
      painter.fillRect(QRect(0, height() - 1, width(), 1), theme.line);
      if (hasFocus()) kit::paint_ring(&painter, r);
    }
    const int at = theme.px(card_ ? 18 : 14);
    const QPixmap glyph = kit::icon_pixmap(icon_, theme.px(18), lively && card_ ? theme.accent : theme.text2,
                                           devicePixelRatioF());
    painter.drawPixmap(QPointF(at, (height() - theme.px(18)) / 2.0), glyph);
    const QRect words = rect().adjusted(theme.px(card_ ? 50 : 40), theme.px(card_ ? 11 : 6), -theme.px(14),
                                        -theme.px(card_ ? 11 : 6));
    painter.setFont(theme.font(Theme::Role::small));
    painter.setPen(theme.text3);
    painter.drawText(words, Qt::AlignRight | Qt::AlignTop, right_);
    const int taken = painter.fontMetrics().horizontalAdvance(right_) + theme.px(12);
    painter.setPen(theme.text2);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignBottom,
                     painter.fontMetrics().elidedText(second_, Qt::ElideRight, words.width()));
    painter.setFont(theme.font(Theme::Role::strong));
    painter.setPen(theme.text);
    const QString first = painter.fontMetrics().elidedText(text(), Qt::ElideMiddle, words.width() - taken);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignTop, first);
  }

 private:
  QString icon_, second_, right_;
  bool card_;
};

/// The mark of the program: three bars and an interval.
class Mark : public QWidget {
 public:
  explicit Mark(QWidget* parent) : QWidget(parent) { setFixedSize(Theme::now().px(44), Theme::now().px(44)); }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    const Theme& theme = Theme::now();
    painter.scale(width() / 44.0, height() / 44.0);
    kit::paint_box(&painter, QRectF(0, 0, 44, 44), theme.accent, Qt::transparent, 9);
    painter.fillRect(QRectF(10, 11, 24, 5), theme.onAccent);
    painter.fillRect(QRectF(10, 20, 16, 5), theme.onAccent);
    painter.fillRect(QRectF(10, 29, 8, 5), theme.onAccent);
    painter.fillRect(QRectF(23, 30.7, 11, 1.6), theme.onAccent);
    painter.fillRect(QRectF(23, 28.5, 1.6, 6), theme.onAccent);
    painter.fillRect(QRectF(32.4, 28.5, 1.6, 6), theme.onAccent);
  }
};

QString when(const QDateTime& moment) {
  const qint64 days = moment.date().daysTo(QDate::currentDate());
  if (days == 0) return Start::tr("Today, %1").arg(QLocale().toString(moment.time(), QLocale::ShortFormat));
  if (days == 1) return Start::tr("Yesterday");
  return QLocale().toString(moment.date(), QStringLiteral("d MMM"));
}

}  // namespace

Start::Start(kit::Context& context) : View(context) {
  auto* page = new kit::Plate(kit::Plate::Ground::window, this);
  auto* left = new QVBoxLayout;
  left->setSpacing(10);
  left->addWidget(new Mark(page));
  left->addSpacing(8);
  left->addWidget(kit::label(Theme::Role::title, QStringLiteral("Habitus"), page));
  left->addWidget(kit::label(Theme::Role::sentence,
                             tr("From raw event logs to a model card whose every number can be recomputed."),
                             page, kit::Ink::second));
  left->addSpacing(12);
  const auto add = [&](const char* icon, const QString& first, const QString& second, const QString& key,
                       const QString& action) {
    auto* row = new Row(QString::fromLatin1(icon), first, second, key, true, page);
    connect(row, &QAbstractButton::clicked, this, [this, action] { this->context().act(action); });
    left->addWidget(row);
  };
  add("import", tr("Import an event log"), tr("CSV, TSV, JSONL, .gz, .zst, .zip, or drop it here"),
      QStringLiteral("Ctrl+I"), QStringLiteral("import"));
  add("segments", tr("Open the sample"), tr("A simulated shop, truth known"), {},
      QStringLiteral("project.sample"));
  add("folder", tr("Open a project…"), tr("One .habitus file"), QStringLiteral("Ctrl+O"),
      QStringLiteral("project.open"));
  add("new", tr("New project…"), tr("An empty file to import into"), QStringLiteral("Ctrl+N"),
      QStringLiteral("project.new"));
  left->addStretch(1);

  auto* right = new QVBoxLayout;
  right->setSpacing(6);
  right->addSpacing(8);
  right->addWidget(kit::label(Theme::Role::label, tr("Recent"), page, kit::Ink::second));
  recent_ = new QVBoxLayout;
  recent_->setSpacing(0);
  right->addLayout(recent_);
  right->addStretch(1);

  auto* columns = new QHBoxLayout;
  columns->setSpacing(48);
  columns->addStretch(1);
  columns->addLayout(left, 4);
  columns->addLayout(right, 6);
  columns->addStretch(1);
  auto* outer = new QVBoxLayout(page);
  outer->setContentsMargins(24, 24, 24, 24);
  outer->addStretch(2);
  outer->addLayout(columns, 6);
  outer->addStretch(1);
  set_body(page);
}

void Start::refresh() {
  while (QLayoutItem* item = recent_->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  const auto all = kit::recent_projects();
  for (const kit::Recent& one : all) {
    auto* row = new Row(QStringLiteral("file"), QFileInfo(one.path).fileName(),
                        one.events == 0
                            ? QFileInfo(one.path).absolutePath()
                            : tr("%1 events · %2 people").arg(kit::count(one.events), kit::count(one.people)),
                        when(one.opened), false, this);
    row->setToolTip(one.path);
    connect(row, &QAbstractButton::clicked, this, [this, path = one.path.toStdString()] {
      context().act(QStringLiteral("project.open"), Json{{"path", path}});
    });
    recent_->addWidget(row);
  }
  if (all.empty())
    recent_->addWidget(
        kit::label(Theme::Role::body, tr("Projects you open will stand here."), this, kit::Ink::third));
}

}  // namespace habitus
