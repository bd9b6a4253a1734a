#include <benchmark/benchmark.h>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <groundswell/ids.hpp>
#include <stdexcept>

#include "base/mix64.hpp"
#include "world/import.hpp"

/// Reading tables: 50,000 people, and as many ties as asked for, to people drawn by a hash.
namespace groundswell {
namespace {

class TablesOnDisk {
  public:
    explicit TablesOnDisk(std::size_t ties)
    {
        std::string pattern = (std::filesystem::temp_directory_path() / "groundswell-bench-XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make " + pattern);
        folder_ = pattern;
        constexpr std::uint64_t people = 50'000;
        std::ofstream person(people_file());
        person << "id,gender,rank,unit\n";
        for (std::uint64_t i = 0; i < people; ++i)
            person << fmt::format("p{},{},{},u{}\n", i, i % 2 == 0 ? "F" : "M", i % 5, i / 100);
        std::ofstream tie(ties_file());
        tie << "layer,from,to,weight\n";
        for (std::uint64_t k = 0; k < ties; ++k) {
            std::uint64_t const from = k * people / ties;
            std::uint64_t const to = (from + 1 + mix64(k + 1) % (people - 1)) % people;
            tie << fmt::format("{},p{},p{},1\n", k % 2 == 0 ? "work" : "friendship", from, to);
        }
    }
    ~TablesOnDisk() { std::filesystem::remove_all(folder_); }
    TablesOnDisk(TablesOnDisk const&) = delete;
    TablesOnDisk& operator=(TablesOnDisk const&) = delete;

    std::string people_file() const { return (folder_ / "people.csv").string(); }
    std::string ties_file() const { return (folder_ / "ties.csv").string(); }

  private:
    std::filesystem::path folder_;
};

void import_ties(benchmark::State& state)
{
    auto const ties = static_cast<std::size_t>(state.range(0));
    TablesOnDisk const tables(ties);
    ImportSpec spec;
    spec.people_file = tables.people_file();
    spec.ties_files = {tables.ties_file()};
    for (auto _ : state)
        benchmark::DoNotOptimize(import_world(spec, {1, 0}));
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(ties));
}
BENCHMARK(import_ties)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace groundswell
