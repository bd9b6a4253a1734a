#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <regex>

#include "doors/reader.hpp"

namespace groundswell::doors {
namespace {

/// Every text of the source that names an option or a command of the program.
std::vector<std::string> words_of_the_program(std::string_view source)
{
    static std::regex const option(R"(--[a-z])");
    static std::regex const command(
        "groundswell (run|compare|dose|attribute|claims|validate|check|describe|init|generate|parameters|"
        "export|pack|verify|report|view|site|completion|figures)\\b");
    std::vector<std::string> found;
    for (auto const& [line, words] : texts_of(source))
        if (std::regex_search(words, option) || std::regex_search(words, command))
            found.push_back("line " + std::to_string(line) + ": " + words);
    return found;
}

/// Rooms of the program, the rooms that say by which commands a result is had again, and the scenario that
/// the program writes for its users to go on with.
bool belongs_to_the_program(std::filesystem::path const& file)
{
    auto const room = *file.begin();
    return room == "apps" || room == "view" || room == "report" || room == "pack" ||
           file == "scenario/init_text.cpp";
}

TEST(Words, TheLibraryNamesNoOptionAndNoCommand)
{
    auto const project = std::filesystem::path(GROUNDSWELL_SOURCE_DIR);
    int texts = 0;
    for (auto const& root : {project / "src", project / "include"})
        for (auto const& entry : std::filesystem::recursive_directory_iterator(root)) {
            auto const extension = entry.path().extension();
            auto const file = std::filesystem::relative(entry.path(), root);
            bool const source = extension == ".hpp" || extension == ".cpp";
            if (!source || belongs_to_the_program(file)) continue;
            std::ifstream in(entry.path(), std::ios::binary);
            std::string const text{std::istreambuf_iterator<char>(in), {}};
            texts += static_cast<int>(texts_of(text).size());
            for (auto const& found : words_of_the_program(text))
                ADD_FAILURE() << entry.path().lexically_relative(project).string() << ", " << found
                              << ": name the key or argument; apps/problem_words.cpp says it as an option";
        }
    EXPECT_GT(texts, 500);
}

TEST(Words, AreFoundInTextsOnly)
{
    EXPECT_EQ(words_of_the_program("fail(\"choose another --out\");").size(), 1U);
    EXPECT_EQ(words_of_the_program("a;\nf(R\"(use --set x)\");"),
              std::vector<std::string>{"line 2: R\"(use --set x)\""});
    EXPECT_EQ(words_of_the_program("f(\"use 'groundswell run' again\");").size(), 1U);
    EXPECT_TRUE(
        words_of_the_program("--count; // --set\n/* --out */ f(\"a -- b, groundswell/run\");").empty());
}

} // namespace
} // namespace groundswell::doors
