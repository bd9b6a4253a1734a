#pragma once
#include <functional>
#include <groundswell/claim.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace groundswell {

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
