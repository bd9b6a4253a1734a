#pragma once
#include <string>
#include <vector>

#include "report/json.hpp"
#include "view/site.hpp"

/// The pages of a site.
namespace groundswell::view {

/// The explorer: its page, and its script beside it, because no script may stand in a page of a site.
///
/// @param about  what the page is told of its site: `Site` of web/src/engine/site.ts
/// @throws std::logic_error if the page is not as web/ builds it
std::vector<SiteFile> explorer_files(Json const& about);

/// Claims, evidence, and what can be downloaded.
std::vector<SiteFile> text_files(std::vector<SiteFile> const& downloads);

/// What keeps the files of a site for when there is no network (a service worker).
SiteFile offline_file(std::vector<SiteFile> const& files);

} // namespace groundswell::view
