#pragma once
#include <cstdlib>
#include <filesystem>
#include <optional>

#include "support/temporary_folder.hpp" // IWYU pragma: export

namespace groundswell::testing {

/// The folder of data that are not ours to hand on: the environment variable GROUNDSWELL_DATA, or else
/// ../shared/data beside the source. None if it is not there; a test that needs it then says so with
/// GTEST_SKIP.
inline std::optional<std::filesystem::path> shared_data()
{
    char const* const given = std::getenv("GROUNDSWELL_DATA");
    auto const folder = given != nullptr && *given != '\0'
                            ? std::filesystem::path(given)
                            : std::filesystem::path(GROUNDSWELL_SOURCE_DIR).parent_path() / "shared" / "data";
    if (!std::filesystem::is_directory(folder)) return std::nullopt;
    return folder;
}

} // namespace groundswell::testing

/// Define `folder` as the shared data, or skip the test with a message. For the first line of a test's body.
#define GROUNDSWELL_NEEDS_SHARED_DATA(folder)                                                                \
    auto const folder##_or_none = groundswell::testing::shared_data();                                       \
    if (!folder##_or_none) GTEST_SKIP() << "no shared data: set GROUNDSWELL_DATA to its folder";             \
    auto const& folder = *folder##_or_none
