#include "figures/catalogue.hpp"

#include <algorithm>
#include <iterator>

namespace groundswell {

std::span<Figure const> all_figures()
{
    static std::vector<Figure> const all = [] {
        std::vector<Figure> out;
        for (auto const part :
             {figures_of_harm, figures_of_experience, figures_of_perpetrators, figures_of_responses,
              figures_of_careers, figures_of_states, figures_of_surveys})
            std::ranges::copy(part(), std::back_inserter(out));
        return out;
    }();
    return all;
}

Figure const* find_figure(std::string_view name)
{
    if (auto const at = name.find('@'); at != std::string_view::npos) name = name.substr(0, at + 1);
    auto const all = all_figures();
    auto const at = std::ranges::find(all, name, &Figure::name);
    return at == all.end() ? nullptr : &*at;
}

std::vector<Figure const*> const& weekly_figures()
{
    static std::vector<Figure const*> const sorted = [] {
        std::vector<Figure const*> out;
        for (auto const& figure : all_figures())
            if (figure.weekly.order > 0) out.push_back(&figure);
        std::ranges::stable_sort(out, {}, [](Figure const* figure) { return figure->weekly.order; });
        return out;
    }();
    return sorted;
}

} // namespace groundswell
