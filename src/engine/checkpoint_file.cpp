#include "engine/checkpoint_file.hpp"

#include <algorithm>
#include <groundswell/problems.hpp>

#include "world/hdf5_kind.hpp"

namespace groundswell {

namespace {

namespace fs = std::filesystem;

constexpr hdf5::Kind kind{.mark = 0x6B63656863737667ULL, // "gvscheck"
                          .version = 1,
                          .name = "checkpoint",
                          .again = "begin the run again"};

std::string column_of(std::uint32_t replicate)
{
    return "replicates/" + std::to_string(replicate);
}

void write_columns(hdf5::File& file, CheckpointFile const& content)
{
    file.write_text("program", GROUNDSWELL_VERSION);
    file.write_text("scenario", content.scenario);
    file.write_number("scenario_hash", content.scenario_hash);
    file.write_number("seed", content.seed);
    file.write_text("command", content.run.command);
    file.write("asked", std::vector<std::uint32_t>{static_cast<std::uint32_t>(content.run.every),
                                                   static_cast<std::uint32_t>(content.run.observe_every),
                                                   static_cast<std::uint32_t>(content.disclosure.min_cell),
                                                   static_cast<std::uint32_t>(content.disclosure.round_to)});
    std::vector<std::uint32_t> replicates;
    for (auto const& [replicate, bytes] : content.progress)
        replicates.push_back(replicate);
    file.write("begun", replicates);
    for (auto const& [replicate, bytes] : content.progress)
        file.write(column_of(replicate), bytes);
}

void require_version(std::string const& path, std::string const& program)
{
    if (program == GROUNDSWELL_VERSION) return;
    throw UserError(
        Problem{.code = ProblemCode::file_other_version,
                .place = {.file = path},
                .what = "is the checkpoint of version " + program.substr(0, 20) + " of the program",
                .allowed = "this is " GROUNDSWELL_VERSION,
                .suggestion = "go on with that version, or begin the run again"});
}

CheckpointFile read_columns(hdf5::File& file, std::string const& path)
{
    CheckpointFile out;
    require_version(path, file.read_text("program"));
    out.scenario = file.read_text("scenario");
    out.scenario_hash = file.read_number<std::uint64_t>("scenario_hash");
    out.seed = file.read_number<std::uint32_t>("seed");
    out.run.command = file.read_text("command");
    auto const asked = file.read<std::uint32_t>("asked");
    constexpr std::uint32_t most = 1'000'000;
    if (asked.size() != 4 || asked[0] < 1 || asked[2] < 1 || asked[3] < 1 ||
        std::ranges::any_of(asked, [](auto x) { return x > most; }))
        file.fail("asked");
    out.run.every = static_cast<int>(asked[0]);
    out.run.observe_every = static_cast<int>(asked[1]);
    out.disclosure = {.min_cell = static_cast<int>(asked[2]), .round_to = static_cast<int>(asked[3])};
    std::uint64_t next = 0;
    for (auto const replicate : file.read<std::uint32_t>("begun")) {
        if (replicate < next) file.fail("begun");
        next = std::uint64_t{replicate} + 1;
        out.progress[replicate] = file.read<std::uint8_t>(column_of(replicate));
    }
    return out;
}

[[noreturn]] void cannot_be_written(std::string const& path, std::string why)
{
    throw UserError(Problem{.code = ProblemCode::file_cannot_be_written,
                            .place = {.file = path},
                            .what = "cannot be written",
                            .allowed = std::move(why)});
}

} // namespace

void write_checkpoint_file(CheckpointFile const& content, std::string const& path)
{
    std::scoped_lock const lock(hdf5::library());
    auto const half = half_name(path);
    std::error_code failed;
    try {
        {
            auto file = hdf5::create(half.string(), kind, true);
            write_columns(file, content);
            hdf5::finish(file);
        }
        failed = move_into_place(half, path, Existing::replaced);
        if (failed) cannot_be_written(path, failed.message());
    } catch (...) {
        fs::remove(half, failed);
        throw;
    }
}

CheckpointFile read_checkpoint_file(std::string const& path)
{
    std::scoped_lock const lock(hdf5::library());
    auto file = hdf5::open(path, kind);
    auto out = read_columns(file, path);
    hdf5::check_digest(file, path, kind);
    return out;
}

} // namespace groundswell
