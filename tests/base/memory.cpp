#include <cstdlib>
#include <groundswell/problems.hpp>
#include <gtest/gtest.h>

#include "base/memory.hpp"

namespace groundswell {
namespace {

TEST(Memory, LimitIsWhatTheEnvironmentSays)
{
    auto const said = [](char const* text) {
        setenv("GROUNDSWELL_MEMORY", text, 1);
        return memory_limit();
    };
    EXPECT_EQ(said("1000"), 1000U);
    EXPECT_EQ(said("2KiB"), 2048U);
    EXPECT_EQ(said("1.5 GiB"), 3ULL << 29);
    for (char const* wrong : {"much", "12 parsecs", "-1", "1GB"})
        EXPECT_THROW(said(wrong), UserError) << wrong;
    unsetenv("GROUNDSWELL_MEMORY");
    EXPECT_GT(memory_limit().value_or(std::uint64_t{1} << 30), std::uint64_t{1} << 20);
}

TEST(Memory, IsWrittenForPeople)
{
    EXPECT_EQ(bytes_in_words(0), "0 KiB");
    EXPECT_EQ(bytes_in_words(1500), "1.5 KiB");
    EXPECT_EQ(bytes_in_words(std::uint64_t{1} << 20), "1 MiB");
    EXPECT_EQ(bytes_in_words(std::uint64_t{812} << 20), "812 MiB");
    EXPECT_EQ(bytes_in_words((std::uint64_t{1} << 30) - 1), "1 GiB");
    EXPECT_EQ(bytes_in_words(std::uint64_t{20} << 30), "20 GiB");
    EXPECT_EQ(bytes_in_words((std::uint64_t{7} << 30) / 2), "3.5 GiB");
}

TEST(Memory, IsLeftWhateverIsReadFirst)
{
    EXPECT_EQ(memory_left(100, 60, 20), 60U);
    EXPECT_EQ(memory_left(100, 60, 60), 100U);
    EXPECT_EQ(memory_left(100, 60, 61), 100U); // pages were added after the use was read
    EXPECT_EQ(memory_left(100, 130, 20), 0U);
}

} // namespace
} // namespace groundswell
