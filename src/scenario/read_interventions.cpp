#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <map>

#include "scenario/intervention_fields.hpp"
#include "scenario/read_context.hpp"

namespace groundswell {

namespace {

/// Reads one block; keys are `intervention.N.field`, N from 1.
class InterventionBlock {
  public:
    InterventionBlock(std::size_t index, Scenario const& scenario, ReadContext& context)
        : prefix_("intervention." + std::to_string(index + 1)), scenario_(scenario), context_(context)
    {}

    std::optional<InterventionSpec> read(TomlNode const& node)
    {
        auto const* table = context_.table(node, prefix_);
        if (!table || !kind(*table, node)) return std::nullopt;
        auto const& use = use_of(spec_.kind);
        for (auto const& [key, value] : *table) {
            context_.remember(key_of(key), value);
            if (!find_field(key) && key != "kind" && key != "scope")
                context_.unknown_key(value, key_of(key), fields_of(use));
            else if (!use.uses(key))
                context_.say(value,
                             {.code = ProblemCode::key_not_used,
                              .place = {.key = key_of(key)},
                              .what = fmt::format("{} has no meaning for {}", key_of(key), kind_name()),
                              .allowed = fmt::format("it uses {}", fmt::join(fields_of(use, false), ", "))});
            else
                field(key, value);
        }
        for (auto const& required : use.required) {
            if (has(*table, required) || required == "set") continue; // that nothing is set is seen by check
            context_.say(node, {.code = ProblemCode::key_missing,
                                .place = {.key = key_of(std::string(required))},
                                .what = fmt::format("{} ({}) needs {}", prefix_, kind_name(), required),
                                .allowed = find_field(required)->meaning});
            if (required == "count") spec_.count = 1; // said once is enough
        }
        if (spec_.kind == InterventionKind::remove_offenders &&
            has(*table, "reports") == has(*table, "top_share"))
            context_.say(
                node,
                {.code = ProblemCode::key_conflict,
                 .place = {.key = key_of("reports")},
                 .what = fmt::format("{} ({}) needs either reports or top_share", prefix_, kind_name()),
                 .allowed = "who is to go: everyone with so many reports, or the top share by propensity"});
        return spec_;
    }

  private:
    std::string key_of(std::string const& field) const { return prefix_ + "." + field; }
    std::string kind_name() const { return intervention_names[static_cast<std::size_t>(spec_.kind)]; }

    static bool has(TomlTable const& table, std::string_view key)
    {
        return std::ranges::any_of(table, [&](auto const& entry) { return entry.key == key; });
    }

    std::vector<std::string> fields_of(InterventionUse const& use, bool full = true) const
    {
        std::vector<std::string> out;
        for (auto const& field : intervention_fields())
            if (use.uses(field.name)) out.push_back(full ? key_of(field.name) : field.name);
        if (use.uses("scope")) out.push_back(full ? key_of("scope") : "scope");
        return out;
    }

    bool kind(TomlTable const& table, TomlNode const& block)
    {
        std::vector<std::string> const names(intervention_names.begin(), intervention_names.end());
        auto const all = fmt::format("{}", fmt::join(names, ", "));
        auto const at = std::ranges::find(table, "kind", [](auto const& entry) { return entry.key; });
        if (at == table.end()) {
            context_.say(block, {.code = ProblemCode::key_missing,
                                 .place = {.key = key_of("kind")},
                                 .what = prefix_ + " has no kind",
                                 .allowed = all});
            return false;
        }
        auto const word = context_.text(at->value, key_of("kind"));
        if (!word) return false;
        auto const found = std::ranges::find(names, *word);
        if (found == names.end()) {
            context_.say(at->value, {.code = ProblemCode::name_unknown,
                                     .place = {.key = key_of("kind")},
                                     .what = fmt::format("{} is unknown: '{}'", key_of("kind"), *word),
                                     .allowed = all,
                                     .suggestion = did_you_mean(*word, names)});
            return false;
        }
        spec_.kind = static_cast<InterventionKind>(found - names.begin());
        return true;
    }

