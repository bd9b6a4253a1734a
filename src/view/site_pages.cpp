#include "view/site_pages.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "base/sha256.hpp"
#include "view/markdown.hpp"
#include "view/pages.hpp"

namespace groundswell::view {

namespace {

/// Everything comes from the site itself. Scripts stand in files; only the engine's module is compiled.
constexpr auto site_policy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'unsafe-inline'; img-src data: "
    "blob:; "
    "font-src data:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'";

constexpr auto links =
    R"html(<nav class="site" aria-label="More of this site" style="margin:2rem 0;padding:0 clamp(1rem,2.45vw,2rem)">
<p><a href="claims.html">The claims and their results</a> · <a href="evidence.html">What it rests on</a> · <a href="downloads.html">Downloads</a></p>
</nav>
)html";

constexpr auto text_style =
    "html{color-scheme:light dark}body{font:1.0625rem/1.55 Georgia,serif;max-width:46rem;margin:0 "
    "auto;padding:1.5rem 1rem 4rem}"
    "h1,h2,h3,h4,nav,th{font-family:system-ui,sans-serif;line-height:1.2}code,pre{font-size:.85em;overflow-"
    "wrap:anywhere}"
    ".wide,pre{overflow-x:auto}table{border-collapse:collapse;font-size:.85rem}th,td{text-align:left;"
    "vertical-align:top;"
    "padding:.3rem .8rem .3rem 0;border-bottom:1px solid color-mix(in srgb,currentColor 25%,transparent)}";

void insert_before(std::string& page, std::string_view mark, std::string_view text)
{
    auto const at = page.find(mark);
    if (at == std::string::npos) throw std::logic_error("the explorer's page is not as it should be");
    page.insert(at, text);
}

std::string policy_tag()
{
    return fmt::format("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\" />\n", site_policy);
}

std::string text_page(std::string_view title, std::string_view body)
{
    return fmt::format(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\" />\n{}"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n"
        "<link rel=\"icon\" href=\"data:,\" />\n<title>{} - Groundswell</title>\n<style>{}</style>\n</head>\n"
        "<body>\n<nav><a href=\"./\">Groundswell</a></nav>\n<main>\n{}</main>\n</body>\n</html>\n",
        policy_tag(), title, text_style, body);
}

/// Links within the page, to the other pages of a site, and to other places; none to what is not here.
std::string address_in_site(std::string_view said)
{
    if (said.starts_with("#") || said.starts_with("https://")) return std::string(said);
    for (std::string_view const page : {"claims", "evidence"})
        if (said.starts_with(page) && said.substr(page.size()).starts_with(".md"))
            return fmt::format("{}.html{}", page, said.substr(page.size() + 3));
    return {};
}

} // namespace

std::vector<SiteFile> explorer_files(Json const& about)
{
    constexpr std::string_view begin = "<script type=\"module\"";
    std::string page(explorer_page());
    auto const at = page.find(begin);
    auto const inside = page.find('>', at) + 1;
    auto const end = page.find("</script>", inside);
    if (at == std::string::npos || end == std::string::npos)
        throw std::logic_error("the explorer's page has no script");
    auto const script = page.substr(inside, end - inside);
    page.replace(at, end - at, R"(<script type="module" src="page.js">)");
    constexpr std::string_view mark = "id=\"groundswell-site\">null";
    auto const place = page.find(mark);
    if (place == std::string::npos) throw std::logic_error("the explorer's page has no place for its site");
    std::string text;
    for (char const c : about.dump())
        text += c == '<' ? std::string("\\u003c") : std::string(1, c);
    page.replace(place + mark.size() - 4, 4, text);
    insert_before(page, "<meta name=\"viewport\"", policy_tag());
    insert_before(page, "</body>", links);
    return {{"index.html", std::move(page)}, {"page.js", script}};
}

std::vector<SiteFile> text_files(std::vector<SiteFile> const& downloads)
{
    std::string list = "<h1>Downloads</h1>\n<p>Scenarios are text. The program reads them: "
                       "<code>groundswell run FILE</code>.</p>\n<ul>\n";
    for (auto const& file : downloads)
        list += fmt::format("<li><a href=\"{0}\" download>{0}</a></li>\n", file.name);
    list += "</ul>\n";
    return {{"claims.html", text_page("The claims", html_of_markdown(claims_text(), address_in_site))},
            {"evidence.html", text_page("Evidence", html_of_markdown(evidence_text(), address_in_site))},
            {"downloads.html", text_page("Downloads", list)}};
}

SiteFile offline_file(std::vector<SiteFile> const& files)
{
    Json names = Json::array({"./"});
    std::string all;
    for (auto const& file : files) {
        // What is not packed is for old browsers only, which keep nothing.
        if (file.name != "engine/engine.wasm") names.push_back(file.name);
        all += sha256(file.bytes);
    }
    return {"offline.js", fmt::format(R"(// Keeps the files of this site for when there is no network.
const mine = "groundswell " + registration.scope + " ";
const name = mine + "{}";
const files = {};
addEventListener("install", (event) => event.waitUntil(caches.open(name).then((kept) => kept.addAll(files)).then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(caches.keys().then((names) => Promise.all(names.filter((n) => n.startsWith(mine) && n !== name).map((n) => caches.delete(n)))).then(() => clients.claim())));
addEventListener("fetch", (event) => {{
  if (event.request.method !== "GET") return;
  event.respondWith(caches.open(name).then((kept) => kept.match(event.request)).then((found) => found ?? fetch(event.request)));
}});
)",
                                      sha256(all).substr(0, 16), names.dump())};
}

} // namespace groundswell::view
