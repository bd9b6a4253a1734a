#include <fmt/format.h>

#include "apps/compare_text.hpp"
#include "apps/text.hpp"
#include "report/disclosure_words.hpp"
#include "report/metric_words.hpp"
#include "report/words.hpp"

namespace groundswell {

using namespace report;

namespace {

constexpr std::size_t label_width = 31, level_width = 8;

std::string levels(PairedDifference const& paired, bool share)
{
    return padded_left(figure(paired.base.mean, share), level_width) +
           padded_left(figure(paired.variant.mean, share), level_width) + "   ";
}

/// The change, and in how many pairs there is one, if not in all.
std::string change(FigureDifference const& figure, bool share, std::size_t pairs)
{
    if (!figure.paired.difference.known()) return "-";
    auto const n = figure.paired.difference.n;
    auto const what = figure.paired.identical ? std::string("none")
                                              : signed_interval(figure.paired.difference, share) +
                                                    (may_be_chance(figure) ? " ?" : "");
    return what + (n < pairs ? fmt::format(" ({})", n) : "");
}

std::string line(std::string const& label, FigureDifference const& figure, bool share, std::size_t pairs)
{
    if (figure.withheld) return padded(label, label_width) + padded_left("withheld", level_width) + '\n';
    return padded(label, label_width) + levels(figure.paired, share) + change(figure, share, pairs) + '\n';
}

std::string partial_words(std::size_t pairs)
{
    return fmt::format("  (n): over the n of {} pairs in which both runs have the figure\n", pairs);
}

std::string header(std::string const& first, std::string const& last)
{
    return padded(first, label_width) + padded_left("without", level_width) +
           padded_left("with", level_width) + "   " + last + '\n';
}

} // namespace

std::string compare_summary(CompareOutcome const& outcome)
{
    auto const words = figure_words(outcome.metric);
    auto title = label_over(outcome.metric, static_cast<Week>(outcome.base().parameters.run.weeks));
    if (auto const group = figure_group(outcome.metric); group != "all") title += ", " + people_of(group);
    std::string out = header("WHAT WOULD CHANGE", words.share ? "change [95%], in points" : "change [95%]");
    out += "  " + title + '\n';
    auto const pairs = outcome.run.replicates.size();
    bool partial = false;
    for (auto const& finding : outcome.findings) {
        auto name = finding.name;
        // A long name has a line of its own.
        if (columns(name) > label_width - 5) {
            out += "    " + name + '\n';
            name.clear();
        }
        out += line("    " + name, finding.main, words.share, pairs);
        auto const& d = finding.main.paired.difference;
        partial = partial || (!finding.main.withheld && d.known() && d.n < pairs);
    }
    return partial ? out + partial_words(pairs) : out;
}

std::string compare_table_text(CompareOutcome const& outcome, VariantFinding const& variant)
{
    auto const table = compare_table(variant, outcome.run.replicates.size());
    std::string out = header("", "change [95%], % in points");
    for (auto const& row : table.rows)
        out += line((row.of_group ? "      " : "  ") + row.label, *row.figure, row.share, table.pairs);
    if (table.chance) out += "  ? could be chance: the interval holds 0\n";
    if (table.partial) out += partial_words(table.pairs);
    if (table.withheld) out += wrapped("  ", withheld_words(outcome.base().disclosure()));
    return out;
}

} // namespace groundswell
