#include "figures/documentation.hpp"

#include <array>
#include <fmt/format.h>

#include "figures/catalogue.hpp"

namespace groundswell {

namespace {

template <class Enum, std::size_t N>
std::string_view word(std::array<std::string_view, N> const& words, Enum value)
{
    return words[static_cast<std::size_t>(value)];
}

std::string_view words_of(FigureKind kind)
{
    static constexpr std::array<std::string_view, 4> words{"share", "mean", "rate", "count"};
    return word(words, kind);
}

std::string_view words_of(FigureGroups groups)
{
    static constexpr std::array<std::string_view, 4> words{"all, each group", "all", "women",
                                                           "women, by rank"};
    return word(words, groups);
}

std::string_view words_of(FigureWindow window)
{
    static constexpr std::array<std::string_view, 7> words{
        "survey window",   "horizon",    "last 104 weeks", "last 520 weeks",
        "of the question", "at the end", "each quarter"};
    return word(words, window);
}

/// Where a figure is printed or can be asked for.
std::string used_in(Figure const& figure)
{
    static constexpr std::array<std::string_view, 5> words{"runs", "experiments", "kept for calculations",
                                                           "claims", "series"};
    std::string out(word(words, figure.use));
    if (figure.use != FigureUse::weekly && figure.weekly.order > 0) out += ", series";
    if (figure.use == FigureUse::end_of_run && figure.known_by_years()) out += ", claims by years";
    return out;
}

} // namespace

std::string figures_text()
{
    std::string out = fmt::format("{:<38}{:<33}{}\n", "figure", "label", "over");
    for (auto const& figure : all_figures())
        out += fmt::format("{:<38}{:<33}{}\n", figure.name,
                           figure.label_alone.empty() ? figure.label : figure.label_alone,
                           words_of(figure.window));
    return out;
}

std::string figures_markdown()
{
    std::string out = "| figure | kind, unit | for | over | what it is | in |\n|---|---|---|---|---|---|\n";
    for (auto const& figure : all_figures()) {
        std::string const unit = figure.unit == words_of(figure.kind) ? "" : fmt::format(", {}", figure.unit);
        out += fmt::format("| `{}` | {}{} | {} | {} | {} | {} |\n", figure.name, words_of(figure.kind), unit,
                           words_of(figure.groups), words_of(figure.window), figure.meaning, used_in(figure));
    }
    return out;
}

} // namespace groundswell
