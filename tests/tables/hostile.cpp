// Texts that fuzzing found: they broke a reader once.

#include <gtest/gtest.h>

#include "tables/delimited.hpp"

namespace groundswell::testing {

TEST(Hostile, ACommentMayOpenAQuote)
{
    for (std::string const comment : {"# our \"people, first draft", "# \"", "# a,\"b", "% \"a\",\"b"}) {
        auto const table = read_delimited("a.csv", comment + "\na,1\nb,2\n");
        EXPECT_EQ(table.rows(), 2U) << comment;
    }
}

} // namespace groundswell::testing
