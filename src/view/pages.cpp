#include "view/pages.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>

/// Put a file into the program's read-only data under a name. CMake rebuilds this file when one changes.
#if defined(__APPLE__)
#define GROUNDSWELL_SECTION ".const_data\n"
#define GROUNDSWELL_BACK ".text\n"
#define GROUNDSWELL_SYMBOL(name) "_" name
#else
#define GROUNDSWELL_SECTION ".pushsection .rodata\n"
#define GROUNDSWELL_BACK ".popsection\n"
#define GROUNDSWELL_SYMBOL(name) name
#endif
#define GROUNDSWELL_EMBED(name, file)                                                                        \
    asm(GROUNDSWELL_SECTION ".globl " GROUNDSWELL_SYMBOL(#name "_begin") "\n" GROUNDSWELL_SYMBOL(            \
        #name "_begin") ":\n.incbin \"" file                                                                 \
                        "\"\n.globl " GROUNDSWELL_SYMBOL(#name "_end") "\n" GROUNDSWELL_SYMBOL(              \
                            #name "_end") ":\n.byte 0\n" GROUNDSWELL_BACK);                                  \
    extern "C" char const name##_begin[], name##_end[]

GROUNDSWELL_EMBED(groundswell_explorer, GROUNDSWELL_PAGES "/explorer.html");
GROUNDSWELL_EMBED(groundswell_report, GROUNDSWELL_PAGES "/report.html");
GROUNDSWELL_EMBED(groundswell_licences, GROUNDSWELL_PAGES "/licences.txt");
GROUNDSWELL_EMBED(groundswell_worker, GROUNDSWELL_PAGES "/worker.js");
GROUNDSWELL_EMBED(groundswell_first_runs, GROUNDSWELL_PAGES "/first_runs.json");
GROUNDSWELL_EMBED(groundswell_claims, GROUNDSWELL_DOCS "/claims.md");
GROUNDSWELL_EMBED(groundswell_evidence, GROUNDSWELL_DOCS "/evidence.md");
#ifdef GROUNDSWELL_PAGE_MODULE
GROUNDSWELL_EMBED(groundswell_module, GROUNDSWELL_PAGE_MODULE "/engine.wasm");
GROUNDSWELL_EMBED(groundswell_module_script, GROUNDSWELL_PAGE_MODULE "/engine.js");
#endif

namespace groundswell::view {

namespace {

std::string_view between(char const* begin, char const* end)
{
    return {begin, static_cast<std::size_t>(end - begin)};
}

} // namespace

std::string_view explorer_page()
{
    return between(groundswell_explorer_begin, groundswell_explorer_end);
}

std::string_view report_page()
{
    return between(groundswell_report_begin, groundswell_report_end);
}

std::string_view page_licences()
{
    return between(groundswell_licences_begin, groundswell_licences_end);
}

std::string_view page_worker()
{
    return between(groundswell_worker_begin, groundswell_worker_end);
}

std::string_view first_runs()
{
    return between(groundswell_first_runs_begin, groundswell_first_runs_end);
}

std::string_view claims_text()
{
    return between(groundswell_claims_begin, groundswell_claims_end);
}

std::string_view evidence_text()
{
    return between(groundswell_evidence_begin, groundswell_evidence_end);
}

PageModule page_module()
{
#ifdef GROUNDSWELL_PAGE_MODULE
    return {between(groundswell_module_begin, groundswell_module_end),
            between(groundswell_module_script_begin, groundswell_module_script_end)};
#else
    return {};
#endif
}

std::string filled_report(Json const& data)
{
    constexpr std::string_view mark = R"(id="groundswell-data">null</script>)";
    std::string page(report_page());
    auto const at = page.find(mark);
    if (at == std::string::npos) throw std::logic_error("the report page has no place for its data");
    // Nothing in the data can end the element that it stands in.
    std::string text;
    for (char const c : data.dump(-1, ' ', false, Json::error_handler_t::replace))
        text += c == '<' ? std::string("\\u003c") : std::string(1, c);
    auto const null = at + mark.find("null");
    page.replace(null, 4, text);
    return page;
}

} // namespace groundswell::view
