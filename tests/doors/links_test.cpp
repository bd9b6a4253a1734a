#include "doors/links.hpp"

#include <gtest/gtest.h>

#include "doors/page.hpp"

namespace groundswell::doors {
namespace {

namespace fs = std::filesystem;

/// Why a link of this page leads nowhere, or "".
std::string broken(fs::path const& page, std::string const& target)
{
    if (target.find("://") != std::string::npos || target.starts_with("mailto:")) return "";
    auto const hash = target.find('#');
    auto const file = hash == 0 ? page : page.parent_path() / target.substr(0, hash);
    if (!fs::exists(file)) return "there is no " + file.lexically_relative(project_folder()).string();
    if (hash == std::string::npos || file.extension() != ".md") return "";
    auto const name = target.substr(hash + 1);
    return anchors(text_of(file)).contains(name) ? "" : "no heading is found by #" + name;
}

/// The pages of the project: those of its folders that are not built and not of another project.
std::vector<fs::path> pages()
{
    std::vector<fs::path> found;
    for (fs::recursive_directory_iterator entry(project_folder()), end; entry != end; ++entry) {
        auto const name = entry->path().filename().string();
        if (entry->is_directory() && (name.starts_with('.') || name == "build" || name == "node_modules"))
            entry.disable_recursion_pending();
        else if (entry->path().extension() == ".md")
            found.push_back(entry->path());
    }
    return found;
}

TEST(Links, LeadSomewhere)
{
    auto const all = pages();
    EXPECT_GT(all.size(), 10U);
    for (auto const& page : all)
        for (auto const& [line, target] : links(text_of(page)))
            EXPECT_EQ(broken(page, target), "")
                << page.lexically_relative(project_folder()).string() << ":" << line << ": " << target;
}

TEST(Links, OfAPageAreFoundOutsideOfCode)
{
    auto const found = links("[a](x.md) and [b](y.md#z)\n`[c](no.md)`\n```\n[d](no.md)\n```\n![e](p.png)\n");
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0].target, "x.md");
    EXPECT_EQ(found[1].target, "y.md#z");
    EXPECT_EQ(found[2].target, "p.png");
    EXPECT_EQ(found[2].line, 6);
}

TEST(Links, ThatLeadNowhereAreNamed)
{
    auto const page = project_folder() / "docs" / "claims.md";
    EXPECT_EQ(broken(page, "parameters.md"), "there is no docs/parameters.md");
    EXPECT_EQ(broken(page, "model.md#no-such"), "no heading is found by #no-such");
    EXPECT_EQ(broken(page, "../README.md"), "");
    EXPECT_EQ(broken(page, "https://example.org/x"), "");
}

TEST(Links, FindHeadings)
{
    EXPECT_EQ(anchors("# One two: (three)\n```\n# code\n```\n## A_b-c\n#no\n"),
              (std::set<std::string>{"one-two-three", "a_b-c"}));
}

} // namespace
} // namespace groundswell::doors
