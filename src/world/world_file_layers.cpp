#include "world/world_file_layers.hpp"

#include "world/world.hpp"
#include "world/world_file_check.hpp"

namespace groundswell {

namespace {

/// Writes one layer, by kind.
class LayerWriter {
  public:
    LayerWriter(hdf5::File& file, std::string name) : file_(file), name_(std::move(name)) {}

    void operator()(ExplicitTies const& ties)
    {
        kind(0);
        file_.write(name_ + "/start", ties.start);
        file_.write(name_ + "/to", ties.to);
        file_.write(name_ + "/weight", ties.weight);
    }
    void operator()(GroupTies const& ties)
    {
        kind(1);
        file_.write(name_ + "/member_start", ties.member_start);
        file_.write(name_ + "/members", ties.members);
        file_.write(name_ + "/group_start", ties.group_start);
        file_.write(name_ + "/groups", ties.groups);
    }
    void operator()(NestedTeams const&) { kind(2); }
    void operator()(MatchingTies const& ties)
    {
        kind(3);
        file_.write(name_ + "/key",
                    std::vector<std::uint32_t>{ties.layer(), ties.key().seed, ties.key().replicate});
        std::vector<std::uint32_t> bands, degree;
        std::vector<double> share;
        for (auto const& band : ties.bands()) {
            bands.push_back(static_cast<std::uint32_t>(band.reach));
            bands.push_back(band.own_group ? 1 : 0);
            bands.push_back(static_cast<std::uint32_t>(band.degrees.size()));
            for (auto const& c : band.degrees) {
                share.push_back(c.share);
                degree.push_back(c.degree);
            }
        }
        file_.write(name_ + "/bands", bands);
        file_.write(name_ + "/share", share);
        file_.write(name_ + "/degree", degree);
    }

  private:
    void kind(std::uint8_t which) { file_.write_number(name_ + "/kind", which); }
    hdf5::File& file_;
    std::string name_;
};

MatchingTies read_matching(hdf5::File& file, std::string const& name,
                           std::shared_ptr<SeatLayout const> const& layout)
{
    auto const key = file.read<std::uint32_t>(name + "/key");
    auto const table = file.read<std::uint32_t>(name + "/bands");
    auto const share = file.read<double>(name + "/share");
    auto const degree = file.read<std::uint32_t>(name + "/degree");
    if (!layout || key.size() != 3 || table.size() % 3 != 0 || share.size() != degree.size()) file.fail(name);
    std::vector<BandSpec> bands;
    std::size_t at = 0;
    for (std::size_t b = 0; b < table.size(); b += 3) {
        if (table[b] > static_cast<std::uint32_t>(Reach::world) || table[b + 1] > 1 ||
            table[b + 2] > share.size() - at)
            file.fail(name);
        BandSpec band{static_cast<Reach>(table[b]), table[b + 1] != 0, {}};
        for (std::uint32_t c = 0; c < table[b + 2]; ++c, ++at)
            band.degrees.push_back({share[at], degree[at]});
        bands.push_back(std::move(band));
    }
    if (at != share.size() || !sound_bands(bands, *layout)) file.fail(name);
    return {layout, std::move(bands), key[0], {key[1], key[2]}};
}

} // namespace

void write_layer(hdf5::File& file, std::string const& name, TieLayer const& layer)
{
    std::visit(LayerWriter(file, name), layer.stored());
}

TieLayer read_layer(hdf5::File& file, std::string const& name, World const& world)
{
    switch (file.read_number<std::uint8_t>(name + "/kind")) {
    case 0: {
        ExplicitTies ties;
        ties.start = file.read<std::uint64_t>(name + "/start");
        ties.to = file.read<Seat>(name + "/to");
        ties.weight = file.read<float>(name + "/weight");
        if (!sound_rows(ties, world.seats)) file.fail(name);
        return TieLayer(std::move(ties));
    }
    case 1: {
        GroupTies ties;
        ties.member_start = file.read<std::uint64_t>(name + "/member_start");
        ties.members = file.read<Seat>(name + "/members");
        ties.group_start = file.read<std::uint64_t>(name + "/group_start");
        ties.groups = file.read<std::uint32_t>(name + "/groups");
        if (!sound_groups(ties, world.seats)) file.fail(name);
        return TieLayer(std::move(ties));
    }
    case 2:
        if (!world.layout) file.fail(name);
        return TieLayer(NestedTeams(world.layout));
    case 3:
        return TieLayer(read_matching(file, name, world.layout));
    default:
        file.fail(name);
    }
}

} // namespace groundswell
