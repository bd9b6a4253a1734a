#pragma once
#include <compare>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace groundswell {

/// A figure of one arm of an experiment, written `harm(removed)`, `harm(removed, woman)`,
/// `harm(removed, years 9-10)`, `harm(removed, woman, years 9-10)`, or with `weeks 26-117` in place of years.
struct ClaimFigure {
    std::string metric, arm;
    std::string group{"all"};
    int first_year{0}, last_year{0}; ///< counted from 1; 0: over the metric's own window
    int first_week{0}, end_week{0};  ///< counted from 0, the second not included; both 0: no weeks were given

    bool has_period() const { return first_year > 0 || end_week > 0; }

    std::string text() const;
    friend auto operator<=>(ClaimFigure const&, ClaimFigure const&) = default;
};

/// The value of an expression over figures: + - * / and parentheses, numbers, `min(...)`, `max(...)`,
/// `sqrt(x)`, `log(x)`, and `largest(...)`, the place of the largest of its arguments, counted from 1.
///
/// @param figure  gives the value of each figure as it is met
/// @throws UserError that says what is wrong with the text, and where
double evaluate_expression(std::string_view text, std::function<double(ClaimFigure const&)> const& figure);

/// The figures that an expression needs, each once, in order of first use.
///
/// @throws UserError as `evaluate_expression` does
std::vector<ClaimFigure> figures_in(std::string_view text);

} // namespace groundswell
