#include "app/verbs/verb.h"

namespace habitus {

Result<Project*> Desk::open(bool write) {
  if (!project) {
    TRY(project, Project::open(project_path, write ? Store::Mode::read_write : Store::Mode::read_only));
  }
  if (write && project->read_only())
    return fail(Kind::refused, "The project is open elsewhere and cannot be changed here", project_path,
                "Close the other window or wait until its job has ended");
  return project.get();
}

}  // namespace habitus
