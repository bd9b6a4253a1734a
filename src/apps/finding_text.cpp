#include "apps/finding_text.hpp"

#include "apps/text.hpp"

namespace groundswell {

std::string finding_text(report::Finding const& finding)
{
    auto out = wrapped(finding.label.empty() ? "  " : "  " + finding.label + ": ", finding.sentence);
    for (auto const& detail : finding.details)
        out += wrapped("    ", detail);
    return out + would_change_text(finding.hints);
}

std::string would_change_text(std::vector<report::Hint> const& hints)
{
    if (hints.empty()) return "";
    return wrapped("    would change it: ", report::hints_text(hints));
}

} // namespace groundswell
