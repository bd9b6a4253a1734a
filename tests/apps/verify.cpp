#include <gtest/gtest.h>
#include <ostream>

#include "apps/background.hpp"
#include "store/database.hpp"
#include "store/identity.hpp"
#include "store/seal.hpp"
#include "store/sealed_tables.hpp"

namespace groundswell::testing {

namespace {

std::string const small_place = " --set institution.seats=24 --set institution.units=2 --set run.burnin=4";
std::string const tiny = small_place + " --weeks 26";

/// Change a figure, and seal it again as somebody would who knows how.
void forge(std::filesystem::path const& file, SealedTable const& table, std::string const& change,
           std::string const& where)
{
    Database const study(file, Access::write);
    study.run(("UPDATE " + std::string(table.name) + " SET " + change + " WHERE " + where).c_str());
    auto row = study.prepare("SELECT * FROM " + std::string(table.name) + " WHERE " + where);
    ASSERT_TRUE(row.step());
    Seal seal(table.name);
    seal.values(row, static_cast<int>(table.columns.size()));
    if (std::string_view(table.name) == "points")
        seal.value(study.integer("SELECT count(*) FROM points WHERE (experiment, point, replicate) ="
                                 " (SELECT experiment, point, replicate FROM points WHERE " +
                                 where + ")"));
    auto update = study.prepare("UPDATE " + std::string(table.name) + " SET seal = ? WHERE " + where);
    update.bind(seal.number()).run();
    if (std::string_view(table.name) == "points") return;
    // The run seals its rows.
    SealedRows sealed;
    for (auto const& of : replicate_tables()) {
        auto rows = study.prepare("SELECT seal FROM " + std::string(of.name) + " WHERE replicate = 0");
        while (rows.step())
            sealed.add(rows.integer(0));
    }
    auto runs = study.prepare("UPDATE runs SET rows_seal = ? WHERE replicate = 0");
    runs.bind(signed_of(sealed.sum)).run();
    if (std::string_view(table.name) == "metrics") {
        std::vector<ShownMetric> metrics;
        auto rows =
            study.prepare("SELECT name, group_name, value, base, withheld FROM metrics WHERE replicate = 0"
                          " ORDER BY position");
        while (rows.step())
            metrics.push_back(
                {rows.text(0), rows.text(1), rows.real(2), rows.integer(3), rows.integer(4) != 0});
        char text[17];
        std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(metrics_hash(metrics)));
        auto hash = study.prepare("UPDATE runs SET metrics_hash = ? WHERE replicate = 0");
        hash.bind(std::string_view(text)).run();
    }
    auto run = study.prepare("SELECT * FROM runs WHERE replicate = 0");
    ASSERT_TRUE(run.step());
    Seal of_run("runs");
    of_run.values(run, static_cast<int>(runs_table().columns.size()));
    auto again = study.prepare("UPDATE runs SET seal = ? WHERE replicate = 0");
    again.bind(of_run.number()).run();
}

struct Made {
    std::string name, command;

    friend void PrintTo(Made const& one, std::ostream* out) { *out << one.command; }
};

std::vector<Made> made()
{
    return {
        {"run", "run --replicates 3" + tiny},
        {"compare", "compare --with escrow --replicates 2" + tiny},
        {"compare_uncertain", "compare --with escrow --uncertain --from-start --replicates 2" + tiny},
        {"dose",
         "dose --parameter policy.delay --from 1 --to 3 --steps 2 --push 4 --replicates 2 --weeks 60" +
             small_place},
        {"attribute", "attribute --replicates 1" + tiny},
        {"sensitivity", "sensitivity --trajectories 4 --keep 1 --replicates 16" + tiny},
        {"claims", "claims C1 --points 2 --replicates 1 --box --set institution.seats=24"},
        {"fit", "fit --targets rows.csv --points 16 --waves 2 --members 4 --seats 60 --weeks 52 --set "
                "run.window=52 --set run.burnin=4"},
        {"members", "run --fit default --members 2 --replicates 2"},
    };
}

class Verify : public ::testing::TestWithParam<Made> {};

Ran run_plainly(TemporaryFolder const& folder, std::string const& arguments)
{
    return run_program(folder, arguments, "export GROUNDSWELL_CACHE=");
}

} // namespace

