#include "pack/zip.hpp"

#include <gtest/gtest.h>

#include "pack/unpacked.hpp"

namespace groundswell::testing {

TEST(Zip, HoldsWhatWasPutIn)
{
    std::string const large(300'000, 'x');
    auto const files = unpacked(pack::zip_of({{"a.txt", "", "", "one"}, {"é.bin", "", "", large}}));
    EXPECT_EQ(files.size(), 2U);
    EXPECT_EQ(files.at("a.txt"), "one");
    EXPECT_EQ(files.at("é.bin"), large);
}

TEST(Zip, HoldsNoTime)
{
    auto const at_once = pack::zip_of({{"a.txt", "", "", "one"}});
    setenv("TZ", "Pacific/Auckland", 1);
    tzset();
    auto const elsewhere = pack::zip_of({{"a.txt", "", "", "one"}});
    unsetenv("TZ");
    tzset();
    EXPECT_EQ(at_once, elsewhere);
    // In each of the two headers: 1980-01-01 00:00:00 (00 00 21 00).
    EXPECT_NE(at_once.find(std::string("\x00\x00\x21\x00", 4)), std::string::npos);
}

} // namespace groundswell::testing
