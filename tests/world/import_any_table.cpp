#include <gtest/gtest.h>

#include "support/import.hpp"
#include "world/import.hpp"
#include "world/import_problems.hpp"
#include "world/world.hpp"

namespace groundswell {
namespace {

using testing::Lines;
using testing::says;
using testing::TemporaryFolder;
using Values = std::map<std::string, std::string>;

/// What is found out about a file of this text.
ImportDraft draft_of(std::string const& text, ImportSpec const& given = {})
{
    TemporaryFolder const folder;
    return draft_import({folder.write("people.csv", text).string()}, given);
}

ImportSpec guessed(std::string const& text)
{
    return draft_of(text).report.settled;
}

TEST(ImportAnyTable, MeasuresAreNoIdsAndNoEndsOfTies)
{
    auto const spec = guessed("0.38,0.53,2,sales\n0.53,0.38,5,support\n0.11,0.88,2,sales\n0.88,0.11,2,it\n");
    EXPECT_EQ(spec.ties_files, Lines{});
    EXPECT_EQ(spec.id_column, special_column::row_number);
}

TEST(ImportAnyTable, ANameThatIsGivenProvesAHeader)
{
    ImportSpec given;
    given.unit_column = "sales";
    auto const draft = draft_of("name,sales\nanna,sales\nbob,sales\ncara,name\n", given);
    EXPECT_EQ(draft.problems.size(), 0U);
    EXPECT_EQ(draft.report.settled.unit_column, "sales");
}

} // namespace
} // namespace groundswell
