#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <iterator>
#include <regex>
#include <sstream>
#include <vector>

#include "doors/page.hpp"
#include "doors/reader.hpp"

namespace groundswell::doors {
namespace {

TEST(Doors, SourceKeepsToTheTable)
{
    auto const table = read_table(architecture());
    auto const source_folder = project_folder() / "src";
    int files = 0;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(source_folder)) {
        auto const extension = entry.path().extension();
        if (extension != ".hpp" && extension != ".cpp") continue;
        auto const file = std::filesystem::relative(entry.path(), source_folder).generic_string();
        for (auto const& breach : breaches(table, file, text_of(entry.path())))
            ADD_FAILURE() << "src/" << breach;
        ++files;
    }
    EXPECT_GT(files, 20);
}

TEST(Doors, PublicHeadersKeepToTheTable)
{
    auto const table = read_table(architecture());
    auto const folder = project_folder() / "include";
    std::vector<std::string> all;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        auto const file = std::filesystem::relative(entry.path(), folder).generic_string();
        if (file == "groundswell/groundswell.hpp") continue; // it includes all others
        all.push_back(file);
        for (auto const& breach : breaches(table, file, text_of(entry.path())))
            ADD_FAILURE() << "include/" << breach;
    }
    for (auto const& room : table.rooms)
        for (auto const& name : room.public_headers)
            EXPECT_TRUE(std::filesystem::exists(folder / ("groundswell/" + name + ".hpp"))) << name;
    EXPECT_GT(all.size(), 20U);
}

TEST(Doors, OneHeaderIncludesAllPublicOnesAndThePageNamesThem)
{
    auto const folder = project_folder() / "include" / "groundswell";
    auto const text = text_of(folder / "groundswell.hpp");
    auto const page = text_of(project_folder() / "docs" / "library.md");
    for (auto const& entry : std::filesystem::directory_iterator(folder)) {
        auto const name = entry.path().filename().string();
        if (!entry.is_regular_file() || name == "groundswell.hpp") continue;
        EXPECT_NE(text.find("#include <groundswell/" + name + ">\n"), std::string::npos) << name;
        EXPECT_NE(page.find("`" + name + "`"), std::string::npos) << "docs/library.md does not name " << name;
    }
}

TEST(Doors, EveryRoomOfTheTableIsThere)
{
    for (auto const& room : read_table(architecture()).rooms)
        EXPECT_TRUE(std::filesystem::is_directory(project_folder() / "src" / room.name)) << room.name;
}

TEST(Doors, TheBuildListsTheLibrarysRoomsInTheSameOrder)
{
    auto const cmake = text_of(project_folder() / "CMakeLists.txt");
    std::smatch match;
    ASSERT_TRUE(std::regex_search(cmake, match, std::regex(R"(set\(groundswell_rooms ([a-z\s]+)\))")));
    std::istringstream words(match[1]);
    std::vector<std::string> const listed{std::istream_iterator<std::string>(words), {}};
    std::vector<std::string> const of_the_program{"ranks", "apps", "view", "browser"};
    std::vector<std::string> expected;
    for (auto const& room : read_table(architecture()).rooms)
        if (std::ranges::find(of_the_program, room.name) == of_the_program.end())
            expected.emplace_back(room.name);
    EXPECT_EQ(listed, expected);
}

} // namespace
} // namespace groundswell::doors
