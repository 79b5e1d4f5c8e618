#pragma once

namespace habitus {

/// Makes the family "Habitus Sans" known to Qt when it was cut (fonts/cut.py). Needs a QGuiApplication; any
/// number of times.
void load_fonts();

}  // namespace habitus