TEST_P(Verify, AgreesWithWhatWasMadeAndFindsWhatWasForged)
{
    use_memory_disk();
    TemporaryFolder const folder;
    folder.write("rows.csv", survey_rows);
    auto const ran = run_plainly(folder, GetParam().command + " --threads 2 --out s.sqlite");
    ASSERT_EQ(ran.code, 0) << ran.err;
    auto const sound = run_plainly(folder, "verify s.sqlite --threads 1");
    EXPECT_EQ(sound.code, 0) << sound.out << sound.err;
    EXPECT_NE(sound.out.find("All of it is what was kept"), std::string::npos) << sound.out;
    EXPECT_NE(sound.out.find("COMMANDS THAT MADE IT\n  groundswell " + GetParam().command.substr(0, 9)),
              std::string::npos)
        << sound.out;

    bool const runs = GetParam().name == "run";
    if (runs)
        forge(folder / "s.sqlite", replicate_tables()[0], "value = 0.123", "replicate = 0 AND position = 0");
    else
        forge(folder / "s.sqlite", points_table(), "value = 0.123", "id = 3");
    ASSERT_EQ(run_program(folder, "export s.sqlite --json").code, 0); // readers cannot know
    auto const forged = run_plainly(folder, "verify s.sqlite --threads 1 --json");
    EXPECT_EQ(forged.code, 1) << forged.out << forged.err;
    EXPECT_NE(forged.out.find("0.123, run again"), std::string::npos) << forged.out;
}

INSTANTIATE_TEST_SUITE_P(Commands, Verify, ::testing::ValuesIn(made()),
                         [](auto const& one) { return one.param.name; });

TEST(VerifyAll, ThatMadeAStudyInTheirOrderAndAShareOfIt)
{
    TemporaryFolder const folder;
    std::filesystem::create_directory(folder / "secret");
    folder.write("secret/mine.toml",
                 "title = \"Mine\"\n[institution]\nseats = 24\nunits = 2\n[run]\nburnin = 4\n"
                 "weeks = 26\n");
    ASSERT_EQ(run_plainly(folder, "run secret/mine.toml --replicates 2 --out s.sqlite").code, 0);
    ASSERT_EQ(
        run_plainly(folder, "run secret/mine.toml --replicates 4 --json --out=s.sqlite --threads 1").code, 0);
    auto const exported = run_program(folder, "export s.sqlite --json").out;
    EXPECT_EQ(exported.find("secret"), std::string::npos);
    EXPECT_NE(exported.find("{\"position\":0,\"command\":\"groundswell run mine.toml --replicates 2\"},\n"
                            "{\"position\":1,\"command\":\"groundswell run mine.toml --replicates 4\"}"),
              std::string::npos)
        << exported.substr(0, 3000);
    // The scenario is not in this folder: what the study keeps of it is used.
    auto const half = run_plainly(folder, "verify s.sqlite --share 0.5 --draw 7 --json");
    EXPECT_EQ(half.code, 0) << half.out << half.err;
    EXPECT_NE(half.out.find("\"draw\": 7"), std::string::npos) << half.out;
    EXPECT_EQ(half.out, run_plainly(folder, "verify s.sqlite --share 0.5 --draw 7 --json --threads 1").out);
}

TEST(VerifyAll, RefusesCommandsThatItWouldNotRun)
{
    TemporaryFolder const folder;
    ASSERT_EQ(run_plainly(folder, "run --replicates 1 --out s.sqlite" + tiny).code, 0);
    auto const bytes = text_of(folder / "s.sqlite");
    folder.write("other/p.csv", "id\n");
    for (std::string const command :
         {"groundswell init people.csv", "rm -rf .", "groundswell fit --members-file=x.csv",
          "groundswell sensitivity --design x.csv", "groundswell run --out x.sqlite",
          "groundswell run --people other/p.csv", "groundswell"}) {
        folder.write("s.sqlite", bytes);
        {
            Database const study(folder / "s.sqlite", Access::write);
            study.run("DELETE FROM commands");
            write_command(study, command);
        }
        auto const ran = run_plainly(folder, "verify s.sqlite");
        EXPECT_EQ(ran.code, 2) << command << ran.out;
        EXPECT_NE(ran.err.find("cannot be run again"), std::string::npos) << ran.err;
        EXPECT_FALSE(std::filesystem::exists(folder / "x.csv"));
    }
}

TEST(VerifyAll, SaysHowFarAnotherVersionCanBeChecked)
{
    TemporaryFolder const folder;
    ASSERT_EQ(run_plainly(folder, "run --replicates 1 --out s.sqlite" + tiny).code, 0);
    {
        Database const study(folder / "s.sqlite", Access::write);
        write_provenance(study, "version", "0.0.9");
    }
    auto const ran = run_plainly(folder, "verify s.sqlite");
    EXPECT_EQ(ran.code, 2);
    EXPECT_NE(ran.err.find("s.sqlite: is whole, and was made by version 0.0.9"), std::string::npos)
        << ran.err;
}

} // namespace groundswell::testing
