#include <groundswell/run.hpp>
#include <groundswell/study.hpp>
#include <nlohmann/json.hpp>
#include <sqlite3.h>
#include <unistd.h>

#include "fuzz.hpp"
#include "memory_file.hpp"
#include "report/study_report.hpp"
#include "store/identity.hpp"
#include "support/small_scenario.hpp"
#include "support/temporary_folder.hpp"

namespace {

using namespace groundswell;

/// The bytes of a small study.
std::string made_study(testing::TemporaryFolder const& folder)
{
    auto const scenario = testing::small_scenario(
        {"run.weeks=8", "run.burnin=2", "run.window=8", "run.replicates=2", "institution.seats=40"});
    auto const path = folder / "template.sqlite";
    Study study(path, identity_of(scenario, 4, "groundswell run"));
    run_replicates(scenario, {.observe_every = 4, .replicates = 2}, study);
    return fuzz::bytes_of(path.string());
}

/// Change the study by the statements of a text; those that SQLite refuses change nothing.
void change(std::string const& path, std::string_view text)
{
    sqlite3* database = nullptr;
    if (sqlite3_open(path.c_str(), &database) != SQLITE_OK) std::abort();
    sqlite3_limit(database, SQLITE_LIMIT_LENGTH, 1'000'000);
    sqlite3_limit(database, SQLITE_LIMIT_ATTACHED, 0);
    int steps = 0; // a statement may not run on and on
    sqlite3_progress_handler(
        database, 10'000, [](void* n) { return ++*static_cast<int*>(n) > 20 ? 1 : 0; }, &steps);
    sqlite3_exec(database, "PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF", nullptr, nullptr, nullptr);
    while (!text.empty()) {
        auto const end = text.find(';');
        std::string const statement(text.substr(0, end));
        sqlite3_exec(database, statement.c_str(), nullptr, nullptr, nullptr);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    sqlite3_close(database);
}

} // namespace

/// A study of which some rows were changed by SQL, or, if the first byte is '!', some bytes: pairs of a place
/// (24 bits) and a value.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    static testing::TemporaryFolder const folder;
    static std::string const whole = made_study(folder);
    auto const path = (folder / "study.sqlite").string();
    auto bytes = whole;
    bool const flips = size > 0 && data[0] == '!';
    for (std::size_t at = 1; flips && at + 4 <= size; at += 4)
        bytes[(std::size_t{data[at]} << 16U | std::size_t{data[at + 1]} << 8U | data[at + 2]) %
              bytes.size()] = static_cast<char>(data[at + 3]);
    folder.write("study.sqlite", bytes);
    if (!flips) change(path, fuzz::text_of(data, size));
    fuzz::read_or_refuse([&] {
        StudyReader const study(path);
        study.identity();
        study.summaries();
        for (auto const& experiment : study.experiments())
            study.points(experiment);
    });
    fuzz::read_or_refuse([&] { StudyReader(path).export_json((folder / "out.json").string()); });
    return fuzz::read_or_refuse([&] { report::study_report({{path}, std::nullopt, ""}); });
}
