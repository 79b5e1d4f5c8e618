#pragma once
#include <QByteArray>

#include "views/paper/sheet.h"

namespace habitus::paper {

/// QPdfWriter (Qt 6.4) writes no outline, no language and no links inside the document. They are appended as
/// an incremental update (ISO 32000-1, 7.5.6): a new catalogue, the outline, and pages with their links.
/// Bytes that are not as Qt writes them come back unchanged.
QByteArray with_outline(const QByteArray& pdf, const Sheet& sheet, const QByteArray& language);

}  // namespace habitus::paper
