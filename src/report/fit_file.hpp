#pragma once
#include <groundswell/members.hpp>
#include <string>
#include <vector>

#include "experiment/asked.hpp"

namespace groundswell::report {

/// Read a fit: a file of members, a study that holds one (recognised by its content), or `shipped_fit`.
///
/// @throws UserError if it cannot be read, or holds no fit
Members read_fit(std::string const& name);

/// The survey rows that a fit was made to, if it is a study that holds them.
///
/// @throws UserError if the study cannot be read
std::vector<AskedQuestion> fitted_questions(std::string const& name);

} // namespace groundswell::report
