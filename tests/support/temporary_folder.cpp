#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>

namespace groundswell::testing {

TEST(TemporaryFolder, IsThereDuringItsScopeAndGoneAfterIt)
{
    std::filesystem::path path;
    {
        TemporaryFolder const folder;
        path = folder.path();
        EXPECT_TRUE(std::filesystem::is_directory(path));
        auto const file = folder.write("a/b.txt", "one\ntwo");
        EXPECT_EQ(file, folder / "a/b.txt");
        EXPECT_EQ(std::filesystem::file_size(file), 7U);
        EXPECT_NE(TemporaryFolder().path(), path);
    }
    EXPECT_FALSE(std::filesystem::exists(path));
}

} // namespace groundswell::testing
