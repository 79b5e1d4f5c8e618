#pragma once
#include <ostream>

#include "core/report/figure.h"

namespace habitus {

/// A table for a terminal: aligned columns, quantities right, intervals in brackets.
void print(std::ostream& out, const report::Table& table);

}  // namespace habitus
