#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "apps/compare_outcome.hpp"

namespace groundswell {

namespace {

constexpr std::size_t label_width = 31, level_width = 8;

std::string levels(PairedDifference const& paired, bool share)
{
    return padded_left(figure(paired.base.mean, share), level_width) +
           padded_left(figure(paired.variant.mean, share), level_width) + "   ";
}

std::string change(FigureDifference const& figure, bool share)
{
    if (figure.paired.identical) return "none";
    if (!figure.paired.difference.known()) return "-";
    return signed_interval(figure.paired.difference, share) + (may_be_chance(figure) ? " ?" : "");
}

std::string line(std::string const& label, FigureDifference const& figure, bool share)
{
    if (figure.withheld) return padded(label, label_width) + padded_left("withheld", level_width) + '\n';
    return padded(label, label_width) + levels(figure.paired, share) + change(figure, share) + '\n';
}

std::string header(std::string const& first, std::string const& last)
{
    return padded(first, label_width) + padded_left("without", level_width) +
           padded_left("with", level_width) + "   " + last + '\n';
}

} // namespace

std::string signed_interval(Estimate const& difference, bool share)
{
    double const scale = share ? 100 : 1;
    double const mean = difference.mean * scale;
    if (difference.n < 2) return fmt::format("{:+.{}f}", mean, share ? 1 : 3);
    if (difference.mean == 0 && difference.se == 0) return "none";
    double const low = difference.low * scale, high = difference.high * scale, half = (high - low) / 2;
    // Two digits of the half-width, as is usual for standard errors.
    int const digits =
        half > 0 ? std::clamp(1 - static_cast<int>(std::floor(std::log10(half))), 0, 5) : (share ? 1 : 3);
    return fmt::format("{:+.{}f} [{:.{}f}, {:.{}f}]", mean, digits, low, digits, high, digits);
}

std::string share_text(Share const& share)
{
    return fmt::format("{} of {} ({:.0f}% [{:.0f}, {:.0f}])", share.k, share.n, 100 * share.value(),
                       100 * share.low(), 100 * share.high());
}

bool may_be_chance(FigureDifference const& figure)
{
    auto const& d = figure.paired.difference;
    return !figure.paired.identical && d.n >= 2 && !figure.paired.certain();
}

std::string compare_summary(CompareOutcome const& outcome)
{
    auto const words = figure_words(outcome.metric);
    std::string title(words.words);
    if (auto const group = figure_group(outcome.metric); group != "all") title += ", " + people_of(group);
    std::string out = header("WHAT WOULD CHANGE", words.share ? "change [95%], in points" : "change [95%]");
    out += "  " + title + '\n';
    for (auto const& finding : outcome.findings) {
        auto name = finding.name;
        // A long name has a line of its own.
        if (columns(name) > label_width - 5) {
            out += "    " + name + '\n';
            name.clear();
        }
        out += line("    " + name, finding.main, words.share);
    }
    return out;
}

std::string compare_table(VariantFinding const& finding)
{
    std::string out = header("", "change [95%], % in points");
    bool chance = false, withheld = false, partial = false;
    for (auto const name : comparison_table_figures()) {
        auto const words = figure_words(name);
        auto const print = [&](FigureDifference const& figure, std::string const& label) {
            out += line(label, figure, words.share);
            chance = chance || may_be_chance(figure);
            withheld = withheld || figure.withheld;
            partial = partial ||
                      (!figure.withheld && figure.paired.difference.n < finding.main.paired.difference.n);
        };
        auto const of = [&](FigureDifference const& f) { return f.metric == name; };
        for (auto const& figure : finding.figures)
            if (of(figure) && figure.group == "all") print(figure, "  " + std::string(words.words));
        for (auto const& figure : finding.figures)
            if (of(figure) && figure.group != "all") print(figure, "      " + people_of(figure.group));
    }
    if (chance) out += "  ? could be chance: the interval holds 0\n";
    if (partial) out += "  shares of reports or acts: over the pairs in which both runs had any\n";
    if (withheld) out += fmt::format("  withheld: rests on fewer than {} people\n", smallest_cell);
    return out;
}

} // namespace groundswell
