#pragma once
#include "views/paper/sheet.h"

namespace habitus::paper {

/// Lays the whole document out on the sheet.
void lay_out(Sheet& sheet);

}  // namespace habitus::paper
