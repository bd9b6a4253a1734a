#include "world/world_file.hpp"

#include <algorithm>
#include <filesystem>
#include <groundswell/version.hpp>
#include <mutex>

#include "base/whole_file.hpp"
#include "world/hdf5_kind.hpp"
#include "world/world.hpp"
#include "world/world_file_check.hpp"
#include "world/world_file_layers.hpp"

namespace groundswell {

namespace {

namespace fs = std::filesystem;

constexpr hdf5::Kind kind{.mark = 0x646C726F77737667ULL, // "gvsworld"
                          .version = world_file_version,
                          .name = "world file",
                          .again = "generate it again"};

std::string joined(std::vector<std::string> const& names)
{
    std::string out;
    for (auto const& name : names)
        out += name + '\n';
    return out;
}

std::vector<std::string> split_lines(std::string const& text)
{
    std::vector<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
        auto const end = text.find('\n', at);
        out.push_back(text.substr(at, end - at));
        at = end == std::string::npos ? text.size() : end + 1;
    }
    return out;
}

void write_columns(hdf5::File& file, World const& world, std::string const& title)
{
    file.write_text("title", title);
    file.write_number<std::uint64_t>("seats", world.seats);
    file.write_number<std::uint32_t>("ranks", static_cast<std::uint32_t>(world.ranks));
    file.write_text("groups", joined(world.groups));
    file.write("flags",
               std::vector<std::uint8_t>{world.imported, world.groups_assigned, world.layout != nullptr});
    file.write("rank", world.rank);
    file.write("first_group", world.first_group);
    if (world.layout) {
        auto const& bounds = world.layout->bounds();
        file.write("unit_first", bounds.unit_first);
        file.write("institution_first", bounds.institution_first);
        file.write("region_first", bounds.region_first);
        file.write("rule", std::vector<std::uint32_t>{bounds.team_size, bounds.span});
    } else {
        file.write("unit", world.unit);
        file.write("institution_of", world.institution_of);
        file.write_number<std::uint64_t>("institutions", world.institutions);
        file.write_text("units", joined(world.units));
    }
    write_layer(file, "team", world.team);
    write_layer(file, "confidant", world.confidant);
    write_layer(file, "audience", world.audience);
}

/// What a file says of its world before its columns, in the order of the digest.
struct Description {
    std::string title;
    std::uint64_t seats{0};
    int ranks{1};
    std::vector<std::string> groups;
    bool imported{false}, groups_assigned{false}, nested{false};
};

Description read_description(hdf5::File& file)
{
    Description out;
    out.title = file.read_text("title");
    out.seats = file.read_number<std::uint64_t>("seats");
    if (out.seats < 1 || out.seats >= no_seat) file.fail("seats");
    auto const ranks = file.read_number<std::uint32_t>("ranks");
    if (ranks < 1 || ranks > max_ranks) file.fail("ranks");
    out.ranks = static_cast<int>(ranks);
    out.groups = split_lines(file.read_text("groups"));
    if (!sound_names(out.groups, max_groups)) file.fail("groups");
    auto const flags = file.read<std::uint8_t>("flags");
    if (flags.size() != 3 || !below(flags, 2)) file.fail("flags");
    out.imported = flags[0] != 0;
    out.groups_assigned = flags[1] != 0;
    out.nested = flags[2] != 0;
    return out;
}

World read_columns(hdf5::File& file)
{
    auto const said = read_description(file);
    World world;
    world.seats = said.seats;
    world.ranks = said.ranks;
    world.groups = said.groups;
    world.imported = said.imported;
    world.groups_assigned = said.groups_assigned;
    world.rank = file.read<Rank>("rank");
    world.first_group = file.read<Group>("first_group");
    if (world.rank.size() != world.seats || !below(world.rank, static_cast<std::size_t>(world.ranks)))
        file.fail("rank");
    if (world.first_group.size() != world.seats || !below(world.first_group, world.groups.size()))
        file.fail("first_group");
    if (said.nested) {
        SeatLayout::Bounds bounds;
        bounds.unit_first = file.read<Seat>("unit_first");
        bounds.institution_first = file.read<std::uint32_t>("institution_first");
        bounds.region_first = file.read<Seat>("region_first");
        auto const rule = file.read<std::uint32_t>("rule");
        if (rule.size() != 2) file.fail("rule");
        bounds.team_size = rule[0];
        bounds.span = rule[1];
        if (!sound_bounds(bounds, world.seats)) file.fail("unit_first");
        world.institutions = bounds.institution_first.size() - 1;
        world.layout =
            std::make_shared<SeatLayout const>(std::move(bounds), world.first_group, world.groups.size());
    } else {
        world.unit = file.read<Unit>("unit");
        world.institution_of = file.read<Institution>("institution_of");
        world.institutions = file.read_number<std::uint64_t>("institutions");
        world.units = split_lines(file.read_text("units"));
        if (world.unit.size() != world.seats || world.units.size() != world.institution_of.size() ||
            !below(world.unit, world.units.size()) || !below(world.institution_of, world.institutions) ||
            world.institutions > world.units.size())
            file.fail("unit");
        index_units(world);
    }
    world.team = read_layer(file, "team", world);
    world.confidant = read_layer(file, "confidant", world);
    world.audience = read_layer(file, "audience", world);
    return world;
}

} // namespace

