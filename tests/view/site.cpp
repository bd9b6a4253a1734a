#include "view/site.hpp"

#include <filesystem>
#include <fstream>
#include <groundswell/problems.hpp>
#include <gtest/gtest.h>
#include <iterator>
#include <nlohmann/json.hpp>

#include "support/temporary_folder.hpp"
#include "view/markdown.hpp"

namespace groundswell::view {

namespace {

std::string rendered(std::string const& text)
{
    return html_of_markdown(
        text, [](std::string_view to) { return to.ends_with(".md") ? std::string() : std::string(to); });
}

std::string bytes_of_file(Site const& site, std::string const& name)
{
    for (auto const& file : site.files)
        if (file.name == name) return file.bytes;
    ADD_FAILURE() << "there is no " << name;
    return {};
}

std::string text_of(std::filesystem::path const& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

class SiteTest : public ::testing::Test {
  protected:
    SiteTest() { setenv("GROUNDSWELL_CACHE", "", 1); }

    std::string small()
    {
        return folder_
            .write("small.toml",
                   "title = \"Small </script>\"\nranks = 5\n[institution]\nseats = 120\nunits = 3\n"
                   "[run]\nweeks = 60\nburnin = 26\n")
            .string();
    }

    testing::TemporaryFolder folder_;
};

} // namespace

TEST(Markdown, RendersWhatDocsHold)
{
    EXPECT_EQ(rendered("# A b\n\ntext `x<y` **bold** and *soft*,\nmore\n"),
              "<h1 id=\"a-b\">A b</h1>\n<p>text <code>x&lt;y</code> <strong>bold</strong> and <em>soft</em>, "
              "more</p>\n");
    EXPECT_EQ(rendered("- one\n- two\n  still two\n\n1. first\n"),
              "<ul>\n<li>one</li>\n<li>two still two</li>\n</ul>\n<ol>\n<li>first</li>\n</ol>\n");
    EXPECT_EQ(
        rendered("| a | b |\n|---|---|\n| 1 \\| 2 | `x` |\n"),
        "<div class=\"wide\" tabindex=\"0\"><table>\n<thead><tr><th>a</th><th>b</th></tr>\n</thead><tbody>\n"
        "<tr><td>1 | 2</td><td><code>x</code></td></tr>\n</tbody></table></div>\n");
    EXPECT_EQ(rendered("<!-- not run: minutes -->\n```sh\na < b\n```\n"),
              "<pre><code>a &lt; b\n</code></pre>\n");
    EXPECT_EQ(rendered("[here](#x) [there](model.md)"), "<p><a href=\"#x\">here</a> there</p>\n");
}

TEST(Markdown, TakesNothingForHtml)
{
    EXPECT_EQ(rendered("<script>x</script> [<b>](#\"><i>)"),
              "<p>&lt;script&gt;x&lt;/script&gt; <a href=\"#&quot;&gt;&lt;i&gt;\">&lt;b&gt;</a></p>\n");
    EXPECT_EQ(rendered("2 * 3 * 4 and [no link"), "<p>2 * 3 * 4 and [no link</p>\n");
}

TEST_F(SiteTest, IsOfFilesThatLoadNothingElse)
{
    Session const session(small());
    auto const site = site_of(session, {.runs = 1, .threads = 2});
    for (auto const& file : site.files) {
        if (!file.name.ends_with(".html") || file.name == "report.html") continue;
        EXPECT_NE(file.bytes.find("script-src 'self' 'wasm-unsafe-eval'; "), std::string::npos) << file.name;
        EXPECT_EQ(file.bytes.find("src=\"http"), std::string::npos) << file.name;
        EXPECT_EQ(file.bytes.find(" onload="), std::string::npos) << file.name;
    }
    auto const page = bytes_of_file(site, "index.html");
    EXPECT_NE(page.find("<script type=\"module\" src=\"page.js\"></script>"), std::string::npos);
    EXPECT_GT(bytes_of_file(site, "page.js").size(), 100'000U);
    EXPECT_EQ(page.find("Small </script>"), std::string::npos);
    auto const begin = page.find("id=\"groundswell-site\">") + 22;
    auto const about = Json::parse(page.substr(begin, page.find("</script>", begin) - begin));
    EXPECT_EQ(about["runs"].size(), 1U);
    EXPECT_EQ(about["runs"][0]["request"]["weeks"], 60);
    EXPECT_EQ(about["engine"].is_null(), !site.lacking.empty());
    EXPECT_EQ(about["scenario"].is_null(), !site.lacking.empty());
    EXPECT_EQ(Json::parse(bytes_of_file(site, "data/session.json"))["title"], "Small </script>");
    auto const offline = bytes_of_file(site, "offline.js");
    for (auto const& file : site.files) {
        bool const kept = offline.find("\"" + file.name + "\"") != std::string::npos;
        EXPECT_EQ(kept, file.name != "offline.js" && file.name != "engine/engine.wasm") << file.name;
    }
    // The same again, byte for byte, with another number of threads.
    auto const again = site_of(session, {.runs = 1, .threads = 1});
    ASSERT_EQ(again.files.size(), site.files.size());
    for (std::size_t i = 0; i < site.files.size(); ++i)
        EXPECT_EQ(again.files[i].bytes, site.files[i].bytes) << site.files[i].name;
}

TEST_F(SiteTest, OfTablesHasNoEngineAndNoTables)
{
    folder_.write("people.csv",
                  "id,gender,rank,unit\n1,f,1,a\n2,m,1,a\n3,f,1,a\n4,m,2,a\n5,f,1,b\n6,m,1,b\n7,f,2,b\n"
                  "8,m,1,b\nmarianne,f,1,b\n10,m,1,b\n");
    auto const scenario =
        folder_.write("mine.toml", "[world]\npeople = \"people.csv\"\n[run]\nweeks = 20\nburnin = 0\n");
    Session const session(scenario.string());
    auto const site = site_of(session, {.runs = 0});
    EXPECT_NE(site.lacking, "");
    for (auto const& file : site.files) {
        EXPECT_FALSE(file.name.starts_with("engine/")) << file.name;
        EXPECT_EQ(file.bytes.find("marianne"), std::string::npos) << file.name;
    }
}

TEST_F(SiteTest, IsWrittenWholeOrNotAtAll)
{
    Site const one{.files = {{"offline.js", "1"}, {"data/session.json", "{}"}}, .lacking = {}};
    Site const other{.files = {{"offline.js", "2"}, {"data/session.json", "{}"}}, .lacking = {}};
    auto const place = folder_.path() / "site";
    write_site(one, place.string());
    write_site(other, place.string() + "/");
    EXPECT_EQ(text_of(place / "offline.js"), "2");
    auto const here = [&] {
        std::size_t n = 0;
        for ([[maybe_unused]] auto const& entry : std::filesystem::directory_iterator(folder_.path()))
            ++n;
        return n;
    };
    EXPECT_EQ(here(), 1U) << "something was left beside the site";
    // What cannot be written leaves the site as it was.
    Site const bad{.files = {{"offline.js", "3"}, {"offline.js/x", "3"}}, .lacking = {}};
    EXPECT_THROW(write_site(bad, place.string()), UserError);
    EXPECT_EQ(text_of(place / "offline.js"), "2");
    EXPECT_EQ(here(), 1U);
    // Other things are nobody's to replace.
    folder_.write("mine/letter.txt", "dear");
    EXPECT_THROW(write_site(one, (folder_.path() / "mine").string()), UserError);
    EXPECT_THROW(require_place_of_site((folder_.path() / "mine/letter.txt").string()), UserError);
    EXPECT_THROW(require_place_of_site((folder_.path() / "not/there").string()), UserError);
    EXPECT_EQ(text_of(folder_.path() / "mine/letter.txt"), "dear");
}

} // namespace groundswell::view
