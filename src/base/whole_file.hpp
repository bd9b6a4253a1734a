#pragma once
#include <filesystem>
#include <string>

#include "base/durable_file.hpp"

namespace groundswell {

/// Refuse a file that cannot be: it is a folder or another thing than a file, or its folder is not there.
///
/// @throws UserError under the file's name
void require_place(std::string const& path);

/// The same, and refuse a file that is there already.
void require_new_place(std::string const& path);

/// Refuse to begin a file for which its disk has no room. Where the system does not say, nothing is refused.
///
/// @param bytes  that it will have at most
/// @throws UserError under the file's name
void require_space_for(std::string const& path, double bytes, std::string const& suggestion);

/// A file that is written beside its place under a name of its own, and then moved into it: whoever looks
/// sees the old file or the new one, also after a power cut. Without `keep` it is removed.
class Draft {
  public:
    /// Make an empty file. It gets the permissions of the file that it will replace, if there is one.
    ///
    /// @throws UserError under the file's name
    explicit Draft(std::filesystem::path place);
    Draft(Draft&& other) noexcept;
    Draft& operator=(Draft&&) = delete;
    ~Draft();

    /// Where to write.
    std::filesystem::path const& path() const { return draft_; }
    /// Put it onto the disk and into its place.
    ///
    /// @throws UserError under the file's name
    void keep(Existing existing = Existing::replaced);

  private:
    std::filesystem::path place_, draft_;
};

/// Write a file whole or not at all.
///
/// @throws UserError under the file's name
void write_whole(std::string const& path, std::string const& text, Existing existing = Existing::replaced);

} // namespace groundswell
