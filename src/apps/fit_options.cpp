#include "apps/fit_options.hpp"

#include <filesystem>
#include <groundswell/problems.hpp>

#include "apps/options.hpp"
#include "apps/verification.hpp"
#include "report/fit_file.hpp"
#include "report/words.hpp"

namespace groundswell {

void declare(FitUseOptions& options, Options& command)
{
    if (auto const* const verification = command.call().verification)
        options.kept = verification->definition(kept_fit);
    command
        .add_option("--fit", options.fit,
                    "run every member of a fit: a study or a CSV file of members, or 'default', which is "
                    "shipped; --replicates is then of each member (default: 2)")
        .type_name("FIT");
    command.add_option("--members", options.members, "run the first N members only (default: all of the fit)")
        .type_name("N");
}

FitUse fit_of(FitUseOptions const& options, std::string const& replicates, Scenario const& scenario)
{
    if (options.fit.empty()) {
        if (!options.members.empty())
            throw UserError(Problem{.code = ProblemCode::argument_missing,
                                    .place = {.argument = "members"},
                                    .what = "given without --fit",
                                    .allowed = "members are those of a fit",
                                    .suggestion = "add --fit FIT"});
        return {};
    }
    FitUse out;
    std::error_code ignored;
    bool const use_kept =
        !options.kept.empty() && options.fit != shipped_fit && !std::filesystem::exists(options.fit, ignored);
    out.points = std::make_shared<MemberPoints>(scenario, use_kept ? parse_members(options.kept, options.fit)
                                                                   : report::read_fit(options.fit));
    auto const all = *out.points->size();
    out.members =
        options.members.empty()
            ? all
            : static_cast<std::uint32_t>(whole_number("members", options.members, 1, static_cast<int>(all)));
    if (!replicates.empty())
        out.replicates = static_cast<std::uint32_t>(whole_number("replicates", replicates, 1, 65'535));
    return out;
}

std::string spelled(FitUseOptions const& options)
{
    std::string out;
    if (!options.fit.empty())
        out += " --fit " + report::shell_word(std::filesystem::path(options.fit).filename().string());
    if (!options.members.empty()) out += " --members " + options.members;
    return out;
}

} // namespace groundswell
