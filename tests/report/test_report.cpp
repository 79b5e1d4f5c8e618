#include <QtCore/QFile>
#include <QtCore/QXmlStreamReader>
#include <QtTest/QTest>

#include "core/report/drawing.h"
#include "core/report/parts.h"
#include "tests/check.h"
#include "tests/report/figures.h"

using namespace habitus;
using namespace habitus::report;

class TestReport : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void every_kind_draws();
  void rows_show_every_number();
  void rows_do_not_repeat_their_series();
  void rings_are_as_far_out_as_their_values();
  void narrow_cells_keep_their_colours();
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

void TestReport::rows_do_not_repeat_their_series() {
  Figure f = forest_figure();
  f.series = {{"ratio of rates"}};
  for (Mark& m : f.marks) m.series = 0;
  QVERIFY(all_text(draw(f, {})).find("ratio of rates") == std::string::npos);
  f.series.push_back({"another"});  // one of several says which
  QVERIFY(all_text(draw(f, {})).find("ratio of rates") != std::string::npos);
  f.series = {{"fail", Series::Role::fail}};
  QVERIFY(all_text(draw(f, {})).find("✕ fail") != std::string::npos);
}

/// Twenty-four hours in a narrow dock: numbers would run together, so colours stand alone with their scale, every second
/// hour is named, and each cell still says its number where it is pointed at.
void TestReport::narrow_cells_keep_their_colours() {
  Figure f{.kind = "matrix", .id = "hours"};
  f.x.scale = f.y.scale = Axis::Scale::category;
  f.y.categories = {"Mon"};
  for (size_t hour = 0; hour < 24; ++hour) {
    f.x.categories.emplace_back(std::to_string(hour));
    Quantity q;
    q.value = 311.0 + static_cast<double>(hour);
    add_cell(f, hour, 0, q);
  }
  Canvas canvas;
  canvas.width = 480;
  const Drawing narrow = draw(f, canvas);
  canvas.width = 1100;
  const Drawing wide = draw(f, canvas);
  QVERIFY(all_text(wide).find("320") != std::string::npos);
  QVERIFY(all_text(wide).find("\n23\n") != std::string::npos);
  QVERIFY(all_text(narrow).find("320") == std::string::npos);
  QVERIFY(all_text(narrow).find("\n23\n") == std::string::npos && all_text(narrow).find("\n22\n") != std::string::npos);
  for (const char* end : {"311", "334"}) QVERIFY2(all_text(narrow).find(end) != std::string::npos, end);
  QCOMPARE(narrow.hits.size(), size_t{24});
}

void TestReport::rings_are_as_far_out_as_their_values() {
  const Figure f = radar_figure();
  const Drawing d = draw(f, {});
  std::map<int, const Shape*> points;
  for (const Shape& s : d.shapes)
    if (s.kind == Shape::Kind::circle && s.mark >= 0) points[s.mark] = &s;
  QCOMPARE(points.size(), size_t{9});  // one value is missing
  QCOMPARE(d.hits.size(), size_t{9});
  // The centre is below the first point; what lies beyond the rim stands on it, hollow.
  const double x = points[0]->x;
  QCOMPARE(points[2]->fill, light_palette().surface);
  QVERIFY(points[0]->fill != light_palette().surface);
  // Two on the first spoke: their distances to the centre are as 181 to 80.
  const double up = points[0]->y, low = points[5]->y;
  const double centre = (low * 181 - up * 80) / (181 - 80);
  QCOMPARE(points[5]->x, x);
  // The centre they give is that of the others: the fifth spoke's point of "Loyal" is 104 / 181 as far out.
  const double far = std::hypot(points[4]->x - x, points[4]->y - centre);
  QVERIFY(close_to(far / (centre - up), 104 / 181.0, 1e-9));
  QVERIFY(close_to(std::hypot(points[2]->x - x, points[2]->y - centre) / (centre - up), 400 / 181.0, 1e-9));
  // A whole ring is one closed path; one with a gap is open.
  int closed = 0;
  for (const Shape& s : d.shapes) closed += s.kind == Shape::Kind::path && s.closed && s.fill.a > 0;
  QCOMPARE(closed, 1);
  for (const char* said : {"Loyal", "New", "everybody", "Days since the last"})
    QVERIFY2(all_text(d).find(said) != std::string::npos, said);
  Figure dark = f;
  Canvas canvas;
  canvas.palette = &dark_palette();
  canvas.width = 420;
  const Drawing small = draw(dark, canvas);
  for (const Shape& s : small.shapes)
    if (s.kind == Shape::Kind::text) {
      const double w = inter_width(text_of(s), s.size, 400);
      const double from = s.anchor == Shape::Anchor::end ? s.x - w : s.anchor == Shape::Anchor::middle ? s.x - w / 2 : s.x;
      QVERIFY2(from >= -1 && from + w <= 421, text_of(s).c_str());
    }
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
