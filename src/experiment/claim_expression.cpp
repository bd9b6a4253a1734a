#include "experiment/claim_expression.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <groundswell/problems.hpp>

namespace groundswell {

namespace {

/// Reads and evaluates in one pass (recursive descent).
class Reader {
  public:
    Reader(std::string_view text, std::function<double(ClaimFigure const&)> const& figure)
        : text_(text), figure_(figure)
    {}

    double whole()
    {
        double const value = sum();
        blanks();
        if (at_ < text_.size()) fail("something is left over");
        return value;
    }

  private:
    [[noreturn]] void fail(std::string what) const
    {
        throw UserError(
            Problem{.code = ProblemCode::claim_malformed,
                    .place = {.column = static_cast<int>(at_) + 1, .key = std::string(text_)},
                    .what = std::move(what),
                    .allowed = fmt::format("at '{}'", text_.substr(std::min(at_, text_.size())))});
    }

    void blanks()
    {
        while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_])))
            ++at_;
    }
    bool take(char c)
    {
        blanks();
        if (at_ == text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }
    void expect(char c)
    {
        if (!take(c)) fail(fmt::format("'{}' is missing", c));
    }

    double sum()
    {
        double value = product();
        while (true) {
            if (take('+'))
                value += product();
            else if (take('-'))
                value -= product();
            else
                return value;
        }
    }

    double product()
    {
        double value = factor();
        while (true) {
            if (take('*'))
                value *= factor();
            else if (take('/'))
                value /= factor();
            else
                return value;
        }
    }

    double factor()
    {
        if (depth_ == deepest) fail(fmt::format("it is nested more than {} deep", deepest));
        ++depth_;
        double const value = operand();
        --depth_;
        return value;
    }

    double operand()
    {
        if (take('-')) return -factor();
        if (take('(')) {
            double const value = sum();
            expect(')');
            return value;
        }
        blanks();
        if (at_ < text_.size() && (std::isdigit(static_cast<unsigned char>(text_[at_])) || text_[at_] == '.'))
            return number_here();
        auto const name = word();
        expect('(');
        if (name == "min" || name == "max" || name == "largest") return over(name);
        if (name == "sqrt" || name == "log") {
            double const x = sum();
            expect(')');
            return name == "sqrt" ? std::sqrt(x) : std::log(x);
        }
        return figure(name);
    }

    double number_here()
    {
        double value = 0;
        auto const [end, error] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
        if (error != std::errc{}) fail("no number");
        at_ = static_cast<std::size_t>(end - text_.data());
        return value;
    }

    std::string word()
    {
        blanks();
        auto const begin = at_;
        while (at_ < text_.size() &&
               (std::isalnum(static_cast<unsigned char>(text_[at_])) || text_[at_] == '_'))
            ++at_;
        if (begin == at_) fail("a name or number is missing");
        return std::string(text_.substr(begin, at_ - begin));
    }

    double over(std::string const& function)
    {
        std::vector<double> values{sum()};
        while (take(','))
            values.push_back(sum());
        expect(')');
        if (function == "min") return std::ranges::min(values);
        auto const largest = std::ranges::max_element(values);
        return function == "max" ? *largest : static_cast<double>(largest - values.begin() + 1);
    }

    double figure(std::string const& metric)
    {
        ClaimFigure out{.metric = metric, .arm = word()};
        while (take(',')) {
            auto const next = word();
            if (next != "years" && next != "weeks") {
                out.group = next;
                continue;
            }
            blanks();
            if (next == "weeks") {
                out.first_week = year();
                expect('-');
                out.end_week = year();
                if (out.end_week <= out.first_week) fail("weeks count from 0, upwards");
                continue;
            }
            out.first_year = year();
            expect('-');
            out.last_year = year();
            if (out.first_year < 1 || out.last_year < out.first_year) fail("years count from 1, upwards");
        }
        expect(')');
        return figure_(out);
    }

    int year()
    {
        auto const text = word();
        int value = 0;
        std::from_chars(text.data(), text.data() + text.size(), value);
        return value;
    }

    static constexpr int deepest = 100; ///< each level is a few frames of the stack

    std::string_view text_;
    std::function<double(ClaimFigure const&)> const& figure_;
    std::size_t at_{0};
    int depth_{0};
};

} // namespace

std::string ClaimFigure::text() const
{
    auto const period = first_year > 0 ? fmt::format(", years {}-{}", first_year, last_year)
                        : end_week > 0 ? fmt::format(", weeks {}-{}", first_week, end_week)
                                       : std::string();
    return fmt::format("{}({}{}{})", metric, arm, group == "all" ? "" : ", " + group, period);
}

double evaluate_expression(std::string_view text, std::function<double(ClaimFigure const&)> const& figure)
{
    return Reader(text, figure).whole();
}

std::vector<ClaimFigure> figures_in(std::string_view text)
{
    std::vector<ClaimFigure> out;
    evaluate_expression(text, [&](ClaimFigure const& figure) {
        if (std::ranges::find(out, figure) == out.end()) out.push_back(figure);
        return 1.0;
    });
    return out;
}

} // namespace groundswell
