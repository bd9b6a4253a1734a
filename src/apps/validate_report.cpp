#include "apps/validate_report.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "apps/text.hpp"

namespace groundswell {

namespace {

using published::Figure;
using published::Origin;

/// Five decimals at most; "" for a number that there is not.
std::string shown(double value)
{
    return std::isnan(value) ? "" : format_number(std::round(value * 1e5) / 1e5);
}

/// "z 0.41" or "within 0.005".
std::string judged_by(Figure const& figure)
{
    if (!std::isnan(figure.z)) return fmt::format("z {:.2f}", figure.z == 0 ? 0.0 : figure.z);
    if (std::isnan(figure.tolerance)) return "";
    return figure.tolerance == 0 ? "exact" : "within " + fmt::format("{:.2g}", figure.tolerance);
}

char const* verdict(Figure const& figure)
{
    if (figure.origin == Origin::none) return "";
    return figure.passed ? "pass" : "FAIL";
}

struct Tally {
    std::size_t compared{0}, failed{0};
};

Tally tally(std::vector<Validation> const& validations)
{
    Tally out;
    for (auto const& validation : validations)
        for (auto const& figure : validation.figures) {
            out.compared += figure.origin != Origin::none;
            out.failed += !figure.passed;
        }
    return out;
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

nlohmann::ordered_json json_of(Figure const& f)
{
    return {{"setting", f.setting},
            {"figure", f.name},
            {"origin", letter(f.origin)},
            {"source", f.source},
            {"ours", f.ours},
            {"z", f.z},
            {"tolerance", f.tolerance},
            {"pass",
             f.origin == Origin::none ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(f.passed)}};
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
    auto const [compared, failed] = tally(validations);
    out += fmt::format("\n{} figures compared, {} failed, {:.1f} s\n", compared, failed, seconds);
    return out;
}

std::string validate_json(std::vector<Validation> const& validations, published::Request const& request)
{
    nlohmann::ordered_json models = nlohmann::ordered_json::array();
    for (auto const& validation : validations) {
        nlohmann::ordered_json figures = nlohmann::ordered_json::array();
        for (auto const& figure : validation.figures)
            figures.push_back(json_of(figure));
        models.push_back({{"name", validation.model.name},
                          {"title", validation.model.title},
                          {"source", validation.model.source},
                          {"pass", validation.passed()},
                          {"seconds", validation.seconds},
                          {"figures", figures}});
    }
    auto const [compared, failed] = tally(validations);
    nlohmann::ordered_json const out{{"version", GROUNDSWELL_VERSION},
                                     {"seed", request.seed},
                                     {"quick", request.quick},
                                     {"z_limit", published::z_limit},
                                     {"compared", compared},
                                     {"failed", failed},
                                     {"models", models}};
    return out.dump(2) + "\n";
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
