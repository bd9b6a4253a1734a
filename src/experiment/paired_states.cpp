#include "experiment/paired_states.hpp"

#include <vector>

namespace groundswell {

namespace {

std::vector<double> joined(std::span<double const> a, std::span<double const> b)
{
    std::vector<double> out(a.begin(), a.end());
    out.insert(out.end(), b.begin(), b.end());
    return out;
}

/// The states that runs under the same rules fall into.
std::optional<LastingStates> states_of(PairedColumns const& columns)
{
    auto const both = joined(columns.base_norm, columns.variant_norm);
    if (columns.long_after) return lasting_states(both);
    bool const base = lasting_states(columns.base_norm).has_value();
    bool const variant = lasting_states(columns.variant_norm).has_value();
    if (base && variant) return lasting_states(both);
    return base      ? lasting_states(columns.base_norm)
           : variant ? lasting_states(columns.variant_norm)
                     : std::nullopt;
}

} // namespace

std::optional<PairedStates> split_states(PairedColumns const& columns)
{
    std::size_t const n = columns.base.size();
    auto const states = states_of(columns);
    if (!states) return std::nullopt;

    PairedStates out{.border = states->border, .low = states->low, .high = states->high};
    std::vector<double> differences[2][2];
    out.base_high.n = out.variant_high.n = n;
    for (std::size_t i = 0; i < n; ++i) {
        bool const from = columns.base_norm[i] > out.border, to = columns.variant_norm[i] > out.border;
        out.base_high.k += from ? 1 : 0;
        out.variant_high.k += to ? 1 : 0;
        differences[from][to].push_back(columns.variant[i] - columns.base[i]);
    }
    for (int from = 0; from < 2; ++from)
        for (int to = 0; to < 2; ++to)
            out.cell[from][to] = {differences[from][to].size(), estimate_difference(differences[from][to])};
    return out;
}

} // namespace groundswell
