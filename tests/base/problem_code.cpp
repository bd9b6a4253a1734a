#include <filesystem>
#include <fstream>
#include <groundswell/problem_code.hpp>
#include <gtest/gtest.h>
#include <iterator>
#include <regex>
#include <set>
#include <type_traits>

namespace groundswell {
namespace {

namespace fs = std::filesystem;

fs::path const root(GROUNDSWELL_SOURCE_DIR);

std::string text_of(fs::path const& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// A problem for which no code is given does not compile.
static_assert(!std::is_default_constructible_v<ProblemCode>);

TEST(ProblemCode, HasANameOfItsOwnAndASentence)
{
    std::regex const form("[a-z]+[.][a-z_]+");
    std::set<std::string> names;
    for (auto const code : ProblemCode::all()) {
        std::string const name(code.name());
        EXPECT_TRUE(std::regex_match(name, form)) << name;
        EXPECT_TRUE(names.insert(name).second) << name << " twice";
        EXPECT_TRUE(code.meaning().ends_with('.')) << name;
    }
    EXPECT_EQ(ProblemCode(ProblemCode::table_duplicate_id).name(), "table.duplicate_id");
}

/// The enumerator of "table.duplicate_id" is table_duplicate_id.
std::string enumerator_of(ProblemCode code)
{
    std::string out(code.name());
    out[out.find('.')] = '_';
    return out;
}

TEST(ProblemCode, IsSaidSomewhereUnlessItShouldBeRemoved)
{
    std::string all;
    for (auto const& entry : fs::recursive_directory_iterator(root / "src"))
        if (entry.path().extension() == ".cpp" || entry.path().extension() == ".hpp")
            all += text_of(entry.path());
    for (auto const code : ProblemCode::all())
        EXPECT_TRUE(std::regex_search(all, std::regex("ProblemCode::" + enumerator_of(code) + "\\b")))
            << code.name();
}

TEST(ProblemCode, IsListedInTheDocuments)
{
    std::string expected;
    for (auto const code : ProblemCode::all())
        expected += "| `" + std::string(code.name()) + "` | " + std::string(code.meaning()) + " |\n";
    auto const page = text_of(root / "docs/messages.md");
    std::string const head = "| code | when |\n|---|---|\n";
    ASSERT_NE(page.find(head), std::string::npos);
    auto const begin = page.find(head) + head.size();
    EXPECT_EQ(page.substr(begin, expected.size()), expected);
    EXPECT_EQ(page.find("| `", begin + expected.size()), std::string::npos)
        << "the page has codes that are gone";
}

} // namespace
} // namespace groundswell
