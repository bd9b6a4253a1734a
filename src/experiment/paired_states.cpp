#include "experiment/paired_states.hpp"

#include <vector>

namespace groundswell {

std::optional<PairedStates> split_states(PairedColumns const& columns)
{
    std::size_t const n = columns.base.size();
    std::vector<double> norms(columns.base_norm.begin(), columns.base_norm.end());
    norms.insert(norms.end(), columns.variant_norm.begin(), columns.variant_norm.end());
    auto const states = lasting_states(norms);
    if (!states) return std::nullopt;

    PairedStates out{.border = states->border, .low = states->low, .high = states->high};
    std::vector<double> differences[2][2];
    out.base_high.n = out.variant_high.n = n;
    for (std::size_t i = 0; i < n; ++i) {
        bool const from = states->in_high[i], to = states->in_high[n + i];
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
