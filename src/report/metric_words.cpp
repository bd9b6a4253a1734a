#include "report/metric_words.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <groundswell/dose_finding.hpp>
#include <limits>

#include "base/how_many.hpp"
#include "figures/catalogue.hpp"

namespace groundswell::report {

namespace {

/// Where a figure stands in the table of a run.
int order_in_tables(std::string_view name)
{
    auto const* const figure = find_figure(name);
    return figure == nullptr || figure->table_order == 0 ? std::numeric_limits<int>::max()
                                                         : figure->table_order;
}

} // namespace

MetricWords words_for(std::string_view name)
{
    auto const* const figure = find_figure(name);
    if (figure == nullptr) return {name, name, "", name, false, false};
    return {figure->name,    figure->label,           figure->label_below,
            figure->subject, figure->is_percentage(), figure->in_explorer};
}

MetricWords figure_words(std::string_view name)
{
    auto out = words_for(name);
    if (name == harm_after_push) out.words = "harm after the push, per 1,000 person-weeks";
    auto const* const figure = find_figure(name);
    if (figure != nullptr && !figure->label_alone.empty()) out.words = figure->label_alone;
    return out;
}

std::string label_over(std::string_view name, Week weeks)
{
    auto const words = figure_words(name).words;
    auto const* const figure = find_figure(name);
    if (figure == nullptr || figure->window != FigureWindow::last_two_years) return std::string(words);
    return weeks < static_cast<Week>(late_weeks) ? fmt::format("{} (all {})", words, how_many(weeks, "week"))
                                                 : fmt::format("{} (last 2 years)", words);
}

void sort_for_table(std::vector<std::string>& names)
{
    std::ranges::stable_sort(names, {}, order_in_tables);
}

std::vector<std::string_view> comparison_table_figures()
{
    std::vector<Figure const*> figures;
    for (auto const& figure : all_figures())
        if (figure.comparison_order > 0) figures.push_back(&figure);
    std::ranges::stable_sort(figures, {}, &Figure::comparison_order);
    std::vector<std::string_view> out;
    for (auto const* figure : figures)
        out.push_back(figure->name);
    return out;
}

} // namespace groundswell::report
