#include <filesystem>
#include <groundswell/study.hpp>

#include "report/report_program.hpp"
#include "store/database.hpp"
#include "store/identity.hpp"
#include "store/seal.hpp"
#include "support/small_scenario.hpp"

namespace groundswell::testing {

namespace {

/// Keep something else as what an experiment was asked, sealed as if it had been written so.
void redefine(std::filesystem::path const& file, std::string const& experiment, std::string const& definition)
{
    Database const study(file, Access::write);
    study.prepare("DELETE FROM experiments WHERE name = ?").bind(experiment).run();
    SealedInsert(study, "experiments", 3).bind(experiment).bind(definition).run();
}

} // namespace

TEST_F(Report, SaysWhatIsWrongWithAStudy)
{
    auto const version = std::string(GROUNDSWELL_VERSION);
    folder_.write("text.sqlite", "this is a text, and not a database at all, however long it goes on\n");
    folder_.write("nothing.sqlite", "");
    {
        Study const empty(folder_ / "empty.sqlite", identity_of(eventful_scenario(), 13, "groundswell run"));
    }
    ASSERT_EQ(run_program(folder_, "run --replicates 1 --out a.sqlite" + small).code, 0);
    ASSERT_EQ(run_program(folder_, "run --replicates 1 --seed 2 --out b.sqlite" + small).code, 0);
    ASSERT_EQ(run_program(folder_, "run --replicates 1 --out old.sqlite" + small).code, 0);
    write_provenance(Database(folder_ / "old.sqlite", Access::write), "version", "0.0.9");

    EXPECT_EQ(error("none.sqlite"), "none.sqlite: no such file.\n");
    EXPECT_EQ(error("nothing.sqlite"), "nothing.sqlite: is empty (no study in it).\n");
    EXPECT_TRUE(error("text.sqlite").starts_with("text.sqlite: is not a"));
    EXPECT_EQ(error("."), ".: is a folder. Name a study in it\n");
    EXPECT_EQ(error("empty.sqlite"),
              "empty.sqlite: holds no results yet (an empty study). Run again what it was "
              "made for: 'groundswell run'\n");
    EXPECT_EQ(error("old.sqlite"), "old.sqlite: was written by version 0.0.9 (this is version " + version +
                                       "). Run it again with this version, or report it with that one\n");
    EXPECT_EQ(
        error("a.sqlite b.sqlite"),
        "b.sqlite: holds runs, and so does a.sqlite (a report is about one study with runs). Make one report "
        "for each, or use 'groundswell compare'\n");
    // All of them at once.
    EXPECT_EQ(error("none.sqlite nothing.sqlite"),
              "none.sqlite: no such file.\nnothing.sqlite: is empty (no study in it).\n");
    EXPECT_TRUE(
        error("a.sqlite --metric harmm").starts_with("--metric: unknown metric 'harmm' (one of harm, "));
    EXPECT_EQ(error("a.sqlite -o no/r.html"),
              "no/r.html: cannot be written (there is no folder 'no'). Create it first\n");
    EXPECT_EQ(error("a.sqlite -o ."), ".: cannot be written (it is a folder). Name a file in it\n");
    EXPECT_TRUE(error("a.sqlite --against none.csv").starts_with("none.csv: cannot be read"));
    EXPECT_EQ(run_program(folder_, "report a.sqlite -o r.html", "ulimit -f 8").code, 2);
    // Nothing is left half-written.
    for (auto const& entry : std::filesystem::directory_iterator(folder_.path()))
        EXPECT_EQ(entry.path().filename().string().find(".html"), std::string::npos) << entry.path();
}

TEST_F(Report, LeavesOutWhatCannotBeReadAndSaysSo)
{
    kept("compare --replicates 2 --with escrow" + small, "c.sqlite");
    kept("run --replicates 2" + small, "s.sqlite");
    auto const damage = [&](std::string const& definition) {
        redefine(folder_ / "c.sqlite", "compare", definition);
    };
    // As a version before this one wrote it; no JSON at all; of a later schema.
    for (std::string const definition :
         {"base 0123, seed 1, parted at week 0", "{", R"({"schema":9,"kind":"compare"})"}) {
        damage(definition);
        auto const message = error("c.sqlite");
        EXPECT_TRUE(message.starts_with("c.sqlite: what was asked of 'compare' cannot be read (")) << message;
        auto const shown = report("s.sqlite c.sqlite");
        EXPECT_FALSE(shown["metrics"].empty());
        EXPECT_TRUE(shown["comparisons"].empty());
        EXPECT_TRUE(shown["notes"].back().get<std::string>().starts_with(
            "c.sqlite: comparisons left out: what was asked of 'compare' cannot be read ("))
            << shown["notes"];
    }
}

TEST_F(Report, LeavesOutAClaimThatThereIsNot)
{
    kept("claims C1 --quick --points 2 --set institution.seats=60", "l.sqlite");
    std::string definition;
    {
        Database const study(folder_ / "l.sqlite", Access::read);
        auto row = study.prepare("SELECT definition FROM experiments WHERE name = 'claims/C1'");
        ASSERT_TRUE(row.step());
        definition = row.text(0);
    }
    definition.replace(definition.find("\"C1\""), 4, "\"C99\"");
    redefine(folder_ / "l.sqlite", "claims/C1", definition);
    EXPECT_NE(error("l.sqlite").find("C99"), std::string::npos);
}

} // namespace groundswell::testing
