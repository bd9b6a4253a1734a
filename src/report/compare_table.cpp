#include "report/compare_outcome.hpp"
#include "report/metric_words.hpp"
#include "report/words.hpp"

namespace groundswell::report {

bool may_be_chance(FigureDifference const& figure)
{
    auto const& d = figure.paired.difference;
    return !figure.paired.identical && d.has_interval() && !figure.paired.certain();
}

CompareTable compare_table(VariantFinding const& variant, std::size_t pairs)
{
    CompareTable out;
    out.pairs = pairs;
    for (auto const name : comparison_table_figures()) {
        auto const words = figure_words(name);
        for (bool const of_group : {false, true})
            for (auto const& figure : variant.figures) {
                if (figure.metric != name || (figure.group != "all") != of_group) continue;
                out.rows.push_back({&figure, of_group ? people_of(figure.group) : std::string(words.words),
                                    words.share, of_group});
                out.chance = out.chance || may_be_chance(figure);
                out.withheld = out.withheld || figure.withheld;
                auto const& d = figure.paired.difference;
                out.partial = out.partial || (!figure.withheld && d.known() && d.n < pairs);
            }
    }
    return out;
}

} // namespace groundswell::report