std::uint64_t world_file_bytes(World const& world, std::string const& title)
{
    hdf5::File measured("", hdf5::File::Mode::measure);
    write_columns(measured, world, title);
    return measured.bytes();
}

void write_world_file(World const& world, std::string const& path, std::string const& title, Stop stop)
{
    std::error_code failed;
    auto const refuse_what_is_there = [&] {
        throw UserError(Problem{.code = ProblemCode::file_already_exists,
                                .place = {.file = path},
                                .what = "is there already",
                                .allowed = "it is not overwritten",
                                .suggestion = "choose another file"});
    };
    if (fs::symlink_status(path, failed).type() != fs::file_type::not_found) refuse_what_is_there();
    require_space_for(path, static_cast<double>(world_file_bytes(world, title)),
                      "free some space, choose another disk, or ask for fewer people");
    std::scoped_lock const lock(hdf5::library());
    remove_halves(path);
    auto const half = half_name(path);
    try {
        {
            auto file = hdf5::create(half, kind, world.imported);
            file.stop_when(stop);
            write_columns(file, world, title);
            hdf5::finish(file);
        }
        failed = move_into_place(half, path, Existing::kept);
        if (failed == std::errc::file_exists) refuse_what_is_there();
        if (failed)
            throw UserError(Problem{.code = ProblemCode::file_cannot_be_written,
                                    .place = {.file = path},
                                    .what = "cannot be written",
                                    .allowed = failed.message()});
    } catch (UserError const& error) {
        fs::remove(half, failed);
        auto problems = error.problems();
        for (auto& problem : problems)
            if (problem.place.file == half) problem.place.file = path;
        throw UserError(std::move(problems));
    } catch (...) {
        fs::remove(half, failed);
        throw;
    }
}

WorldHeader read_world_header(std::string const& path)
{
    std::scoped_lock const lock(hdf5::library());
    auto file = hdf5::open(path, kind);
    WorldHeader out;
    auto said = read_description(file);
    out.bytes = fs::file_size(path);
    // Each seat has a rank and a group.
    if (said.seats > out.bytes / 2) file.fail("seats");
    out.title = std::move(said.title);
    out.seats = said.seats;
    out.ranks = said.ranks;
    out.groups = std::move(said.groups);
    out.imported = said.imported;
    // Only profiles make nested worlds.
    out.counted = said.imported || said.nested;
    out.digest = file.read_attribute("digest", 0);
    return out;
}

World read_world_file(std::string const& path, Stop stop, std::optional<std::uint64_t> digest)
{
    std::scoped_lock const lock(hdf5::library());
    auto file = hdf5::open(path, kind);
    file.stop_when(stop);
    World world = read_columns(file);
    hdf5::check_digest(file, path, kind);
    if (digest && *digest != file.digest())
        throw UserError(Problem{.code = ProblemCode::file_damaged,
                                .place = {.file = path},
                                .what = "has changed since it was read first",
                                .allowed = "one world for a whole command",
                                .suggestion = "run the command again"});
    return world;
}

} // namespace groundswell
