#include <groundswell/parameter_table.hpp>

#include <algorithm>
#include <cstddef>
#include <groundswell/problems.hpp>
#include <type_traits>

#include "base/text.hpp"
#include "scenario/groups.hpp"
#include "scenario/table_rows.hpp"

namespace groundswell {

// An offset is counted in doubles, which needs `Parameters` to be made of doubles and nothing else.
static_assert(std::is_standard_layout_v<Parameters> && std::is_trivially_copyable_v<Parameters>);
static_assert(sizeof(Parameters) % sizeof(double) == 0 && alignof(Parameters) == alignof(double));

namespace table {

ParameterRow& Rows::add(char const* name, double const& at, Shape shape, About const& about)
{
    auto const distance =
        reinterpret_cast<std::byte const*>(&at) - reinterpret_cast<std::byte const*>(&specimen_);
    auto const& measure = about.measure;
    rows_.push_back({.name = name,
                     .shape = shape,
                     .unit = measure.unit,
                     .allowed = {measure.low, measure.high},
                     .integer = measure.integer,
                     .role = about.role,
                     .evidence = about.grade.evidence,
                     .source = about.grade.source,
                     .section = about.section,
                     .meaning = about.meaning,
                     .defaults = {},
                     .offset = static_cast<std::size_t>(distance) / sizeof(double)});
    return rows_.back();
}

void Rows::single(char const* name, double const& at, Range plausible, About const& about)
{
    add(name, at, Shape::single, about).defaults = {{at, plausible}};
}

void Rows::by_group(char const* name, PerGroup const& at, ByGroup const& defaults, About const& about)
{
    add(name, at[0], Shape::by_group, about).defaults.assign(defaults.begin(), defaults.end());
}

void Rows::by_pair(char const* name, PerGroupPair const& at, ByPair const& defaults, About const& about)
{
    add(name, at[0][0], Shape::by_pair, about).defaults.assign(defaults.begin(), defaults.end());
}

void Rows::by_rank(char const* name, PerRank const& at, std::vector<Range> const& plausible,
                   About const& about)
{
    auto& row = add(name, at[0], Shape::by_rank, about);
    for (std::size_t rank = 0; rank < plausible.size(); ++rank)
        row.defaults.push_back({at[rank], plausible[rank]});
}

void Rows::by_group_and_rank(char const* name, std::array<PerRank, max_groups> const& at,
                             std::vector<Default> const& defaults, About const& about)
{
    add(name, at[0][0], Shape::by_group_and_rank, about).defaults = defaults;
}

} // namespace table

namespace {

std::vector<ParameterRow> build()
{
    Parameters const specimen{};
    table::Rows rows(specimen);
    table::population_rows(rows, specimen);
    table::conduct_rows(rows, specimen);
    table::institution_rows(rows, specimen);
    table::discourse_rows(rows, specimen);
    return rows.take();
}

/// Position among the groups with defaults in the table, or -1.
int known(std::string const& group)
{
    return group == "woman" ? 0 : group == "man" ? 1 : -1;
}

std::string with_group(std::string pattern, std::string const& group)
{
    constexpr std::string_view slot = "{group}";
    return pattern.replace(pattern.find(slot), slot.size(), group);
}

/// Lists the members of one row.
class Members {
  public:
    Members(std::vector<std::string> const& groups, int ranks) : groups_(groups), ranks_(ranks) {}

    void list(ParameterRow const& row)
    {
        int const groups = static_cast<int>(groups_.size());
        switch (row.shape) {
        case Shape::single:
            add({.row = &row, .name = row.name, .offset = row.offset, .default_value = row.defaults[0]});
            break;
        case Shape::by_group:
            for (int g = 0; g < groups; ++g)
                add({.row = &row,
                     .name = with_group(row.name, name(g)),
                     .offset = row.offset + at(g),
                     .group = g,
                     .default_value = standard(row, known(name(g)))});
            break;
        case Shape::by_pair:
            for (int g = 0; g < groups; ++g)
                for (int h = 0; h < groups; ++h) {
                    bool const both = known(name(g)) >= 0 && known(name(h)) >= 0;
                    add({.row = &row,
                         .name = with_group(with_group(row.name, name(g)), name(h)),
                         .offset = row.offset + at(g) * max_groups + at(h),
                         .group = g,
                         .towards = h,
                         .default_value = standard(row, both ? 2 * known(name(g)) + known(name(h)) : -1)});
                }
            break;
        case Shape::by_rank:
            by_rank(row, row.name, -1);
            break;
        case Shape::by_group_and_rank:
            for (int g = 0; g < groups; ++g)
                by_rank(row, with_group(row.name, name(g)), g);
            break;
        }
    }

