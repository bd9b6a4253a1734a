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

/// What else a site is made of: the worker with an engine, the runs that everybody sees first (JSON), and
/// pages of docs/.
std::string_view page_worker();
std::string_view first_runs();
std::string_view claims_text();
std::string_view evidence_text();

/// The engine for web pages, if the program was built with it (web/build-engine); else both are empty.
struct PageModule {
    std::string_view wasm, script;
};
PageModule page_module();

/// A report page with its data in it.
///
/// @throws std::logic_error if the page has no place for it
std::string filled_report(Json const& data);

} // namespace groundswell::view
