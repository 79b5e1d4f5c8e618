#include <QtCore/QFile>
#include <QtCore/QXmlStreamReader>
#include <QtTest/QTest>

#include "core/report/drawing.h"
#include "tests/check.h"
#include "tests/report/figures.h"

using namespace habitus;
using namespace habitus::report;

class TestReport : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void every_kind_draws();
  void rows_show_every_number();
  void hits_name_their_marks();
  void palette_contrast();
  void svg_is_xml_and_repeats();
};

namespace {
std::string all_text(const Drawing& d) {
  std::string all;
  for (const Shape& s : d.shapes)
    if (s.kind == Shape::Kind::text) all += text_of(s) + "\n";
  return all;
}
}  // namespace

void TestReport::every_kind_draws() {
  for (const Figure& f : example_figures()) {
    for (const double width : {320.0, 640.0, 1100.0}) {
      Canvas canvas;
      canvas.width = width;
      const Drawing d = draw(f, canvas);
      QVERIFY2(d.shapes.size() > 10, f.kind.c_str());
      QVERIFY2(d.height > 60, f.kind.c_str());
      for (const Shape& s : d.shapes) {
        QVERIFY2(std::isfinite(s.x) && std::isfinite(s.y) && std::isfinite(s.x2) && std::isfinite(s.y2),
                 f.kind.c_str());
        QVERIFY2(s.y >= -1 && s.y <= d.height + 1, f.kind.c_str());
      }
    }
    if (qEnvironmentVariableIsSet("HABITUS_LOOK")) {
      Canvas canvas;
      canvas.width = 820;
      QFile file(QString::fromStdString("look_" + f.kind + "_" + f.id + ".svg"));
      QVERIFY(file.open(QIODevice::WriteOnly));
      file.write(svg(draw(f, canvas), "look").c_str());
    }
  }
}

void TestReport::rows_show_every_number() {
  const std::string text = all_text(draw(funnel_figure(), {}));
  // look/window/01: the numbers of the picture's five steps.
  for (const char* part : {"100.0\u00a0%", "81.8\u00a0%", "81.2–82.5", "12,480", "3,908", "31.3\u00a0%",
                           "↓ 72 % go on, median 3.1 d", "may still", "lost"})
    QVERIFY2(text.find(part) != std::string::npos, part);
  const std::string forest = all_text(draw(forest_figure(), {}));
  for (const char* part :
       {"✓ pass", "✕ fail", "? insufficient", "−19.4", "−27.0 to −11.8", "tolerance ±10 pts"})
    QVERIFY2(forest.find(part) != std::string::npos, part);
}

void TestReport::hits_name_their_marks() {
  const Figure f = funnel_figure();
  const Drawing d = draw(f, {});
  QVERIFY(d.hits.size() >= 5);
  for (const Hit& h : d.hits)
    QVERIFY(h.mark >= 0 && h.mark < static_cast<int>(f.marks.size()) && h.w >= 0 && h.h > 0);
  for (const Shape& s : d.shapes)
    for (const Run& r : s.runs)
      if (r.part != Run::Part::none && !r.at.empty()) QVERIFY(s.mark >= 0);
}

void TestReport::palette_contrast() {
  // WCAG 2.2: 21 for black on white; the token table of the look gives the others to one decimal.
  QVERIFY(close_to(contrast(rgb(0), rgb(0xffffff)), 21, 1e-9));
  const Palette& light = light_palette();
  const Palette& dark = dark_palette();
  QVERIFY(std::abs(contrast(light.text2, light.surface) - 8.0) < 0.06);
  QVERIFY(std::abs(contrast(light.pass, light.surface) - 6.7) < 0.06);
  QVERIFY(std::abs(contrast(dark.accent, dark.surface) - 7.8) < 0.06);
  for (const Palette* p : {&light, &dark, &print_palette()}) {
    for (const Colour c : p->series) QVERIFY(contrast(c, p->surface) >= 3.0);
    for (const Colour c : {p->text, p->text2, p->text3, p->pass, p->fail, p->warn})
      QVERIFY(contrast(c, p->surface) >= 4.5);
    for (int i = 0; i <= 20; ++i) {
      const Colour cell = ramp(p->sequential, i / 20.0);
      QVERIFY(contrast(ink_on(cell), cell) >= 4.5);
    }
  }
}

void TestReport::svg_is_xml_and_repeats() {
  for (const Figure& f : example_figures()) {
    const std::string first = svg(draw(f, {}), "f");
    QCOMPARE(first, svg(draw(f, {}), "f"));
    QXmlStreamReader xml{QString::fromStdString(first)};
    while (!xml.atEnd()) xml.readNext();
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
  }
}

QTEST_GUILESS_MAIN(TestReport)
#include "test_report.moc"
