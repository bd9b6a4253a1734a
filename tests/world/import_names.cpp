#include <gtest/gtest.h>

#include "support/import.hpp"
#include "world/import.hpp"

namespace groundswell {
namespace {

using testing::Tables;

/// Notes on columns that look like names, of a table of people with one more column.
std::vector<std::string> notes_on(std::string const& header, std::vector<std::string> const& values)
{
    testing::TemporaryFolder const folder;
    std::string text = "id,gender," + header + "\n";
    for (std::size_t i = 0; i < values.size(); ++i)
        text += std::to_string(i) + (i % 2 ? ",F," : ",M,") + values[i] + "\n";
    ImportSpec spec;
    spec.people_file = folder.write("people.csv", text).string();
    ImportReport report;
    import_world(spec, {1, 0}, &report);
    auto notes = report.exact_notes();
    std::erase_if(notes, [](auto const& note) { return note.find("looks like") == std::string::npos; });
    return notes;
}

TEST(ImportNames, ColumnsOfNamesAndAddressesAreSaid)
{
    EXPECT_EQ(notes_on("contact", {"a.berg@x.org", "b@y.example.com", "c@z.de", "d@z.de"}).size(), 1U);
    EXPECT_EQ(notes_on("who", {"Anna Berg", "Carl Dahl", "Eve F. Gran", "\"Hus, Ida\""}).size(), 1U);
    EXPECT_EQ(notes_on("surname", {"Berg", "Dahl", "Gran", "Hus"}).size(), 1U);
    auto const unit = notes_on("unit", {"Anna Berg", "Carl Dahl", "Eve Gran", "Ida Hus"});
    ASSERT_EQ(unit.size(), 1U);
    EXPECT_NE(unit.front().find("results show its values"), std::string::npos) << unit.front();
}

TEST(ImportNames, OtherColumnsAreNot)
{
    EXPECT_EQ(notes_on("unit",
                       {"North Wing", "North Wing", "South Wing", "South Wing", "North Wing", "South Wing"}),
              std::vector<std::string>{});
    EXPECT_EQ(notes_on("name", {"p01", "p02", "p03", "p04"}), std::vector<std::string>{});
    EXPECT_EQ(notes_on("floor", {"1", "2", "1", "2"}), std::vector<std::string>{});
    EXPECT_EQ(notes_on("note", {"see @home", "none", "", "x"}), std::vector<std::string>{});
}

} // namespace
} // namespace groundswell
