#include <filesystem>
#include <gtest/gtest.h>
#include <iterator>
#include <regex>
#include <sstream>

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
    std::vector<std::string> expected;
    for (auto const& room : read_table(architecture()).rooms)
        if (room.name != "apps" && room.name != "view") expected.emplace_back(room.name);
    EXPECT_EQ(listed, expected);
}

} // namespace
} // namespace groundswell::doors
