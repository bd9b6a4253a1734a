#pragma once
#include <filesystem>
#include <string>
#include <system_error>

namespace groundswell {

/// What happens to a file that has the name already.
enum class Existing { replaced, kept };

/// The name under which this process writes a file before it moves it to its place, beside it.
std::filesystem::path half_name(std::filesystem::path const& path);

/// Put what was written under `half_name` onto the disk and give it its name, with the folder's entry on the
/// disk too. So whoever finds the name finds the whole file, even after a power cut.
///
/// @return why not; then nothing has the name that did not have it before
std::error_code move_into_place(std::filesystem::path const& half, std::filesystem::path const& path,
                                Existing existing);

/// Remove what processes that were killed left beside a file.
void remove_halves(std::filesystem::path const& path);

} // namespace groundswell
