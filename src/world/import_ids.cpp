#include "world/import_ids.hpp"

#include <algorithm>

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

std::uint32_t PeopleIds::find_loosely(std::string_view id) const
{
    if (loose_.empty())
        for (std::uint32_t person = 0; person < exact_.size(); ++person) {
            auto const [at, fresh] = loose_.try_emplace(loose_id(exact_[person]), person);
            if (!fresh) at->second = none; // means several
        }
    auto const found = loose_.find(loose_id(id));
    if (found == loose_.end() || found->second == none) return none;
    was_loose_ = true;
    return found->second;
}

} // namespace groundswell
