#pragma once
#include <QColor>
#include <QIcon>

namespace habitus::kit {

/// resources/icons/<name>.svg (16 grid, one path, stroke 1.4), tinted from the live palette: text2, accent
/// when on, fainter when disabled. An unknown name gives an empty icon.
QIcon icon(const QString& name);
/// The same in one fixed colour (verdicts, empty states).
QPixmap icon_pixmap(const QString& name, int size, const QColor& colour, double ratio);

}  // namespace habitus::kit
