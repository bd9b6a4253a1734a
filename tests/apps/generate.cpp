#include <gtest/gtest.h>

#include "apps/program.hpp"

namespace groundswell::testing {
namespace {

std::string const quick = " --set run.burnin=4 --weeks 8 --set run.window=8 --replicates 1 --json";
std::string const no_cache = "export GROUNDSWELL_CACHE=";

std::string hash_of(Ran const& ran)
{
    if (ran.code != 0) return "failed: " + ran.err;
    auto const at = ran.out.find("\"result_hash\"");
    return at == std::string::npos ? "none" : ran.out.substr(at, 40);
}

TEST(Generate, ACountryRunsTheSameFromItsFileAndWithout)
{
    TemporaryFolder const folder;
    auto const made = run_program(folder, "generate --profile country --people 3000 --seed 5 --out w.h5");
    ASSERT_EQ(made.code, 0) << made.err;
    EXPECT_NE(made.out.find("wrote w.h5: 3000 seats"), std::string::npos) << made.out;
    auto const from_file = hash_of(run_program(folder, "run --world w.h5 --seed 5" + quick, no_cache));
    auto const direct = hash_of(
        run_program(folder, "run --profile country --seats 3000 --seed 5 --threads 2" + quick, no_cache));
    EXPECT_NE(from_file.find("result_hash"), std::string::npos) << from_file;
    EXPECT_EQ(from_file, direct);
    EXPECT_NE(hash_of(run_program(folder, "run --profile country --seats 3000 --seed 6" + quick, no_cache)),
              direct);
    folder.write("mine.toml", "[world]\nfile = \"w.h5\"\n");
    EXPECT_EQ(hash_of(run_program(folder, "run mine.toml --seed 5" + quick, no_cache)), direct);
    folder.write("other.toml", "[world]\nprofile = \"country\"\n[institution]\nseats = 3000\n");
    EXPECT_EQ(hash_of(run_program(folder, "run other.toml --seed 5" + quick, no_cache)), direct);
    EXPECT_EQ(run_program(folder, "describe --world w.h5").code, 0);
}

TEST(Generate, AnInstitutionRunsTheSameFromItsFile)
{
    TemporaryFolder const folder;
    ASSERT_EQ(run_program(folder, "generate --people 200 --seed 2 --out w.h5").code, 0);
    EXPECT_EQ(hash_of(run_program(folder, "run --world w.h5 --seed 2" + quick, no_cache)),
              hash_of(run_program(folder, "run --seats 200 --seed 2" + quick, no_cache)));
}

TEST(Generate, ProposesACommandThatRunsTheRulesOfTheScenario)
{
    TemporaryFolder const folder;
    folder.write(
        "my rules.toml",
        "[acts]\npower = 3\n[institution]\nseats = 120\nunits = 3\n[propensity]\nharm.median = 0.1\n");
    auto const made = run_program(folder, "generate 'my rules.toml' --out w.h5");
    ASSERT_EQ(made.code, 0) << made.err;
    std::string const start = "now: groundswell ";
    auto const at = made.out.find(start);
    ASSERT_NE(at, std::string::npos) << made.out;
    auto const proposed = made.out.substr(at + start.size(), made.out.find('\n', at) - at - start.size());
    auto const its_rules = hash_of(run_program(folder, "run 'my rules.toml'" + quick, no_cache));
    EXPECT_NE(its_rules.find("result_hash"), std::string::npos) << its_rules;
    EXPECT_EQ(hash_of(run_program(folder, proposed + quick, no_cache)), its_rules) << proposed;
    EXPECT_NE(hash_of(run_program(folder, "run --world w.h5" + quick, no_cache)), its_rules)
        << "the rules make no difference";
}

TEST(Generate, SaysWhatIsWrong)
{
    TemporaryFolder const folder;
    auto const refused = [&](std::string const& arguments, std::string const& message,
                             std::string const& before = ":") {
        auto const ran = run_program(folder, arguments, before);
        EXPECT_EQ(ran.code, 2) << arguments;
        EXPECT_NE(ran.err.find(message), std::string::npos) << ran.err;
        EXPECT_EQ(ran.out, "");
    };
    folder.write("w.h5", "id,gender\n1,woman\n");
    refused("run --world w.h5", "w.h5: is not a world file");
    refused("generate --people 100 --out w.h5", "w.h5: is there already");
    refused("generate --people 0 --out x.h5", "--people: is 0");
    refused("run --profile contry", "Did you mean 'country'?");
    refused("run --profile country --seats 300000000", "the world would take",
            "export GROUNDSWELL_MEMORY=1GiB");
    refused("run --seats 100000", "there are 1 MiB", "export GROUNDSWELL_MEMORY=1MiB");
    refused("run", "GROUNDSWELL_MEMORY: is 'much'", "export GROUNDSWELL_MEMORY=much");
    refused("run --profile country --world w.h5", "one of --people, --profile and --world");
    EXPECT_FALSE(std::filesystem::exists(folder / "x.h5"));
}

} // namespace
} // namespace groundswell::testing
