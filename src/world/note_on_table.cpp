#include <fmt/format.h>
#include <groundswell/tables.hpp>

#include "base/disclosure.hpp"

namespace groundswell {

namespace {

bool is_few(std::size_t n, DisclosureRules const& rules)
{
    return n > 0 && n < static_cast<std::size_t>(rules.min_cell);
}

} // namespace

ImportNote& ImportNote::count(std::size_t n, std::string one, std::string many, std::size_t all)
{
    pieces_.push_back({.n = n, .all = all, .one = std::move(one), .many = std::move(many), .counts = true});
    return *this;
}

ImportNote& ImportNote::text(std::string more)
{
    pieces_.push_back({.text = std::move(more)});
    return *this;
}

std::string ImportNote::shown(DisclosureRules const& rules) const
{
    std::string out;
    for (auto const& piece : pieces_) {
        out += piece.text;
        if (!piece.counts) continue;
        bool const few = is_few(piece.n, rules);
        bool const leaves_few = piece.all > piece.n && is_few(piece.all - piece.n, rules);
        if (few || leaves_few)
            out += fmt::format("{}fewer than {}", few ? "" : "all but ", rules.min_cell);
        else
            out += fmt::format("{}", rounded_to(static_cast<double>(piece.n), rules.round_to));
        auto const& words = piece.n == 1 && !few ? piece.one : piece.many;
        if (!words.empty()) out += " " + words;
    }
    return out;
}

std::vector<std::string> ImportReport::exact_notes() const
{
    std::vector<std::string> out;
    for (auto const& note : notes)
        out.push_back(note.exact());
    return out;
}

} // namespace groundswell
