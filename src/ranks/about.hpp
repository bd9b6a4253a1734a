#pragma once
#include <string>
#include <vector>

namespace groundswell {

/// What a rank says of itself to all others when it joins. Its bytes have one length in every version.
struct AboutRank {
    std::string version, command, host;

    std::string bytes() const;
    static AboutRank of(std::string const& bytes);
};

/// @throws UserError if ranks run another version or another command than rank 0
void require_same(std::vector<AboutRank> const& ranks);

/// "rank 3 on node7"
std::string name_of_rank(int rank, AboutRank const& about);

} // namespace groundswell
