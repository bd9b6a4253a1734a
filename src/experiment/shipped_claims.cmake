# Write the claims of claims/ into a source file of room experiment, so that the program needs no other file.
# Adds to groundswell_experiment_generated.
groundswell_embed(claim_rows claims/*.toml NAME "        ClaimText{" ", " "},")
list(APPEND groundswell_experiment_generated ${PROJECT_BINARY_DIR}/generated/shipped_claims.cpp)
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/generated/shipped_claims.cpp @ONLY CONTENT [[#include "experiment/claim_texts.hpp"

#include <array>

namespace groundswell {

std::span<ClaimText const> claim_texts()
{
    static constexpr std::array all{
@claim_rows@    };
    return all;
}

} // namespace groundswell
]])

# Likewise the experiments of experiments/, and the numbers that were measured in them.
groundswell_embed(measured_rows experiments/*.toml NAME "        MeasuredText{" ", " "},")
groundswell_embed(measured_table data/experiments.csv NAME "    return /* " " */ " ";")
list(APPEND groundswell_experiment_generated ${PROJECT_BINARY_DIR}/generated/shipped_experiments.cpp)
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/generated/shipped_experiments.cpp @ONLY CONTENT [[#include "experiment/measured.hpp"

#include <array>

namespace groundswell {

std::span<MeasuredText const> measured_texts()
{
    static constexpr std::array all{
@measured_rows@    };
    return all;
}

std::string_view measured_table()
{
@measured_table@}

} // namespace groundswell
]])

# Likewise the members of the fit that comes with the program.
groundswell_embed(shipped_members data/fit_default.csv NAME "    return /* " " */ " ";")
list(APPEND groundswell_experiment_generated ${PROJECT_BINARY_DIR}/generated/shipped_members.cpp)
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/generated/shipped_members.cpp @ONLY CONTENT [[#include "experiment/shipped_members.hpp"

// A fit is longer than the shortest string that the standard promises; the compilers in use take it.
#pragma GCC diagnostic ignored "-Woverlength-strings"

namespace groundswell {

std::string_view shipped_members()
{
@shipped_members@}

} // namespace groundswell
]])
