#include "pack/request.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <fmt/format.h>
#include <groundswell/problems.hpp>

#include "base/text.hpp"
#include "base/trimmed.hpp"

namespace groundswell::pack {

namespace {

/// Cut "NAME (ORCID)"; the identifier is "" if there is none.
std::pair<std::string, std::string> name_and_orcid(std::string const& author)
{
    auto const whole = trimmed(author);
    auto const open = whole.find('(');
    if (open == std::string_view::npos || whole.back() != ')') return {std::string(whole), ""};
    return {std::string(trimmed(whole.substr(0, open))),
            std::string(whole.substr(open + 1, whole.size() - open - 2))};
}

/// Whether each character fits: '0' stands for a digit, anything else for itself.
bool has_form(std::string_view text, std::string_view form)
{
    return std::ranges::equal(text, form, [](char c, char expected) {
        return expected == '0' ? c >= '0' && c <= '9' : c == expected;
    });
}

int number(std::string_view digits)
{
    int out = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), out);
    return out;
}

Problem problem(ProblemCode code, char const* argument, std::string what, std::string allowed)
{
    return {.code = code,
            .place = {.argument = argument},
            .what = std::move(what),
            .allowed = std::move(allowed),
            .suggestion = ""};
}

std::string quoted(std::string const& text)
{
    return "is '" + repeatable(text, 60) + "'";
}

} // namespace

bool is_day(std::string const& text)
{
    if (!has_form(text, "0000-00-00")) return false;
    std::string_view const digits = text;
    return std::chrono::year_month_day{std::chrono::year{number(digits.substr(0, 4))},
                                       std::chrono::month{static_cast<unsigned>(number(digits.substr(5, 2)))},
                                       std::chrono::day{static_cast<unsigned>(number(digits.substr(8)))}}
        .ok();
}

bool is_orcid(std::string const& text)
{
    if (!has_form(text, "0000-0000-0000-0000") && !has_form(text, "0000-0000-0000-000X")) return false;
    int total = 0;
    for (char const c : text.substr(0, text.size() - 1))
        if (c != '-') total = (total + (c - '0')) * 2;
    int const check = (12 - total % 11) % 11;
    return text.back() == (check == 10 ? 'X' : static_cast<char>('0' + check));
}

void check_request(CrateRequest const& request)
{
    Problems problems;
    if (!request.date.empty() && !is_day(request.date))
        problems.push_back(
            problem(ProblemCode::value_malformed, "date", quoted(request.date), "a day, as 2026-11-28"));
    constexpr auto letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.+-";
    if (request.licence.find_first_not_of(letters) != std::string::npos)
        problems.push_back(problem(ProblemCode::value_malformed, "licence", quoted(request.licence),
                                   "an identifier of SPDX, as CC-BY-4.0"));
    for (auto const& author : request.authors) {
        auto const [name, orcid] = name_and_orcid(author);
        if (name.empty() || !is_utf8(name))
            problems.push_back(
                problem(ProblemCode::value_malformed, "author", quoted(author), "a name, or NAME (ORCID)"));
        else if (author.find_first_of("()") != std::string::npos && !is_orcid(orcid))
            problems.push_back(problem(ProblemCode::value_malformed, "author", quoted(author),
                                       "in brackets stands an ORCID, as 0000-0002-1825-0097; its last digit "
                                       "checks the others"));
    }
    throw_if_any(problems);
}

std::vector<Author> authors_of(CrateRequest const& request)
{
    std::vector<Author> out;
    for (auto const& author : request.authors) {
        auto const [name, orcid] = name_and_orcid(author);
        out.push_back(
            {name, orcid.empty() ? fmt::format("#author-{}", out.size() + 1) : "https://orcid.org/" + orcid});
    }
    return out;
}

} // namespace groundswell::pack
