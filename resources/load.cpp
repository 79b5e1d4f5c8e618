#include "resources/load.h"

#include <QDir>

void load_habitus_resource() { Q_INIT_RESOURCE(habitus); }  // the macro wants the global namespace

namespace habitus {
void load_resources() { load_habitus_resource(); }
}  // namespace habitus
