#include "apps/validate_text.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "apps/text.hpp"
#include "base/text.hpp"
#include "report/validate_outcome.hpp"

namespace groundswell {

namespace {

/// Five decimals at most; "" for a number that there is not.
std::string shown(double value)
{
    return std::isnan(value) ? "" : format_number(std::round(value * 1e5) / 1e5);
}

/// "z 0.41" or "within 0.005".
std::string judged_by(published::Figure const& figure)
{
    if (!std::isnan(figure.z)) return fmt::format("z {:.2f}", figure.z == 0 ? 0.0 : figure.z);
    if (std::isnan(figure.tolerance)) return "";
    return figure.tolerance == 0 ? "exact" : "within " + fmt::format("{:.2g}", figure.tolerance);
}

char const* verdict(published::Figure const& figure)
{
    if (figure.origin == published::Origin::none) return "";
    return figure.passed ? "pass" : "FAIL";
}

std::string lines_of(Validation const& validation)
{
    std::string out =
        fmt::format("\n{}: {}\n{}\n", validation.model.name, validation.model.title, validation.model.source);
    std::string setting;
    for (auto const& f : validation.figures) {
        if (f.setting != setting) out += "  " + f.setting + "\n";
        setting = f.setting;
        out += fmt::format("    {:<44} {} {:>9} {:>9}  {:<14} {}\n", f.name, letter(f.origin),
                           shown(f.source), shown(f.ours), judged_by(f), verdict(f));
    }
    return out;
}

} // namespace

std::string validate_text(std::vector<Validation> const& validations, published::Request const& request)
{
    std::string out =
        fmt::format("Published models, seed {}{}. T theory, P printed by the source, R somebody's re-run.\n"
                    "{:<48} {} {:>9} {:>9}\n",
                    request.seed, request.quick ? ", quick" : "", "", " ", "source", "ours");
    double seconds = 0;
    for (auto const& validation : validations) {
        out += lines_of(validation);
        seconds += validation.seconds;
    }
    auto const [compared, failed] = report::tally_of(validations);
    out += fmt::format("\n{} figures compared, {} failed, {:.1f} s\n", compared, failed, seconds);
    return out;
}

std::string validate_markdown(std::vector<Validation> const& validations, published::Request const& request)
{
    std::string out;
    for (auto const& validation : validations) {
        out += fmt::format("\n### {}\n\nSeed {}.\n\n| setting | figure | | source | ours | judged by | |\n"
                           "|---|---|---|---|---|---|---|\n",
                           validation.model.name, request.seed);
        for (auto const& f : validation.figures)
            out += fmt::format("| {} | {} | {} | {} | {} | {} | {} |\n", f.setting, f.name, letter(f.origin),
                               shown(f.source), shown(f.ours), judged_by(f), verdict(f));
    }
    return out;
}

std::string validate_parameters(std::vector<published::Model> const& models)
{
    std::string out;
    for (auto const& model : models) {
        out += (out.empty() ? "" : "\n") + model.name + ": " + model.title + "\n" + model.source + "\n";
        for (auto const& field : model.fields)
            out += fmt::format("    {:<18} {:>8}  [{}, {}]{}  {}\n", field.name, format_number(field.initial),
                               format_number(field.low), format_number(field.high),
                               field.whole ? " whole" : "", field.text);
    }
    return out;
}

} // namespace groundswell
