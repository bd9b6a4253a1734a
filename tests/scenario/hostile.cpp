// Texts that fuzzing found: they broke the reader once.

#include <groundswell/read_scenario.hpp>
#include <gtest/gtest.h>

#include "scenario/toml_tree.hpp"

namespace groundswell::testing {

TEST(Hostile, TomlIsRefusedAndNeverTrusted)
{
    for (std::string const text :
         {"a = 2.\u035a3]", "a = [ 1, \u00e9 ]", "a = 1 \u0499", "b = \"\"\"x\\\n \u00e9\"\"\" \u00e9", "[[",
          "[[\n", "[[ \n", "a = 1\n[[\nb]]", "[[# x\n"})
        EXPECT_THROW(parse_toml(text, "s.toml"), UserError) << text;
    // A letter is no blank, and may stand in a text over several lines.
    EXPECT_EQ(*parse_toml("a = \"\"\"x\\\n   \u00e9\"\"\"", "s.toml").table()->front().value.text(),
              "x\u00e9");
}

} // namespace groundswell::testing
