#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sstream>

#include "apps/program.hpp"

namespace groundswell::testing {
namespace {

using Json = nlohmann::json;

std::string const asked = small + " --uncertain";
std::string const measures =
    " --with escrow --with parity --with status_reform --with policy.transparency=0.6";

std::string on_one_line(std::string const& text)
{
    std::istringstream words(text);
    std::string out, word;
    while (words >> word)
        out += word + ' ';
    return out;
}

bool holds(std::string const& text, std::string const& part)
{
    return on_one_line(text).find(part) != std::string::npos;
}

TEST(Decision, SaysWhatToPayFor)
{
    TemporaryFolder const folder;
    auto const text =
        run_program(folder, "compare --budget 1000 --replicates 30 --out d.sqlite" + measures + asked);
    ASSERT_EQ(text.code, 0) << text.err;
    EXPECT_TRUE(holds(text.out, "WHAT TO PAY FOR Within 1,000 hours of work for the 2 years, pay for "))
        << text.out;
    EXPECT_TRUE(holds(text.out, " of 30 worlds of the plausible box."));
    EXPECT_TRUE(holds(text.out, "how sure: The expected regret is "));
    EXPECT_TRUE(holds(text.out, "left out: policy.transparency=0.6, because no cost is stated."));
    EXPECT_TRUE(holds(text.out, "100 worlds or more tell which parameters and questions that is."));

    // The study answers the same, and the same for any number of threads.
    auto const ran = run_program(
        folder, "compare --budget 1000 --replicates 30 --json --threads 3 --out e.sqlite" + measures + asked);
    ASSERT_EQ(ran.code, 0) << ran.err;
    auto const json = Json::parse(ran.out)["decision"];
    EXPECT_EQ(json["worlds"], 30);
    EXPECT_EQ(json["options"].size(), 4U) << "doing nothing, and those that state a cost";
    EXPECT_EQ(json["options"][0]["name"], "doing nothing");
    EXPECT_FALSE(json["options"][3]["affordable"]);
    EXPECT_TRUE(json["options"][3]["best"].is_null());
    auto const again =
        run_program(folder, "compare --budget 1000 --replicates 30 --json --out d.sqlite" + measures + asked);
    EXPECT_EQ(Json::parse(again.out)["decision"], json);
    ASSERT_EQ(run_program(folder, "report d.sqlite -o d.html").code, 0);
    auto const page = text_of(folder / "d.html");
    auto const first = json["words"][0].get<std::string>();
    EXPECT_NE(page.find(first), std::string::npos) << first;
}

TEST(Decision, NeedsDrawnParametersCostsAndEnoughWorlds)
{
    TemporaryFolder const folder;
    auto const few = run_program(folder, "compare --replicates 3" + measures + asked);
    EXPECT_TRUE(holds(few.out, "3 worlds are too few to choose by. At least 30 are needed")) << few.out;
    EXPECT_FALSE(holds(few.out, "pay for escrow"));
    auto const fixed = run_program(folder, "compare --replicates 3" + measures + small);
    EXPECT_FALSE(holds(fixed.out, "WHAT TO PAY FOR"));
    auto const free_of_cost =
        run_program(folder, "compare --replicates 3 --with policy.transparency=0.6" + asked);
    EXPECT_FALSE(holds(free_of_cost.out, "WHAT TO PAY FOR"));
    folder.write("eur.toml",
                 "[cost]\nunit = \"EUR\"\n[[intervention]]\nkind = \"escrow\"\ncost_per_week = 10\n");
    auto const two = run_program(folder, "compare --replicates 3 --with eur.toml --with parity" + asked);
    EXPECT_TRUE(holds(two.out, "Costs are in EUR and hours of work, which are not added.")) << two.out;
}

TEST(Decision, WorthIsANumberWithDrawnParameters)
{
    TemporaryFolder const folder;
    auto const refused = [&](std::string const& arguments, std::string const& message) {
        auto const ran = run_program(folder, arguments);
        EXPECT_EQ(ran.code, 2) << arguments;
        EXPECT_NE(ran.err.find(message), std::string::npos) << ran.err;
    };
    refused("compare --with parity --worth 5", "--worth: given without --uncertain or --fit");
    refused("compare --with parity --uncertain --worth 0", "--worth: is");
    refused("compare --with policy.transparency=0.6 --uncertain --worth 5",
            "--worth: is given, but no change states a cost");
    auto const ran =
        run_program(folder, "compare --worth 0.001 --replicates 30 --json --out w.sqlite" + measures + asked);
    ASSERT_EQ(ran.code, 0) << ran.err;
    EXPECT_EQ(Json::parse(ran.out)["decision"]["choice"], "doing nothing") << "nothing is worth its cost";
    ASSERT_EQ(run_program(folder, "report w.sqlite -o w.html").code, 0);
    EXPECT_NE(text_of(folder / "w.html").find("pay for none of these"), std::string::npos);
}

} // namespace
} // namespace groundswell::testing
