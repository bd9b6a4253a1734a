# Write the claims of claims/ into a source file of room experiment, so that the program needs no other file.
# Adds to groundswell_experiment_generated.
file(GLOB claim_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/claims/*.toml)
set_property(DIRECTORY ${PROJECT_SOURCE_DIR} APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${claim_files})
set(claim_rows)
foreach(claim_file ${claim_files})
    get_filename_component(claim_name ${claim_file} NAME)
    file(READ ${claim_file} claim_text)
    string(APPEND claim_rows "        ClaimText{\"${claim_name}\", R\"toml(${claim_text})toml\"},\n")
endforeach()
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
file(GLOB measured_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/experiments/*.toml)
set(measured_table_file ${PROJECT_SOURCE_DIR}/data/experiments.csv)
set_property(DIRECTORY ${PROJECT_SOURCE_DIR} APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${measured_files} ${measured_table_file})
file(READ ${measured_table_file} measured_table)
set(measured_rows)
foreach(measured_file ${measured_files})
    get_filename_component(measured_name ${measured_file} NAME)
    file(READ ${measured_file} measured_text)
    string(APPEND measured_rows "        MeasuredText{\"${measured_name}\", R\"toml(${measured_text})toml\"},\n")
endforeach()
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
    return R"csv(@measured_table@)csv";
}

} // namespace groundswell
]])
