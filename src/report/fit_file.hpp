#pragma once
#include <groundswell/members.hpp>
#include <string>

namespace groundswell::report {

/// Read a fit: a file of members, a study that holds one (recognised by its content), or `shipped_fit`.
///
/// @throws UserError if it cannot be read, or holds no fit
Members read_fit(std::string const& name);

} // namespace groundswell::report
