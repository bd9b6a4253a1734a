#include "doors/table.hpp"

#include <gtest/gtest.h>

namespace groundswell::doors {
namespace {

std::string page(std::string const& rooms, std::string const& uses = "| `<x>` | nothing | why |\n")
{
    return "# Page\n\n| room | holds | public headers | may include |\n|---|---|---|---|\n" + rooms +
           "\n| what | may be used in | why |\n|---|---|---|\n" + uses + "\nText.\n";
}

using Words = std::vector<std::string>;

TEST(DoorTable, ReadsRooms)
{
    auto const table =
        read_table(page("| `a` | . | u | nothing |\n| `b` | . | none | a |\n| `c` | . | v, w | a, b/x.hpp |\n"
                        "| `d` | . | none | all above |\n| `e` | . | none | all above but b, d |\n"
                        "| `f` | . | none | b, groundswell/v.hpp, groundswell/c/y.hpp |\n"));
    ASSERT_EQ(table.rooms.size(), 6U);
    EXPECT_EQ(table.rooms[0].may_include, Words{});
    EXPECT_EQ(table.rooms[1].may_include, Words{"a"});
    EXPECT_EQ(table.rooms[2].may_include, (Words{"a", "b/x.hpp"}));
    EXPECT_EQ(table.rooms[3].may_include, (Words{"a", "b", "c"}));
    EXPECT_EQ(table.rooms[4].may_include, (Words{"a", "c"}));
    EXPECT_EQ(table.rooms[5].may_include, (Words{"b", "groundswell/v.hpp", "groundswell/c/y.hpp"}));
    EXPECT_EQ(table.rooms[2].public_headers, (Words{"v", "w"}));
    EXPECT_EQ(table.room_of_public("groundswell/w.hpp"), &table.rooms[2]);
    EXPECT_EQ(table.room_of_public("groundswell/c/any.hpp"), &table.rooms[2]);
    EXPECT_EQ(table.room_of_public("groundswell/x.hpp"), nullptr);
    EXPECT_EQ(table.room_of_public("c/w.hpp"), nullptr);
}

TEST(DoorTable, ReadsRestrictions)
{
    auto const table = read_table(page("| `a` | . | none | nothing |\n| `b` | . | none | a |\n",
                                       "| `<x>` | nothing | one |\n| `std::y` | a, b/c.cpp | two |\n"
                                       "| `z()` | all but a | three |\n"));
    ASSERT_EQ(table.restrictions.size(), 3U);
    auto const& [one, two, three] =
        std::tie(table.restrictions[0], table.restrictions[1], table.restrictions[2]);
    EXPECT_FALSE(one.allows("a/x.cpp"));
    EXPECT_EQ(one.why, "one");
    EXPECT_TRUE(two.allows("a/x.cpp"));
    EXPECT_TRUE(two.allows("b/c.cpp"));
    EXPECT_FALSE(two.allows("b/d.cpp"));
    EXPECT_FALSE(three.allows("a/x.cpp"));
    EXPECT_TRUE(three.allows("b/d.cpp"));
}

TEST(DoorTable, RejectsWhatIsMalformed)
{
    auto const fault = [](std::string const& text) -> std::string {
        try {
            read_table(text);
        } catch (MalformedTable const& error) {
            return error.what();
        }
        return "none";
    };
    std::string const fine = "| `a` | . | u | nothing |\n";
    EXPECT_EQ(fault(page(fine)), "none");
    EXPECT_EQ(fault("# Page\n"), "line 1: no table whose first heading is 'room'");
    EXPECT_EQ(fault(page("")), "line 5: no table whose first heading is 'room'");
    EXPECT_EQ(fault(page(fine, "")), "line 9: no table whose first heading is 'what'");
    EXPECT_EQ(fault(page("| `a` | nothing |\n")), "line 5: a row has 4 cells, this one 2");
    EXPECT_EQ(fault(page("| a | . | none | nothing |\n")), "line 5: 'a' must be one name between backticks");
    EXPECT_EQ(fault(page(fine + "| `b` | . | none | |\n")), "line 6: an empty cell; write 'nothing'");
    EXPECT_EQ(fault(page(fine + "| `b` | . | none | a, attic |\n")),
              "line 6: 'attic' is no room of the rows above");
    EXPECT_EQ(fault(page(fine + "| `b` | . | none | b |\n")), "line 6: 'b' is no room of the rows above");
    EXPECT_EQ(fault(page(fine + "| `b` | . | none | a and its friends |\n")),
              "line 6: 'a and its friends' is no room of the rows above");
    EXPECT_EQ(fault(page(fine + "| `b` | . | w | groundswell/w.hpp |\n")),
              "line 6: 'groundswell/w.hpp' is no room of the rows above");
    EXPECT_EQ(fault(page(fine + "| `b` | . | | a |\n")), "line 6: an empty cell; write 'none'");
    EXPECT_EQ(fault(page(fine + "| `b` | . | w, u | a |\n")), "line 6: public header u stands there twice");
    EXPECT_EQ(fault(page(fine + "| `a` | . | none | nothing |\n")), "line 6: room a stands there twice");
    EXPECT_EQ(fault(page(fine, "| `<x>` | attic | why |\n")), "line 9: 'attic' is no room of the rows above");
    EXPECT_EQ(fault(page(fine, "| <x> | a | why |\n")), "line 9: '<x>' must be one name between backticks");
    EXPECT_EQ(fault(page(fine, "| `x` | a | why |\n")),
              "line 9: 'x' is neither <header>, #directive, function() nor std::name");
}

} // namespace
} // namespace groundswell::doors
