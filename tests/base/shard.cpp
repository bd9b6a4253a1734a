#include <groundswell/shard.hpp>

#include <groundswell/problems.hpp>
#include <gtest/gtest.h>

namespace groundswell {

TEST(Shard, DealsOutEveryUnitOnceAndEvenly)
{
    for (std::uint32_t of = 1; of <= 9; ++of)
        for (std::size_t units = 0; units <= 20; ++units) {
            std::vector<int> owners(units);
            std::size_t most = 0, fewest = units, all = 0;
            for (std::uint32_t number = 1; number <= of; ++number) {
                Shard const shard{number, of};
                std::size_t mine = 0;
                for (std::size_t unit = 0; unit < units; ++unit)
                    if (shard.has(unit)) {
                        ++owners[unit];
                        ++mine;
                    }
                EXPECT_EQ(shard.share_of(units), mine) << shard.text() << " of " << units;
                most = std::max(most, mine);
                fewest = std::min(fewest, mine);
                all += mine;
            }
            EXPECT_EQ(owners, std::vector<int>(units, 1));
            EXPECT_EQ(all, units);
            EXPECT_LE(most - fewest, 1U);
        }
}

TEST(Shard, ReadsWhatItWritesAndNamesWhatIsNone)
{
    EXPECT_EQ(shard_of("shard", "2/3"), (Shard{2, 3}));
    EXPECT_EQ((Shard{2, 3}.text()), "2/3");
    EXPECT_TRUE(shard_of("shard", "1/1").is_whole());
    auto const error = [](std::string const& text) {
        try {
            shard_of("shard", text);
        } catch (UserError const& wrong) {
            return std::string(wrong.what());
        }
        return std::string("nothing was thrown");
    };
    for (std::string const text : {"", "2", "2/", "/3", "a/3", "2/3/4", "-1/3", "2 /3", "2/3.0", "0x1/2"})
        EXPECT_EQ(error(text), "shard: is '" + text + "' (a number and how many shards there are, as 2/3).")
            << text;
    for (std::string const text : {"0/3", "4/3", "1/0", "1/100001"})
        EXPECT_EQ(error(text), "shard: is " + text + " (from 1/N to N/N, with N from 1 to 100000).") << text;
}

} // namespace groundswell
