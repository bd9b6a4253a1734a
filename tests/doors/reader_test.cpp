#include "doors/reader.hpp"

#include <gtest/gtest.h>

#include "doors/page.hpp"

namespace groundswell::doors {
namespace {

/// What ARCHITECTURE.md must not stop saying.
Table const& table()
{
    static Table const of_the_page = read_table(architecture());
    return of_the_page;
}

struct Planted {
    std::string file; ///< or its room
    char const* source;
    char const* said; ///< part of the message
};

TEST(DoorReader, RejectsPlantedMistakes)
{
    Planted const mistakes[]{
        {"base", "#include \"random/draw.hpp\"\n", ":1: base may not include random/draw.hpp"},
        {"world", "\n  #  include \"mechanisms/scene.hpp\"\n",
         ":2: world may not include mechanisms/scene.hpp"},
        {"scenario", "#include \"world/ties.hpp\"", "scenario may not include world/ties.hpp"},
        {"scenario", "#include \"mechanisms/scene.hpp\"", "scenario may not include mechanisms/scene.hpp"},
        {"engine", "#include \"store/export.hpp\"", "engine may not include store/export.hpp"},
        {"experiment", "#include \"store/export.hpp\"", "experiment may not include store/export.hpp"},
        {"mechanisms", "#include \"engine/week.hpp\"", "mechanisms may not include engine/week.hpp"},
        {"engine", "#include \"week.hpp\"", "without its room"},
        {"attic", "int x;", "no room attic"},
        {"engine", "#include <thread>", "threads belong to parallel"},
        {"apps", "#include <omp.h>", "threads belong to parallel"},
        {"experiment", "# include <mpi.h>", "MPI belongs to ranks/mpi_mail.hpp"},
        {"engine", "#pragma omp parallel for", "threads belong to parallel"},
        {"engine", "std::thread worker(f);", "threads belong to parallel"},
        {"parallel", "#include <random>", "draws have addresses"},
        {"world", "int r = rand();", "draws have addresses"},
        {"apps", "std::srand (1);", "draws have addresses"},
        {"apps", "std::mt19937 generator{1};", "draws have addresses"},
        {"mechanisms", "#include <cmath>", "libm differs"},
        {"published", "#include <math.h>", "libm differs"},
        {"engine", "double y = std::exp(x);", "libm differs"},
        {"interventions", "double y = std::pow(x, 2);", "libm differs"},
        {"world", "double y = 1 + sqrt(x);", "libm differs"},
        {"mechanisms", "std::transform(a, b, c, std::log<double>);", "libm differs"},
        {"engine", "auto a = 1'000; /* x */ auto y = std::sqrt(a); // fine", ":1: 'std::sqrt': libm differs"},
        {"apps/main.cpp", "#include <CLI/CLI.hpp>", "apps/main.cpp:1: '#include <CLI/CLI.hpp>': it takes"},
        {"scenario/read.cpp", "#include <toml++/toml.h>", "use scenario/toml_tree.hpp"},
        {"apps", "#include <sqlite3.h>", "the database belongs to store"},
        {"engine", "char const* t = \"a\\\"b\"; double y = std::log(2);", "libm differs"},
        {"base", "#include <groundswell/run.hpp>", "base may not include groundswell/run.hpp"},
        {"world", "#include <groundswell/interventions/kinds.hpp>",
         "may not include groundswell/interventions/"},
        {"engine", "#include <groundswell/attic.hpp>", "groundswell/attic.hpp belongs to no room"},
        {"groundswell/attic.hpp", "int x;", "no such public header"},
        {"groundswell/ids.hpp", "#include <groundswell/run.hpp>", "base may not include groundswell/run.hpp"},
        {"groundswell/run.hpp", "#include \"engine/state.hpp\"", "may not include \"engine/state.hpp\""},
        {"groundswell/run.hpp", "#include <fmt/format.h>", "may not include <fmt/format.h>"},
        {"groundswell/week.hpp", "#include <sys/mman.h>", "may not include <sys/mman.h>"},
        {"groundswell/week.hpp", "double y = std::exp(x);", "libm differs"},
    };
    for (auto const& [file, source, said] : mistakes) {
        auto const found = breaches(table(), file, source);
        ASSERT_FALSE(found.empty()) << file << ": " << source;
        EXPECT_NE(found.front().find(said), std::string::npos) << found.front();
    }
}

TEST(DoorReader, AcceptsWhatIsAllowed)
{
    Planted const fine[]{
        {"random", "#include \"base/ids.hpp\"\n#include \"random/draw.hpp\"\n#include <array>\n", ""},
        {"scenario", "#include <groundswell/parameters.hpp>\n#include \"world/import.hpp\"\n", ""},
        {"groundswell/run.hpp", "#include <groundswell/simulation.hpp>\n#include <vector>\n", ""},
        {"parallel", "#include <omp.h>\n#include <thread>\n#pragma omp parallel for\n", ""},
        {"observe", "#include <cmath>\ndouble y = std::sqrt(2);\n", ""},
        {"mechanisms",
         "double y = portable_exp(x) + portable_log(x) + portable_sqrt(x) + log_normal(u, m, s);", ""},
        {"engine", "// std::exp(x) and #include <thread>\n/* rand()\n std::pow */ int x;", ""},
        {"world", "char const* t = \"std::exp(x) // rand()\"; char c = '\"'; char d = '\\'';", ""},
        {"published", "auto text = R\"(std::log(x) \" rand())\"; int operand(int); int y = operand(1);", ""},
        {"apps/options.cpp", "#include <CLI/CLI.hpp>\n", ""},
        {"store/database.cpp", "#include <sqlite3.h>\n", ""},
        {"apps", "#include <groundswell/run.hpp>\n#include \"store/export.hpp\"\n", ""},
    };
    for (auto const& [file, source, said] : fine) {
        auto const found = breaches(table(), file, source);
        EXPECT_TRUE(found.empty()) << file << ": " << source << "\n" << found.front();
    }
}

TEST(DoorReader, CountsLinesThroughComments)
{
    auto const found = breaches(table(), "engine/week.cpp", "/* one\n two */\n#include <thread>\n");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(found[0].starts_with("engine/week.cpp:3: ")) << found[0];
}

} // namespace
} // namespace groundswell::doors
