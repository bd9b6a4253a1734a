// The validator of RO-Crate itself, where it is installed.

#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include "pack/crate.hpp"
#include "pack/small_study.hpp"

namespace groundswell::testing {

TEST(Validator, FindsNothingThatIsRequired)
{
    TemporaryFolder const folder;
    auto const study = kept_study(folder, small_scenario());
    for (bool const full : {false, true}) {
        pack::CrateRequest request{.study = study};
        if (full) {
            request.licence = "CC-BY-4.0";
            request.authors = {"Ada Lovelace (0000-0002-1825-0097)", "Bo"};
        }
        folder.write("crate.zip", pack::crate_of(request).bytes);
        int const status = std::system(
            ("'" GROUNDSWELL_SOURCE_DIR "/scripts/check-crate' '" + (folder / "crate.zip").string() + "'")
                .c_str());
        ASSERT_TRUE(WIFEXITED(status));
        if (WEXITSTATUS(status) == 3) GTEST_SKIP() << "the validator is not installed (scripts/check-crate)";
        EXPECT_EQ(WEXITSTATUS(status), 0);
    }
}

} // namespace groundswell::testing
