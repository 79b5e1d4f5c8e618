#include "views/paper/outline.h"

#include <map>

#include <QList>
#include <QString>

namespace habitus::paper {

namespace {
/// A finished PDF, read just far enough: its objects by number, catalogue and pages.
class Pdf {
 public:
  explicit Pdf(const QByteArray& bytes) : bytes_(bytes) {
    const qsizetype start = bytes.lastIndexOf("startxref");
    if (start < 0) return;
    xref_ = bytes.mid(start + 9, 24).simplified().split(' ').value(0).toLongLong();
    if (bytes.mid(xref_, 4) != "xref") return;
    const qsizetype line = bytes.indexOf('\n', xref_) + 1, first = bytes.indexOf('\n', line) + 1;
    size_ = bytes.mid(line, first - line).simplified().split(' ').value(1).toInt();
    for (int i = 0; i < size_; ++i) offsets_ << bytes.mid(first + 20 * i, 10).toLongLong();
    const QByteArray trailer = bytes.mid(bytes.indexOf("trailer", xref_), start - xref_);
    root_ = reference(trailer, "/Root ");
    info_ = reference(trailer, "/Info ");
    const QByteArray kids = object(reference(object(root_), "/Pages "));
    const qsizetype from = kids.indexOf("/Kids"), open = kids.indexOf('[', from),
                    close = kids.indexOf(']', open);
    if (from < 0) return;
    for (const QByteArray& word : kids.mid(open + 1, close - open - 1).simplified().split('R'))
      if (const int number = word.simplified().split(' ').value(0).toInt(); number > 0) pages_ << number;
  }
  bool ok() const { return root_ > 0 && !pages_.isEmpty() && !object(root_).isEmpty(); }
  /// The dictionary of an object: what stands between "obj" and "endobj", without its last ">>".
  QByteArray object(int number) const {
    if (number <= 0 || number >= offsets_.size()) return {};
    const qsizetype from = bytes_.indexOf("obj", offsets_[number]) + 3, to = bytes_.indexOf("endobj", from);
    const QByteArray body = bytes_.mid(from, to - from).trimmed();
    return body.endsWith(">>") ? body.chopped(2) : QByteArray();
  }
  int root() const { return root_; }
  int info() const { return info_; }
  int size() const { return size_; }
  qint64 xref() const { return xref_; }
  const QList<int>& pages() const { return pages_; }

 private:
  static int reference(const QByteArray& text, const char* key) {
    const qsizetype at = text.indexOf(key);
    return at < 0 ? 0 : text.mid(at + qstrlen(key), 16).simplified().split(' ').value(0).toInt();
  }
  QByteArray bytes_;
  qint64 xref_ = 0;
  int size_ = 0, root_ = 0, info_ = 0;
  QList<qint64> offsets_;
  QList<int> pages_;
};

/// New and changed objects, appended with a cross-reference section of their own.
class Update {
 public:
  explicit Update(const QByteArray& bytes) : bytes_(bytes) {
    if (!bytes_.endsWith('\n')) bytes_ += '\n';
  }
  void put(int number, const QByteArray& body) {
    at_[number] = bytes_.size();
    bytes_ += QByteArray::number(number) + " 0 obj\n" + body + "\nendobj\n";
  }
  QByteArray finish(const Pdf& old, int size) {
    const qsizetype xref = bytes_.size();
    bytes_ += "xref\n";
    for (const auto& [number, at] : at_)
      bytes_ += QByteArray::number(number) + " 1\n" + QByteArray::number(at).rightJustified(10, '0') +
                " 00000 n \n";
    bytes_ += "trailer\n<<\n/Size " + QByteArray::number(size) + "\n/Root " + QByteArray::number(old.root()) +
              " 0 R\n/Info " + QByteArray::number(old.info()) + " 0 R\n/Prev " +
              QByteArray::number(old.xref()) + "\n>>\nstartxref\n" + QByteArray::number(xref) + "\n%%EOF\n";
    return bytes_;
  }

 private:
  QByteArray bytes_;
  std::map<int, qsizetype> at_;
};

/// A text string: UTF-16 with its byte-order mark, in hex.
QByteArray text_string(const std::string& utf8) {
  QByteArray hex("<FEFF");
  for (const QChar c : QString::fromStdString(utf8))
    hex += QByteArray::number(c.unicode(), 16).rightJustified(4, '0').toUpper();
  return hex + ">";
}

QByteArray ref(int number) { return QByteArray::number(number) + " 0 R"; }

QByteArray destination(const Pdf& pdf, const Sheet::Mark& m) {
  return "[" + ref(pdf.pages().value(qsizetype(m.page))) + " /XYZ 0 " +
         QByteArray::number(qRound(Sheet::kHeight - m.y + 14)) + " null]";
}

const Sheet::Mark* mark_of(const Sheet& sheet, const std::string& name) {
  for (const Sheet::Mark& m : sheet.marks())
    if (m.name == name) return &m;
  return nullptr;
}

/// Pages with links get an /Annots of their own.
void put_links(Update& update, const Pdf& pdf, const Sheet& sheet) {
  std::map<size_t, QByteArray> annots;
  for (const Sheet::Link& l : sheet.links()) {
    const Sheet::Mark* to = mark_of(sheet, l.to);
    if (!to) continue;
    const auto n = [](double v) { return QByteArray::number(v, 'f', 1) + " "; };
    annots[l.page] += "<< /Type /Annot /Subtype /Link /Border [0 0 0] /Rect [" + n(l.x) +
                      n(Sheet::kHeight - l.y - l.height) + n(l.x + l.width) + n(Sheet::kHeight - l.y) +
                      "] /Dest " + destination(pdf, *to) + " >>\n";
  }
  for (const auto& [page, list] : annots) {
    const int number = pdf.pages().value(qsizetype(page));
    const QByteArray body = pdf.object(number);
    if (!body.isEmpty() && !body.contains("/Annots")) update.put(number, body + "/Annots [" + list + "]\n>>");
  }
}
}  // namespace

QByteArray with_outline(const QByteArray& bytes, const Sheet& sheet, const QByteArray& language) {
  const Pdf pdf(bytes);
  if (!pdf.ok() || sheet.marks().empty()) return bytes;
  Update update(bytes);
  const int outline = pdf.size(), first = outline + 1, count = int(sheet.marks().size());
  update.put(pdf.root(), pdf.object(pdf.root()) + "/Outlines " + ref(outline) +
                             "\n/PageMode /UseOutlines\n/Lang (" + language +
                             ")\n/ViewerPreferences << /DisplayDocTitle true >>\n>>");
  update.put(outline, "<< /Type /Outlines /First " + ref(first) + " /Last " + ref(first + count - 1) +
                          " /Count " + QByteArray::number(count) + " >>");
  for (int i = 0; i < count; ++i) {
    const Sheet::Mark& m = sheet.marks()[size_t(i)];
    QByteArray item = "<< /Title " + text_string(m.title) + " /Parent " + ref(outline);
    if (i > 0) item += " /Prev " + ref(first + i - 1);
    if (i + 1 < count) item += " /Next " + ref(first + i + 1);
    update.put(first + i, item + " /Dest " + destination(pdf, m) + " >>");
  }
  put_links(update, pdf, sheet);
  return update.finish(pdf, first + count);
}

}  // namespace habitus::paper
