#include <groundswell/problems.hpp>
#include <gtest/gtest.h>
#include <limits>

#if __has_include(<bzlib.h>)
#include <bzlib.h>
#define HAS_BZIP2
#endif
#if __has_include(<lzma.h>)
#include <lzma.h>
#define HAS_XZ
#endif

#include "tables/file_of.hpp"
#include "tables/r_files.hpp"
#include "tables/rows.hpp"

namespace groundswell {
namespace {

using testing::fault_of;
using testing::file_with;
using testing::Row;
using testing::Rows;
using testing::rows_of;
namespace r = testing::r;

std::string data_frame()
{
    double const nan = std::numeric_limits<double>::quiet_NaN();
    return r::named(
        {{"id", r::reals({1, 2.5, nan})},
         {"sex", r::integers({2, 1, r::missing},
                             {{"levels", r::texts({"F", "M"})}, {"class", r::texts({"factor"})}})},
         {"unit", r::texts({"lab", "NA", "ward"})}},
        {{"row.names", r::integers({r::missing, -3})}, {"class", r::texts({"tbl_df", "data.frame"})}});
}

/// Of igraph: nodes, directed, from, to, four indexes, and what is known of the graph, its nodes and its
/// ties.
std::string igraph(std::string const& nodes, std::string const& ties, std::vector<double> const& from,
                   std::vector<double> const& to, double count = 3, int directed = 1)
{
    auto const about = r::list({r::reals({1, 0, 1}), r::named({}), nodes, ties});
    auto const index = r::reals({});
    return r::list({r::reals({count}), r::integers({directed}, {}, 10), r::reals(from), r::reals(to), index,
                    index, index, index, about},
                   {{"class", r::texts({"igraph"})}});
}

std::string club()
{
    return igraph(r::named({{"name", r::texts({"ann", "bob", "cid"})}, {"rank", r::integers({1, 1, 2})}}),
                  r::named({{"weight", r::reals({2, .5})}}), {0, 1}, {1, 2});
}

/// Every pair of five people, with one column of numbers or more.
std::string frame_of_pairs(std::vector<std::string> const& answers)
{
    std::vector<double> ego, alter, answer;
    for (int a = 1; a <= 5; ++a)
        for (int b = 1; b <= 5; ++b)
            if (a != b) {
                ego.push_back(a);
                alter.push_back(b);
                answer.push_back((a + b) % 2);
            }
    r::Pairs columns{{"ego", r::reals(ego)}, {"alter", r::reals(alter)}};
    for (auto const& name : answers)
        columns.emplace_back(name, r::reals(answer));
    return r::named(columns,
                    {{"row.names", r::integers({r::missing, -20})}, {"class", r::texts({"data.frame"})}});
}

TEST(RData, FramesOfPairsAreTies)
{
    auto const alone = file_with(r::rda({{"task", frame_of_pairs({"task_tie"})},
                                         {"all", frame_of_pairs({"task_tie", "friend_tie"})},
                                         {"social", frame_of_pairs({"social_tie"})}}));
    EXPECT_FALSE(alone.ties) << "no table holds people";
    EXPECT_EQ(alone.rows.columns(), 4U) << "the widest";
    auto const beside = file_with(r::rda({{"task", frame_of_pairs({"task_tie"})}, {"staff", data_frame()}}));
    ASSERT_TRUE(beside.ties);
    EXPECT_EQ(beside.ties->header(), (Row{"ego", "alter", "task_tie"}));
    EXPECT_EQ(beside.rows.header(), (Row{"id", "sex", "unit"}));
}

TEST(RData, DataFrames)
{
    Rows const rows{{"id", "sex", "unit"}, {"1", "M", "lab"}, {"2.5", "F", ""}, {"", "", "ward"}};
    auto const file = file_with(r::rda({{"staff", data_frame()}, {"n", r::integers({3})}}));
    EXPECT_EQ(file.format, "R data");
    EXPECT_EQ(rows_of(file.rows), rows);
    EXPECT_FALSE(file.ties);
    EXPECT_EQ(file.notes, std::vector<std::string>{"people from 'staff'"});
    EXPECT_EQ(rows_of(file_with(r::rds(data_frame())).rows), rows);
    auto const named = r::named({{"age", r::integers({30, 40})}}, {{"row.names", r::texts({"ann", "bob"})},
                                                                   {"class", r::texts({"data.frame"})}});
    EXPECT_EQ(rows_of(file_with(r::rds(named)).rows),
              (Rows{{"row names", "age"}, {"ann", "30"}, {"bob", "40"}}));
}

TEST(RData, NetworksOfIgraph)
{
    auto const file = file_with(r::rda({{"club", club()}}));
    EXPECT_EQ(rows_of(file.rows), (Rows{{"id", "rank"}, {"ann", "1"}, {"bob", "1"}, {"cid", "2"}}));
    EXPECT_EQ(rows_of(*file.ties),
              (Rows{{"from", "to", "weight"}, {"ann", "bob", "2"}, {"bob", "cid", "0.5"}}));
    EXPECT_FALSE(file.undirected);
    auto const unnamed = file_with(r::rds(igraph(r::named({}), r::named({}), {1}, {0}, 2, 0)));
    EXPECT_EQ(rows_of(*unnamed.ties), (Rows{{"from", "to"}, {"2", "1"}}));
    EXPECT_TRUE(unnamed.undirected);
    EXPECT_NE(fault_of(r::rds(igraph(r::named({}), r::named({}), {1}, {3}))).find("is a damaged network"),
              std::string::npos);
}

TEST(RData, NetworksOfNetwork)
{
    auto const node = [](char const* name, char const* sex) {
        return r::named(
            {{"na", r::integers({0}, {}, 10)}, {"vertex.names", r::texts({name})}, {"sex", r::texts({sex})}});
    };
    auto const edge = [](int to, int from) {
        return r::named({{"inl", r::integers({to})},
                         {"outl", r::integers({from})},
                         {"atl", r::named({{"na", r::integers({0}, {}, 10)}, {"weight", r::reals({4})}})}});
    };
    auto const about = r::named({{"n", r::reals({2})}, {"directed", r::integers({1}, {}, 10)}});
    auto const net = r::named({{"mel", r::list({edge(2, 1), r::null})},
                               {"gal", about},
                               {"val", r::list({node("ann", "F"), node("bob", "M")})}},
                              {{"class", r::texts({"network"})}});
    auto const file = file_with(r::rda({{"net", net}}));
    EXPECT_EQ(rows_of(file.rows), (Rows{{"id", "sex"}, {"ann", "F"}, {"bob", "M"}}));
    EXPECT_EQ(rows_of(*file.ties), (Rows{{"from", "to", "weight"}, {"ann", "bob", "4"}}));
    EXPECT_FALSE(file.undirected);
}

TEST(RData, MatricesOfTheSamePeopleAreLayers)
{
    auto const matrix = [](std::vector<std::int32_t> const& cells) {
        auto const names = r::texts({"a", "b"});
        return r::integers(cells, {{"dim", r::integers({2, 2})}, {"dimnames", r::list({names, names})}});
    };
    auto const frame = r::named({{"sex", r::texts({"F", "M"})}}, {{"class", r::texts({"data.frame"})}});
    // Column by column: a names b at work, b names a as a friend.
    auto const nets = r::named({{"work", matrix({0, 0, 3, 0})}, {"friends", matrix({0, 1, r::missing, 0})}});
    auto const file = file_with(r::rda({{"nets", nets}, {"about", frame}}));
    EXPECT_EQ(rows_of(*file.ties),
              (Rows{{"from", "to", "weight", "layer"}, {"a", "b", "3", "work"}, {"b", "a", "1", "friends"}}));
    EXPECT_EQ(rows_of(file.rows), (Rows{{"id", "sex"}, {"a", "F"}, {"b", "M"}}));
}

TEST(RData, VectorsOfOneLengthAreColumns)
{
    auto const ids = r::texts({"s1", "s2"});
    auto const file = file_with(r::rda({{"age", r::integers({13, 14}, {{"names", ids}})},
                                        {"sex.F", r::reals({1, 2}, {{"names", ids}})},
                                        {"wave", r::integers({1})}}));
    EXPECT_EQ(rows_of(file.rows),
              (Rows{{"row names", "age", "sex.F"}, {"s1", "13", "1"}, {"s2", "14", "2"}}));
}

TEST(RData, WhoSharesAnEventIsTied)
{
    auto const kinds =
        r::named({{"name", r::texts({"ann", "bob", "ball"})}, {"type", r::integers({0, 0, 1}, {}, 10)}});
    auto const file = file_with(r::rds(igraph(kinds, r::named({}), {0, 1}, {2, 2}, 3, 0)));
    EXPECT_EQ(file.rows.rows(), 2U);
    EXPECT_EQ(rows_of(*file.ties), (Rows{{"from", "to", "weight"}, {"ann", "bob", "1"}}));
}

TEST(RData, VectorsInOtherForms)
{
    auto const other = [](char const* name, std::string const& state) {
        auto const about = r::number(2) + r::symbol(name) + r::number(2) + r::symbol("base") + r::null;
        return r::number(238) + about + state + r::null;
    };
    auto const sequence = other("compact_intseq", r::reals({3, 5, 1}));
    auto const wrapped = other("wrap_integer", r::list({r::integers({7, 8, 9}), r::integers({0, 0})}));
    auto const deferred = other("deferred_string", r::number(2) + r::integers({1, 2, 3}) + r::integers({0}));
    auto const frame =
        r::named({{"id", sequence}, {"x", wrapped}, {"y", deferred}}, {{"class", r::texts({"data.frame"})}});
    EXPECT_EQ(rows_of(file_with(r::rds(frame)).rows),
              (Rows{{"id", "x", "y"}, {"5", "7", "1"}, {"6", "8", "2"}, {"7", "9", "3"}}));
    EXPECT_NE(
        fault_of(r::rds(other("compact_intseq", r::reals({1e12, 1, 1})))).find("a sequence that is too long"),
        std::string::npos);
}

TEST(RData, NamesThatRefersToAnEarlierOne)
{
    // The second attribute called "names" is written as a reference to the symbol of the first.
    auto const column = r::integers({4, 5}, {{"label", r::null}, {"names", r::texts({"x", "y"})}});
    std::string const again = r::number(2 | 0x400) + r::number(2 << 8 | 255) + r::texts({"age"});
    std::string const of_class =
        r::number(2 | 0x400) + r::symbol("class") + r::texts({"data.frame"}) + r::null;
    auto const file = file_with(r::rds(r::number(19 | 0x200) + r::number(1) + column + again + of_class));
    EXPECT_EQ(rows_of(file.rows), (Rows{{"age"}, {"4"}, {"5"}}));
}

TEST(RData, Latin1)
{
    auto const text = r::number(16) + r::number(1) + r::characters("M\xFCller", 4);
    auto const frame = r::named({{"name", text}}, {{"class", r::texts({"data.frame"})}});
    EXPECT_EQ(rows_of(file_with(r::rds(frame)).rows)[1], Row{"M\xC3\xBCller"});
}

TEST(RData, DamagedFilesAreRefused)
{
    auto const has = [](std::string const& bytes, char const* words) {
        return fault_of(bytes).find(words) != std::string::npos;
    };
    EXPECT_TRUE(has(r::rda({{"n", r::integers({3})}}), "holds neither a data frame nor a network"));
    EXPECT_TRUE(has("RDA3\nA\n3\n", "in another form"));
    EXPECT_TRUE(has(r::rds(r::number(13) + r::number(2'000'000'000)), "ends too early"));
    EXPECT_TRUE(has(r::rds(r::number(21)), "holds what is no data (type 21)"));
    std::string deep;
    for (int i = 0; i < 100'000; ++i)
        deep += r::number(19) + r::number(1);
    EXPECT_TRUE(has(r::rds(deep), "is nested too deeply"));
    // Cut off anywhere, or with any byte changed: refused or read, and nothing else.
    auto const whole = r::rda({{"club", club()}, {"staff", data_frame()}});
    std::size_t refused = 0;
    for (std::size_t bytes = 1; bytes < whole.size(); bytes += 7)
        refused += fault_of(whole.substr(0, bytes)) != "no fault";
    EXPECT_GT(refused, whole.size() / 8);
    for (std::size_t at = 0; at < whole.size(); at += 11)
        for (char const change : {'\0', '\x02', '\x13', '\xFF'}) {
            auto changed = whole;
            changed[at] = change;
            fault_of(changed);
        }
}

#ifdef HAS_BZIP2
TEST(RData, PackedWithBzip2)
{
    auto bytes = r::rda({{"staff", data_frame()}});
    std::string packed(1000, '\0');
    auto size = static_cast<unsigned>(packed.size());
    ASSERT_EQ(BZ2_bzBuffToBuffCompress(packed.data(), &size, bytes.data(),
                                       static_cast<unsigned>(bytes.size()), 9, 0, 0),
              BZ_OK);
    packed.resize(size);
    EXPECT_EQ(file_with(packed).rows.rows(), 3U);
    EXPECT_NE(fault_of(packed.substr(0, size - 20)).find("is damaged, or cut off (bzip2)"),
              std::string::npos);
}
#endif

#ifdef HAS_XZ
TEST(RData, PackedWithXz)
{
    std::string const text = "id,sex\n1,F\n2,M\n"; // whatever is packed
    std::string packed(1000, '\0');
    std::size_t size = 0;
    ASSERT_EQ(lzma_easy_buffer_encode(6, LZMA_CHECK_CRC32, nullptr,
                                      reinterpret_cast<std::uint8_t const*>(text.data()), text.size(),
                                      reinterpret_cast<std::uint8_t*>(packed.data()), &size, packed.size()),
              LZMA_OK);
    packed.resize(size);
    EXPECT_EQ(rows_of(file_with(packed).rows), (Rows{{"id", "sex"}, {"1", "F"}, {"2", "M"}}));
    EXPECT_NE(fault_of(packed.substr(0, size - 9)).find("is damaged, or cut off (xz)"), std::string::npos);
}
#endif

} // namespace
} // namespace groundswell
