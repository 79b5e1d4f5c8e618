#include "resources/fonts.h"

#include <QBuffer>
#include <QGuiApplication>
#include <QPageSize>
#include <QPdfWriter>
#include <QtCore/qmath.h>

#include "core/report/tongue.h"
#include "views/paper/outline.h"
#include "views/paper/pages.h"
#include "views/paper/paper.h"

namespace habitus::paper {

namespace {
/// The time of writing becomes the time the card was made: the same card gives the same bytes.
void fix_date(QByteArray& bytes, const std::string& created) {
  if (created.empty()) return;
  QByteArray digits;
  for (const char c : created)
    if (c >= '0' && c <= '9') digits += c;
  digits = digits.leftJustified(14, '0', true);
  const QByteArray key("/CreationDate (D:");
  for (qsizetype at = bytes.indexOf(key); at >= 0; at = bytes.indexOf(key, at + 1)) {
    const qsizetype from = at + key.size();
    bytes.replace(from, 14, digits);
    // "+01'00'" of the local zone → Z-like zeros of equal length, so that no offset of the file moves
    for (qsizetype i = from + 14; i < bytes.size() && bytes[i] != ')'; ++i)
      if (bytes[i] >= '0' && bytes[i] <= '9') bytes[i] = '0';
  }
}
}  // namespace

Result<std::string> pdf(const report::Document& document, const std::string& attached,
                        const report::Words& words, bool annex) {
  if (!qobject_cast<QGuiApplication*>(QCoreApplication::instance()))
    return fail(Kind::internal, "Painting a PDF needs a QGuiApplication");
  load_fonts();
  QBuffer buffer;
  buffer.open(QIODevice::WriteOnly);
  QByteArray bytes;
  {
    QPdfWriter writer(&buffer);
    writer.setResolution(1440);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setTitle(
        QString::fromStdString(words.say(document.kind) + " · " + name_of(document)));
    writer.setCreator(QStringLiteral("Habitus " HABITUS_VERSION));
    if (!attached.empty())
      writer.addFileAttachment(QStringLiteral("card.json"), QByteArray::fromStdString(attached),
                               QStringLiteral("application/json"));
    Sheet sheet(&writer, document, words);
    annex ? lay_out_annex(sheet) : lay_out(sheet);
    QPainter painter;
    if (!painter.begin(&writer)) return fail(Kind::internal, "The PDF cannot be painted");
    sheet.paint(painter, [&] { writer.newPage(); });
    painter.end();
    bytes = with_outline(buffer.data(), sheet, QByteArray::fromStdString(document.language));
  }
  fix_date(bytes, document.created);
  return bytes.toStdString();
}

Result<std::string> png(const report::Drawing& drawing) {
  if (!qobject_cast<QGuiApplication*>(QCoreApplication::instance()))
    return fail(Kind::internal, "Painting a picture needs a QGuiApplication");
  load_fonts();
  constexpr double kLarger = 2;
  QImage image(QSizeF(drawing.width * kLarger, drawing.height * kLarger).toSize(), QImage::Format_RGB32);
  image.fill(Qt::white);
  QPainter painter(&image);
  painter.setRenderHint(QPainter::Antialiasing);
  paint_drawing(painter, drawing, kLarger, &image);
  painter.end();
  QBuffer buffer;
  buffer.open(QIODevice::WriteOnly);
  if (!image.save(&buffer, "PNG")) return fail(Kind::internal, "The picture cannot be written");
  return buffer.data().toStdString();
}

Result<std::string> print(const report::Document& document, const std::string& attached, bool annex) {
  return pdf(document, attached, report::words_in(document.language), annex);
}

}  // namespace habitus::paper
