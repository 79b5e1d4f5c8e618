#pragma once
#include <QString>

class QTextBrowser;
class QWidget;

namespace habitus::kit {

/// resources/explanations/<id>.md (or de/<id>.md): what it is, how to read it, when not to trust it.
/// Markdown; empty when there is none.
QString explanation(const QString& id);
/// Markdown in the program's own weights: its font has no bold beyond semibold, and a made-up one smears.
void show_markdown(QTextBrowser* in, const QString& markdown);
/// Shows it in a small box below `anchor`; Esc closes it.
void show_explanation(QWidget* anchor, const std::string& id);

}  // namespace habitus::kit
