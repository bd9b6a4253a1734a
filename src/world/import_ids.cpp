#include "world/import_ids.hpp"

#include <algorithm>
#include <optional>

namespace groundswell {

std::string loose_id(std::string_view id)
{
    auto const digit = [](char c) { return c >= '0' && c <= '9'; };
    auto const point = id.find('.');
    bool const whole = point != std::string_view::npos && point > 0 && point + 1 < id.size() &&
                       std::ranges::all_of(id.substr(0, point), digit) &&
                       std::ranges::all_of(id.substr(point + 1), [](char c) { return c == '0'; });
    if (whole) id = id.substr(0, point);
    if (!id.empty() && std::ranges::all_of(id, digit))
        while (id.size() > 1 && id.front() == '0')
            id.remove_prefix(1);
    std::string out(id);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    // As names of columns have it, which may not be numbers.
    for (std::string const prefix : {"id", "v", "x", "n"})
        if (out.size() > prefix.size() && out.starts_with(prefix) &&
            std::ranges::all_of(std::string_view(out).substr(prefix.size()), digit))
            return loose_id(std::string_view(out).substr(prefix.size()));
    return out;
}

std::string common_prefix(std::vector<std::string> const& ids)
{
    std::optional<std::string_view> common;
    for (std::string_view const id : ids) {
        auto const last = id.find_last_not_of("0123456789");
        constexpr std::size_t longest = 8; // "Boss 1" and "Room 1" are no codes
        bool const numbered = last != std::string_view::npos && last + 1 < id.size() && last < longest &&
                              id.substr(0, last + 1).find(' ') == std::string_view::npos;
        if (!numbered || (common && *common != id.substr(0, last + 1))) return "";
        common = id.substr(0, last + 1);
    }
    return std::string(common.value_or(""));
}

void PeopleIds::learn_loosely() const
{
    std::vector<std::string> own;
    for (std::uint32_t person = 0; person < exact_.size(); ++person)
        own.emplace_back(exact_[person]);
    own_prefix_ = common_prefix(own);
    auto const learn = [](auto& people, std::string const& id, std::uint32_t person) {
        auto const [at, fresh] = people.try_emplace(id, person);
        if (!fresh) at->second = none; // means several
    };
    for (std::uint32_t person = 0; person < exact_.size(); ++person) {
        learn(loose_, loose_id(own[person]), person);
        if (!own_prefix_.empty())
            learn(bare_, loose_id(std::string_view(own[person]).substr(own_prefix_.size())), person);
    }
}

std::uint32_t PeopleIds::loosely(std::uint32_t person) const
{
    was_loose_ |= person != none;
    return person;
}

std::uint32_t PeopleIds::find_loosely(std::string_view id) const
{
    if (loose_.empty()) learn_loosely();
    auto const look = [](auto const& people, std::string_view text) {
        auto const found = people.find(loose_id(text));
        return found == people.end() ? none : found->second;
    };
    auto found = look(loose_, id);
    if (found != none) return loosely(found);
    // Only one of the two tables has the letters: a1 is not b1.
    if (!own_prefix_.empty()) {
        if (id.starts_with(own_prefix_)) id.remove_prefix(own_prefix_.size());
        bool const number = !id.empty() && id.front() >= '0' && id.front() <= '9';
        return number ? loosely(look(bare_, id)) : none;
    }
    for (auto const& prefix : prefixes_)
        if (found == none && id.starts_with(prefix)) found = look(loose_, id.substr(prefix.size()));
    return loosely(found);
}

} // namespace groundswell
