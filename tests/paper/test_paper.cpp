#include <cmath>

#include <QHashSeed>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtGui/QGuiApplication>
#include <QtTest/QTest>

#include "tests/check.h"
#include "tests/report/figures.h"
#include "views/paper/paper.h"

using namespace habitus;
using namespace habitus::report;

class TestPaper : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void same_bytes_twice();
  void text_can_be_found();
  void page_one_keeps_its_room();
  void tables_use_their_width();
};

namespace {
Bit say(const char* text) { return {Text(text), -1, Run::Part::none, "", Bit::Style::plain}; }

/// A document with one of every block, its numbers those of the example figures.
Document example() {
  Document d;
  d.kind = "Model card", d.project = "homeware", d.title = "Lapse-90", d.version = "version 3";
  d.purpose = {say("Ranks customers by the risk of buying nothing for 90 days.")};
  d.verdict = Sign::pass;
  d.verdict_title = {say("Fit for its purpose")};
  d.verdict_text = {say("Six of seven gates pass.")};
  for (const char* name : {"Status", "Risk tier", "Valid", "Findings", "Sections", "Evidence"})
    d.strip.push_back({Text(name), {say("Validated")}});
  d.bands = {Text("DRAFT: sections still open: § 4")};
  d.card_hash = std::string(64, 'a'), d.journal_head = std::string(64, 'b'), d.journal_entry = 12,
  d.created = "2026-10-14T09:12:00Z";
  Answer answer;
  answer.question = "funnel", answer.result = std::string(64, 'c'), answer.inputs = "{}", answer.body = "{}",
  answer.spec = "{}";
  const size_t index = d.ledger.adopt(answer);
  for (int i = 0; i < 6; ++i)
    d.minute.push_back({Sign::pass,
                        {say("It finds them")},
                        {say("The weakest month reached AUC 0.755 (0.744–0.767); the limit is 0.72.")}});
  Section s;
  s.number = "8", s.title = "Results overall", s.state = Sign::filled;
  for (const Figure& f : example_figures()) {
    for (const auto& [q, label] : quantities(f)) {
      d.ledger.section = "8";
      const int fact = d.ledger.bind(index, q, label);
      if (fact < 0) continue;
      Block b;
      b.line = {say("Reach is "),
                Bit{Text(print(q, Words())), fact, Run::Part::value, "", Bit::Style::strong}, say(".")};
      s.blocks.push_back(b);
    }
    auto figure = std::make_shared<DocumentFigure>();
    Canvas canvas;
    canvas.width = kFigureWidth;
    canvas.palette = &print_palette();
    figure->drawing = draw(f, canvas);
    figure->caption = {say("What is seen.")};
    Block b;
    b.kind = Block::Kind::figure;
    b.figure = figure;
    s.blocks.push_back(b);
  }
  d.sections.push_back(s);
  d.signatures.push_back({"R. Osei", "Model owner", "", "", "", ""});
  return d;
}

QString tool(const char* name) { return QStandardPaths::findExecutable(QString::fromLatin1(name)); }
/// What pdftotext finds in a PDF; null where it could not look.
QString text_in(const std::string& pdf, const QStringList& options) {
  QTemporaryDir folder;
  QFile file(folder.path() + QStringLiteral("/card.pdf"));
  if (!file.open(QIODevice::WriteOnly)) return {};
  file.write(pdf.data(), static_cast<qint64>(pdf.size()));
  file.close();
  QProcess p;
  p.start(tool("pdftotext"), options + QStringList{file.fileName(), QStringLiteral("-")});
  return p.waitForFinished() ? QString::fromUtf8(p.readAllStandardOutput()) : QString();
}

}  // namespace

void TestPaper::same_bytes_twice() {
  OK(const std::string first, paper::pdf(example(), "{}\n", Words()));
  OK(const std::string second, paper::pdf(example(), "{}\n", Words()));
  QVERIFY(first.substr(0, 5) == "%PDF-");
  QVERIFY(first == second);
  QVERIFY(first.find("card.json") != std::string::npos);
}

