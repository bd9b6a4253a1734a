#pragma once
#include <string>
#include <vector>

#include "support/data.hpp"
#include "world/import.hpp"
#include "world/world.hpp"

namespace groundswell::testing {

using Lines = std::vector<std::string>;
using Seats = std::vector<Seat>;

/// Tables of people and, if given, of ties in a folder of their own.
struct Tables {
    TemporaryFolder folder;
    ImportSpec spec;

    explicit Tables(std::string_view people, std::string_view ties = "")
    {
        if (!people.empty()) spec.people_file = folder.write("people.csv", people).string();
        if (!ties.empty()) spec.ties_files = {folder.write("ties.csv", ties).string()};
    }

    /// The text of a problem without the folder's name.
    std::string plain(std::string text) const
    {
        std::string const path = folder.path().string() + "/";
        for (auto at = text.find(path); at != std::string::npos; at = text.find(path))
            text.erase(at, path.size());
        return text;
    }

    World world(ImportReport* report = nullptr) const { return import_world(spec, {1, 0}, report); }

    ImportReport report() const
    {
        ImportReport out;
        import_world(spec, {1, 0}, &out);
        return out;
    }

    Lines problems() const
    {
        Lines out;
        try {
            import_world(spec, {1, 0});
        } catch (UserError const& error) {
            for (auto const& problem : error.problems())
                out.push_back(plain(problem.text()));
        }
        return out;
    }
};

inline Seats ties_of(TieLayer const& layer, Seat seat)
{
    Seats out;
    layer.for_each(seat, [&](Seat other) { out.push_back(other); });
    return out;
}

inline bool says(Lines const& lines, std::string_view part)
{
    for (auto const& line : lines)
        if (line.find(part) != std::string::npos) return true;
    return false;
}

inline bool says(std::vector<ImportNote> const& notes, std::string_view part)
{
    return std::ranges::any_of(
        notes, [&](auto const& note) { return note.exact().find(part) != std::string::npos; });
}

} // namespace groundswell::testing
