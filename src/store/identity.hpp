#pragma once
#include <groundswell/study.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.hpp"
#include "store/seal.hpp"

namespace groundswell {

/// No study has more weeks.
inline constexpr Week most_weeks = 1'000'000;

/// The row of `provenance` that says how many names and parameters there are, and what seals them.
inline constexpr char const* identity_contents = "contents";
std::string spelled(SealedRows const& sealed);

void write_identity(Database const& study, StudyIdentity const& identity);
/// @throws UserError if something is missing, or is not of its kind
StudyIdentity read_identity(Database const& study);

/// Say one thing about the study, in place of what was said before. The caller holds the transaction.
void write_provenance(Database const& study, std::string_view name, std::string_view value);

/// The commands that made the study, in order.
std::vector<std::string> read_commands(Database const& study);
/// Add a command, unless it is there. The caller holds the transaction.
void write_command(Database const& study, std::string_view command);

/// @throws UserError with every difference, if a run does not belong to the study in the file
void require_same_study(Database const& study, StudyIdentity const& run);

} // namespace groundswell