void TestPaper::text_can_be_found() {
  if (tool("pdftotext").isEmpty()) QSKIP("pdftotext (poppler-utils) is not installed");
  const Document d = example();
  OK(const std::string bytes, paper::pdf(d, "{}", Words()));
  if (qEnvironmentVariableIsSet("HABITUS_LOOK")) {
    QFile look(QStringLiteral("look.pdf"));
    QVERIFY(look.open(QIODevice::WriteOnly));
    look.write(bytes.data(), static_cast<qint64>(bytes.size()));
  }
  const QString text = text_in(bytes, {QStringLiteral("-layout")}).replace(QChar(0xa0), QLatin1Char(' '));
  QVERIFY(text.contains(QStringLiteral("Page 1 of ")));
  QVERIFY(text.contains(QStringLiteral("DRAFT")));
  for (const Fact& f : d.ledger.facts) {
    const QString printed =
        QString::fromStdString(print(f.quantity, Words())).replace(QChar(0xa0), QLatin1Char(' '));
    QVERIFY2(text.contains(printed), qPrintable(printed));
    const QString interval = QString::fromStdString(print_interval(f.quantity, Words()));
    QVERIFY2(text.contains(interval), qPrintable(interval));
  }
}

void TestPaper::page_one_keeps_its_room() {
  if (tool("pdftotext").isEmpty()) QSKIP("pdftotext (poppler-utils) is not installed");
  OK(const std::string bytes, paper::pdf(example(), "{}", Words()));
  const QString first =
      text_in(bytes, {QStringLiteral("-f"), QStringLiteral("1"), QStringLiteral("-l"), QStringLiteral("1")});
  QVERIFY(first.contains(QStringLiteral("In one minute")));
  QVERIFY(!first.contains(QStringLiteral("Contents and status")));
}

/// A value and its interval stand on one line; a long narrow table stands in two halves.
void TestPaper::tables_use_their_width() {
  if (tool("pdftotext").isEmpty()) QSKIP("pdftotext (poppler-utils) is not installed");
  Document d = example();
  Section& s = d.sections[0];
  s.blocks.clear();
  Block narrow, wide;
  narrow.kind = wide.kind = Block::Kind::table;
  narrow.table.columns = {{"Measure", Column::Align::left}, {"Value", Column::Align::right}};
  for (const char* name : {"alpha", "beta", "gamma", "delta", "epsilon", "zeta"})
    narrow.table.rows.push_back({{{say(name)}}, {{say("12")}}});
  wide.table.columns = {{"What was changed", Column::Align::left}, {"First of all", Column::Align::right},
                        {"Second of all", Column::Align::right}, {"Third of all", Column::Align::right}};
  for (int i = 0; i < 3; ++i) {
    std::vector<DocumentCell> row{{{say("Frequency of orders in the last quarter")}}};
    for (int c = 0; c < 3; ++c) row.push_back({{say("0.7153")}, {say("0.6601–0.7702")}});
    wide.table.rows.push_back(row);
  }
  s.blocks = {narrow, wide};
  OK(const std::string bytes, paper::pdf(d, "{}", Words()));
  int halves = 0, beside = 0;
  for (const QString& line : text_in(bytes, {QStringLiteral("-layout")}).split(QLatin1Char('\n'))) {
    halves += line.contains(QStringLiteral("alpha")) && line.contains(QStringLiteral("delta"));
    beside += line.count(QStringLiteral("0.7153")) == 3 && line.count(QStringLiteral("0.6601–0.7702")) == 3;
  }
  QCOMPARE(halves, 1);
  QCOMPARE(beside, 3);
}

int main(int argc, char** argv) {
  QHashSeed::setDeterministicGlobalSeed();
  QGuiApplication app(argc, argv);
  TestPaper test;
  return QTest::qExec(&test, argc, argv);
}
#include "test_paper.moc"
