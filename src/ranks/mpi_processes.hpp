#pragma once
#include <functional>
#include <memory>

#include "parallel/processes.hpp"
#include "ranks/mpi_mail.hpp"

namespace groundswell {

/// All ranks of a job as the processes that hold a world together. All call it.
///
/// @param mail  must outlive them
/// @param look  is called now and then while one waits for others; may throw, and then the job must be
/// aborted
std::unique_ptr<Processes> mpi_processes(MpiMail& mail, std::function<void()> look);

} // namespace groundswell
