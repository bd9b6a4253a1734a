#pragma once
#include <string>
#include <string_view>

#include "report/json.hpp"

/// The web pages inside the program, as web/ builds them.
namespace groundswell::view {

std::string_view explorer_page();
std::string_view report_page();
/// Licences of the packages that the pages are made of.
std::string_view page_licences();

/// A report page with its data in it.
///
/// @throws std::logic_error if the page has no place for it
std::string filled_report(Json const& data);

} // namespace groundswell::view