    void field(std::string const& key, TomlNode const& value)
    {
        auto const name = key_of(key);
        auto const real = [&](double& into) { into = context_.number(value, name).value_or(into); };
        auto const flag = [&](bool& into) { into = context_.boolean(value, name).value_or(into); };
        if (key == "name")
            spec_.name = context_.text(value, name).value_or("");
        else if (key == "start")
            whole(value, name, spec_.start);
        else if (key == "end")
            whole(value, name, spec_.end.emplace(spec_.start));
        else if (key == "every")
            whole(value, name, spec_.every);
        else if (key == "dose")
            real(spec_.dose);
        else if (key == "cost_per_person")
            real(spec_.cost_per_person);
        else if (key == "cost_per_week")
            real(spec_.cost_per_week);
        else if (key == "ramp")
            flag(spec_.ramp);
        else if (key == "quota")
            flag(spec_.quota);
        else if (key == "uptake")
            real(spec_.uptake);
        else if (key == "top_share")
            real(spec_.top_share);
        else if (key == "match")
            whole(value, name, spec_.match);
        else if (key == "reports")
            whole(value, name, spec_.reports);
        else if (key == "count")
            whole(value, name, spec_.count);
        else if (key == "post")
            spec_.post = context_.text(value, name).value_or(spec_.post);
        else if (key == "set")
            changes(value, name, "");
        else if (key == "scope")
            scope(value, name);
    }

    void whole(TomlNode const& value, std::string const& name, int& into)
    {
        constexpr long long most = std::numeric_limits<int>::max();
        if (auto const number = context_.whole(value, name))
            into = static_cast<int>(std::clamp(*number, -most, most));
    }

    /// `set` holds parameters by dotted name, quoted or as nested tables.
    void changes(TomlNode const& value, std::string const& name, std::string const& below)
    {
        if (auto const* table = value.table()) {
            context_.remember(name, value);
            for (auto const& [key, inner] : *table)
                changes(inner, name + "." + key, below.empty() ? key : below + "." + key);
        } else if (below.empty()) {
            context_.table(value, name);
        } else if (auto const number = context_.number(value, name)) {
            spec_.set[below] = *number;
        }
    }

    void scope(TomlNode const& value, std::string const& name)
    {
        auto const* table = context_.table(value, name);
        if (!table) return;
        for (auto const& [key, entry] : *table) {
            auto const full = name + "." + key;
            if (key == "groups")
                spec_.scope.groups = context_.texts(entry, full);
            else if (key == "units")
                spec_.scope.units = context_.texts(entry, full);
            else if (key == "share")
                spec_.scope.share = context_.number(entry, full).value_or(1);
            else if (key == "ranks")
                ranks(entry, full);
            else
                context_.unknown_key(entry, full,
                                     {name + ".groups", name + ".ranks", name + ".units", name + ".share"});
        }
    }

    /// Ranks by number or by name.
    void ranks(TomlNode const& value, std::string const& name)
    {
        auto const* items = context_.list(value, name);
        if (!items) return;
        for (auto const& item : *items) {
            auto const* word = item.text();
            if (!word) {
                if (auto const rank = context_.whole(item, name))
                    spec_.scope.ranks.push_back(static_cast<int>(std::clamp(*rank, -1000LL, 1000LL)));
                continue;
            }
            auto const& names = scenario_.rank_names;
            auto const found = std::ranges::find(names, *word);
            if (found != names.end())
                spec_.scope.ranks.push_back(static_cast<int>(found - names.begin()));
            else
                context_.say(item,
                             {.code = ProblemCode::name_unknown,
                              .place = {.key = name},
                              .what = fmt::format("{} names the unknown rank '{}'", name, *word),
                              .allowed = names.empty()
                                             ? "ranks have no names here, only numbers from 0, the lowest"
                                             : fmt::format("{}", fmt::join(names, ", ")),
                              .suggestion = did_you_mean(*word, names)});
        }
    }

    std::string prefix_;
    Scenario const& scenario_;
    ReadContext& context_;
    InterventionSpec spec_;
};

} // namespace

std::vector<InterventionSpec> read_interventions(TomlArray const& blocks, Scenario const& scenario,
                                                 ReadContext& context)
{
    std::vector<InterventionSpec> out;
    std::map<std::string, int> unnamed;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        auto spec = InterventionBlock(i, scenario, context).read(blocks[i]);
        if (!spec) {
            // Kept, so that the numbers in later messages are those of the file.
            spec.emplace();
            spec->kind = InterventionKind::parity;
        }
        if (spec->name.empty()) {
            std::string const kind = intervention_names[static_cast<std::size_t>(spec->kind)];
            int const times = ++unnamed[kind];
            spec->name = times == 1 ? kind : fmt::format("{} {}", kind, times);
        }
        out.push_back(std::move(*spec));
    }
    return out;
}

} // namespace groundswell
