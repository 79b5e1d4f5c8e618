#pragma once
#include <vector>

#include "core/report/figure.h"
#include "views/kit/context.h"

class QPagedPaintDevice;

namespace habitus {

/// One figure a page: sentence, caption, picture, facts, and below who and when.
void print_figures(QPagedPaintDevice& device, const std::vector<report::Figure>& figures,
                   const kit::Context& context);

}  // namespace habitus
