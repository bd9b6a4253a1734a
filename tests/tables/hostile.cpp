// Texts that fuzzing found: they broke a reader once.

#include <gtest/gtest.h>
#include <map>

#include "tables/delimited.hpp"
#include "tables/file_of.hpp"

namespace groundswell::testing {

TEST(Hostile, ACommentMayOpenAQuote)
{
    for (std::string const comment : {"# our \"people, first draft", "# \"", "# a,\"b", "% \"a\",\"b"}) {
        auto const table = read_delimited("a.csv", comment + "\na,1\nb,2\n");
        EXPECT_EQ(table.rows(), 2U) << comment;
    }
}

TEST(Hostile, AnAdjacencyMayBeNoList)
{
    for (auto const& [adjacency, type] : std::map<std::string, std::string>{{"true", "boolean"},
                                                                            {"7", "number"},
                                                                            {R"("a")", "string"},
                                                                            {"null", "null"},
                                                                            {R"({"a": []})", "object"}})
        EXPECT_EQ(fault_of(R"({"nodes": [{"id": "a"}, {"id": "b"}], "adjacency": )" + adjacency + "}"),
                  "people.txt: has an 'adjacency' that is a JSON " + type +
                      " (a list, which has for each node a list of those to whom it has a tie).");
}

} // namespace groundswell::testing
