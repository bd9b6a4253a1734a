#pragma once
#include <groundswell/study.hpp>

#include "store/database.hpp"

namespace groundswell {

void write_identity(Database const& study, StudyIdentity const& identity);
StudyIdentity read_identity(Database const& study);

/// @throws UserError with every difference, if a run does not belong to the study in the file
void require_same_study(Database const& study, StudyIdentity const& run);

} // namespace groundswell