    std::vector<ParameterAt> take() { return std::move(members_); }

  private:
    static std::size_t at(int index) { return static_cast<std::size_t>(index); }
    std::string const& name(int group) const { return groups_[at(group)]; }
    void add(ParameterAt member) { members_.push_back(std::move(member)); }

    std::optional<Default> standard(ParameterRow const& row, int index) const
    {
        if (index < 0) return std::nullopt;
        return row.defaults[at(index)];
    }

    void by_rank(ParameterRow const& row, std::string const& prefix, int group)
    {
        int const table_ranks = static_cast<int>(row.defaults.size()) / (group < 0 ? 1 : 2);
        int const block = group < 0 ? 0 : known(name(group));
        for (int rank = 0; rank < ranks_; ++rank)
            add({.row = &row,
                 .name = prefix + "." + std::to_string(rank),
                 .offset = row.offset + (group < 0 ? 0 : at(group) * max_ranks) + at(rank),
                 .group = group,
                 .rank = rank,
                 .default_value =
                     standard(row, ranks_ == table_ranks && block >= 0 ? block * table_ranks + rank : -1)});
    }

    std::vector<std::string> const& groups_;
    int ranks_;
    std::vector<ParameterAt> members_;
};

ParameterAt require(std::string_view name, std::vector<std::string> const& groups, int ranks)
{
    if (auto found = find_parameter(name, groups, ranks)) return *found;
    throw UserError(Problem{.code = ProblemCode::name_unknown,
                            .place = {.key = std::string(name)},
                            .what = "unknown parameter",
                            .suggestion = did_you_mean(name, parameter_names(groups, ranks))});
}

} // namespace

bool ParameterRow::changes_during_run() const
{
    return !name.starts_with("run.") && !name.starts_with("institution.") && !name.starts_with("ties.");
}

double& ParameterAt::in(Parameters& parameters) const
{
    return *reinterpret_cast<double*>(reinterpret_cast<std::byte*>(&parameters) + offset * sizeof(double));
}

double ParameterAt::in(Parameters const& parameters) const
{
    return *reinterpret_cast<double const*>(reinterpret_cast<std::byte const*>(&parameters) +
                                            offset * sizeof(double));
}

std::vector<ParameterRow> const& parameter_table()
{
    static std::vector<ParameterRow> const rows = build();
    return rows;
}

std::vector<ParameterAt> parameters_for(std::vector<std::string> const& groups, int ranks)
{
    Members members(groups, ranks);
    for (auto const& row : parameter_table())
        members.list(row);
    return members.take();
}

std::optional<ParameterAt> find_parameter(std::string_view name, std::vector<std::string> const& groups,
                                          int ranks)
{
    auto const all = parameters_for(groups, ranks);
    auto const found = std::ranges::find(all, name, &ParameterAt::name);
    if (found == all.end()) return std::nullopt;
    return *found;
}

std::vector<std::string> parameter_names(std::vector<std::string> const& groups, int ranks)
{
    std::vector<std::string> names;
    for (auto const& member : parameters_for(groups, ranks))
        names.push_back(member.name);
    return names;
}

double& parameter_value(Parameters& parameters, std::string_view name, std::vector<std::string> const& groups,
                        int ranks)
{
    return require(name, groups, ranks).in(parameters);
}

double parameter_value(Parameters const& parameters, std::string_view name,
                       std::vector<std::string> const& groups, int ranks)
{
    return require(name, groups, ranks).in(parameters);
}

Parameters default_parameters(std::vector<std::string> const& groups, int ranks,
                              std::vector<std::string>* notes)
{
    Scenario scenario;
    scenario.groups = groups;
    scenario.ranks = ranks;
    auto said = settle_groups(scenario);
    if (notes) *notes = std::move(said);
    return scenario.parameters;
}

char const* name_of(Evidence evidence)
{
    constexpr std::array names{"measured", "inferred", "assumed"};
    return names[static_cast<std::size_t>(evidence)];
}

char const* name_of(Role role)
{
    constexpr std::array names{"uncertain", "setting", "experiment", "constant"};
    return names[static_cast<std::size_t>(role)];
}

} // namespace groundswell
