#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <regex>
#include <sstream>

#include "doors/reader.hpp"
#include "doors/table.hpp"

namespace groundswell::doors {
namespace {

std::filesystem::path const source_folder = std::filesystem::path(GROUNDSWELL_SOURCE_DIR) / "src";

std::string text_of(std::filesystem::path const& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Doors, SourceKeepsToTheTable)
{
    int files = 0;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(source_folder)) {
        auto const extension = entry.path().extension();
        if (extension != ".hpp" && extension != ".cpp") continue;
        auto const file = std::filesystem::relative(entry.path(), source_folder);
        for (auto const& breach : breaches(file.begin()->string(), text_of(entry.path())))
            ADD_FAILURE() << "src/" << file.string() << ", " << breach;
        ++files;
    }
    EXPECT_GT(files, 20);
}

TEST(Doors, EveryRoomKnowsOnlyRoomsAboveIt)
{
    std::vector<std::string_view> above;
    for (auto const& room : rooms) {
        for (auto const door : room.may_include)
            EXPECT_NE(std::ranges::find(above, door.substr(0, door.find('/'))), above.end())
                << room.name << " -> " << door;
        above.push_back(room.name);
    }
}

TEST(Doors, TheBuildListsTheLibrarysRoomsInTheSameOrder)
{
    auto const cmake = text_of(std::filesystem::path(GROUNDSWELL_SOURCE_DIR) / "CMakeLists.txt");
    std::smatch match;
    ASSERT_TRUE(std::regex_search(cmake, match, std::regex(R"(set\(groundswell_rooms ([a-z\s]+)\))")));
    std::istringstream words(match[1]);
    std::vector<std::string> const listed{std::istream_iterator<std::string>(words), {}};
    std::vector<std::string> expected;
    for (auto const& room : rooms)
        if (room.name != "apps" && room.name != "view") expected.emplace_back(room.name);
    EXPECT_EQ(listed, expected);
}

} // namespace
} // namespace groundswell::doors
