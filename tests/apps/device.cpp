#include <fstream>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "apps/program.hpp"

namespace groundswell::testing {
namespace {

using Json = nlohmann::json;

class DeviceProgram : public ::testing::Test {
  protected:
    Ran run(std::string const& arguments) { return run_program(folder, arguments); }
    /// What a command prints, without the time that it took.
    Json json(std::string const& arguments)
    {
        auto const ran = run(arguments + " --json");
        EXPECT_EQ(ran.code, 0) << arguments << '\n' << ran.err;
        auto out = ran.code == 0 ? Json::parse(ran.out) : Json();
        out.erase("seconds");
        return out;
    }

    TemporaryFolder folder;
};

TEST_F(DeviceProgram, NeverChangesWhatACommandFinds)
{
    std::ofstream(folder / "rows.csv") << "quantity,group,value,low,high,window_weeks\n"
                                          "witnessed,all,.3,.01,.9,104\n"
                                          "told_nobody,all,.4,.01,.9,104\n";
    for (std::string const command :
         {"run --replicates 6", "compare --with bystander_training --with escrow --replicates 4",
          "dose --parameter policy.transparency --from 0 --to 1 --steps 2 --push 26 --replicates 3",
          "attribute --replicates 1", "claims C1 C4 --points 2 --replicates 1",
          "sensitivity --trajectories 4 --keep 2 --replicates 16",
          "fit --targets rows.csv --members 4 --points 32 --waves 2 --rounds 0"}) {
        bool const of_claims = command.starts_with("claims");
        std::string const world = of_claims
                                      ? " --set institution.seats=60 --set run.weeks=60 --set run.burnin=8"
                                      : small + " --set propensity.harm.factor=4";
        auto const by_processor = json(command + world);
        EXPECT_EQ(json(command + world + " --device emulated"), by_processor) << command;
    }
}

TEST_F(DeviceProgram, AutoIsWhatIsThere)
{
    std::string const command = "run --replicates 2" + small;
    EXPECT_EQ(json(command + " --device auto"), json(command));
}

TEST_F(DeviceProgram, SaysWhatRanWhere)
{
    auto const ran = run("run --replicates 3 --device emulated" + small);
    EXPECT_EQ(ran.code, 0);
    EXPECT_NE(ran.err.find("3 runs on the processor as a card\n"), std::string::npos) << ran.err;
    auto const large = run("run --profile country --seats 70000 --set run.burnin=0 --weeks 1 --replicates 1 "
                           "--device emulated");
    EXPECT_EQ(large.code, 0);
    EXPECT_NE(large.err.find("1 run on the processor instead. The first one: it has 70000 people "
                             "(at most 65,536)\n"),
              std::string::npos)
        << large.err;
    EXPECT_EQ(run("run --replicates 1" + small).err.find("processor"), std::string::npos);
}

TEST_F(DeviceProgram, IsNamedOrRefused)
{
    auto const other = run("run --device gpu");
    EXPECT_EQ(other.code, 2);
    EXPECT_EQ(other.err, "--device: 'gpu' is no device (cpu, cuda, auto or emulated).\n");
}

/// A study says nothing of where it was made: it can be checked on any machine.
TEST_F(DeviceProgram, IsNoPartOfAStudy)
{
    EXPECT_EQ(run("run --replicates 3 --device emulated --out a.sqlite" + small).code, 0);
    auto const same = run("verify a.sqlite");
    EXPECT_EQ(same.code, 0) << same.out << same.err;
    EXPECT_EQ(text_of(folder / "a.sqlite").find("emulated"), std::string::npos);
}

} // namespace
} // namespace groundswell::testing
