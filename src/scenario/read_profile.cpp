#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <groundswell/profile.hpp>
#include <groundswell/read_scenario.hpp>
#include <iterator>

#include "base/text.hpp"
#include "scenario/read_context.hpp"
#include "world/country.hpp"

namespace groundswell {

namespace {

/// Reads a profile, key by key.
class ProfileFile {
  public:
    explicit ProfileFile(std::string const& path) : context_({.file = path}) { profile_.file = path; }

    Profile read(TomlTable const& root)
    {
        for (auto const& [key, value] : root)
            entry(key, value);
        CountrySpec checked = profile_.spec;
        checked.seats = 1; // the number of seats is set elsewhere
        if (context_.problems().empty()) context_.take(check_country(checked));
        throw_if_any(context_.problems());
        return std::move(profile_);
    }

  private:
    void entry(std::string const& key, TomlNode const& value)
    {
        auto& spec = profile_.spec;
        if (key == "title")
            spec.title = context_.text(value, key).value_or("");
        else if (key == "groups")
            spec.groups = context_.texts(value, key);
        else if (key == "ranks")
            ranks(value);
        else if (key == "share")
            share(value);
        else if (key == "workplaces")
            workplaces(value);
        else if (key == "regions")
            regions(value);
        else if (key == "teams")
            numbers(value, key,
                    {{"unit", &spec.unit_size, nullptr},
                     {"size", &spec.team_size, nullptr},
                     {"span", &spec.span, nullptr}});
        else if (key == "confidants")
            numbers(value, key,
                    {{"mean", nullptr, &spec.confidants},
                     {"team", nullptr, &spec.confidant_team},
                     {"region", nullptr, &spec.confidant_region},
                     {"homophily", nullptr, &spec.confidant_homophily}});
        else if (key == "audience")
            numbers(value, key,
                    {{"mean", nullptr, &spec.audience},
                     {"unit", nullptr, &spec.audience_unit},
                     {"region", nullptr, &spec.audience_region},
                     {"tail", nullptr, &spec.audience_tail},
                     {"most", nullptr, &spec.audience_most}});
        else
            context_.unknown_key(value, key,
                                 {"title", "groups", "ranks", "share", "workplaces", "regions", "teams",
                                  "confidants", "audience"});
    }

    void ranks(TomlNode const& value)
    {
        if (value.number()) {
            profile_.spec.ranks = static_cast<int>(context_.whole(value, "ranks").value_or(1));
            return;
        }
        profile_.rank_names = context_.texts(value, "ranks");
        profile_.spec.ranks = static_cast<int>(profile_.rank_names.size());
    }

    /// Rows in the order of the groups, whatever their order in the file.
    void share(TomlNode const& value)
    {
        auto const* table = context_.table(value, "share");
        if (!table) return;
        auto const& groups = profile_.spec.groups;
        profile_.spec.share.assign(groups.size(), {});
        for (auto const& [key, row] : *table) {
            auto const name = "share." + key;
            auto const at = std::find(groups.begin(), groups.end(), key);
            if (at == groups.end())
                context_.unknown_key(row, name, groups);
            else if (auto const* list = context_.list(row, name))
                for (auto const& x : *list)
                    profile_.spec.share[static_cast<std::size_t>(at - groups.begin())].push_back(
                        context_.number(x, name).value_or(0));
        }
    }

    void workplaces(TomlNode const& value)
    {
        auto const* table = context_.table(value, "workplaces");
        if (!table) return;
        for (auto const& [key, list] : *table) {
            if (key != "classes") {
                context_.unknown_key(list, "workplaces." + key, {"workplaces.classes"});
                continue;
            }
            auto const* classes = context_.list(list, "workplaces.classes");
            if (!classes) continue;
            for (auto const& one : *classes) {
                SizeClass c;
                numbers(one, "workplaces.classes",
                        {{"low", &c.low, nullptr},
                         {"high", &c.high, nullptr},
                         {"workplaces", nullptr, &c.workplaces},
                         {"people", nullptr, &c.people}});
                profile_.spec.workplaces.push_back(c);
            }
        }
    }

    void regions(TomlNode const& value)
    {
        auto const* table = context_.table(value, "regions");
        if (!table) return;
        for (auto const& [key, people] : *table) {
            if (key != "people") {
                context_.unknown_key(people, "regions." + key, {"regions.people"});
            } else if (auto const* named = people.table()) {
                for (auto const& [region, n] : *named)
                    profile_.spec.regions.push_back(
                        context_.number(n, "regions.people." + region).value_or(0));
            } else if (auto const* list = context_.list(people, "regions.people")) {
                for (auto const& n : *list)
                    profile_.spec.regions.push_back(context_.number(n, "regions.people").value_or(0));
            }
        }
    }

    struct Field {
        char const* key;
        std::uint32_t* whole;
        double* number;
    };

    void numbers(TomlNode const& value, std::string const& name, std::vector<Field> const& fields)
    {
        auto const* table = context_.table(value, name);
        if (!table) return;
        for (auto const& [key, node] : *table) {
            auto const full = name + "." + key;
            auto const at = std::find_if(fields.begin(), fields.end(),
                                         [&key = key](Field const& f) { return f.key == key; });
            if (at == fields.end()) {
                std::vector<std::string> known;
                for (auto const& f : fields)
                    known.push_back(name + "." + f.key);
                context_.unknown_key(node, full, known);
            } else if (at->number) {
                *at->number = context_.number(node, full).value_or(*at->number);
            } else if (auto const n = context_.whole(node, full)) {
                if (*n >= 0 && *n <= 4'000'000'000LL)
                    *at->whole = static_cast<std::uint32_t>(*n);
                else
                    context_.say(node, {.code = ProblemCode::value_out_of_range,
                                        .place = {.key = full},
                                        .what = fmt::format("{} is {}", full, *n),
                                        .allowed = "must be 0 or more"});
            }
        }
    }

    ReadContext context_;
    Profile profile_;
};

} // namespace

Profile read_profile_text(std::string_view text, std::string const& name)
{
    auto root = parse_toml(text, name);
    // Read groups first, because shares are by group.
    TomlTable ordered;
    for (auto const& entry : *root.table())
        if (entry.key == "groups") ordered.push_back(entry);
    for (auto const& entry : *root.table())
        if (entry.key != "groups") ordered.push_back(entry);
    return ProfileFile(name).read(ordered);
}

Profile read_profile(std::string const& name)
{
    std::error_code ignored;
    bool const there = std::filesystem::is_regular_file(name, ignored);
    if (!there)
        for (auto const& profile : shipped_profiles())
            if (profile.name == name) return read_profile_text(profile.text, name);
    std::ifstream file(name, std::ios::binary);
    if (!there || !file) {
        std::vector<std::string> names;
        for (auto const& profile : shipped_profiles())
            names.emplace_back(profile.name);
        throw UserError(Problem{.code = ProblemCode::name_unknown,
                                .place = {.key = name},
                                .what = "no such profile",
                                .allowed = fmt::format("a file, or one of {}", fmt::join(names, ", ")),
                                .suggestion = did_you_mean(name, names)});
    }
    return read_profile_text(std::string{std::istreambuf_iterator<char>(file), {}}, name);
}

} // namespace groundswell
