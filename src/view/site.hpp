#pragma once
#include <functional>
#include <groundswell/stop.hpp>
#include <string>
#include <vector>

#include "view/session.hpp"

/// The explorer as a folder of plain files, which any web space serves.
namespace groundswell::view {

struct SiteRequest {
    /// Of the runs that everybody sees first, how many are made beforehand.
    std::size_t runs{static_cast<std::size_t>(-1)};
    int threads{1}; ///< never changes what is written
    Stop stop{};
    /// Called before each run: how many are done, of how many. May be null.
    std::function<void(std::size_t done, std::size_t of)> progress{};
};

struct SiteFile {
    std::string name; ///< with "/" between folders
    std::string bytes;
};

struct Site {
    std::vector<SiteFile> files;
    std::string lacking; ///< why pages of it have no engine; "": they have
};

/// All files of a site about a session. The same session gives the same bytes.
///
/// @throws UserError, Stopped
Site site_of(Session const& session, SiteRequest const& request);

/// Write them into a folder that is not there, is empty, or holds a site, which is replaced: all of them or
/// none.
///
/// @throws UserError under the folder's name
void write_site(Site const& site, std::string const& folder);
/// What `write_site` would refuse, before anything is run.
void require_place_of_site(std::string const& folder);

} // namespace groundswell::view
