#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <set>

#include "base/text.hpp"
#include "scenario/intervention_value.hpp"
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
        for (auto const& entry : *table)
            if (entry.key != "kind" && !read_field(entry)) refuse(entry);
        InterventionSpec::visit(spec_, [&]<class T>(InterventionField const& field, T const&) {
            // That nothing is set is seen by check.
            if (!field.required || std::is_same_v<T, ParameterValues> || has(*table, field.name)) return;
            context_.say(node,
                         {.code = ProblemCode::key_missing,
                          .place = {.key = key_of(field.name)},
                          .what = fmt::format("{} ({}) needs {}", prefix_, spec_.info().name, field.name),
                          .allowed = field.meaning});
        });
        return spec_;
    }

  private:
    std::string key_of(std::string_view field) const { return fmt::format("{}.{}", prefix_, field); }

    static bool has(TomlTable const& table, std::string_view key)
    {
        return std::ranges::any_of(table, [&](auto const& entry) { return entry.key == key; });
    }

    bool kind(TomlTable const& table, TomlNode const& block)
    {
        auto const names = intervention_names();
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
        auto const found = kind_named(*word);
        if (!found) {
            context_.say(at->value, {.code = ProblemCode::name_unknown,
                                     .place = {.key = key_of("kind")},
                                     .what = fmt::format("{} is unknown: '{}'", key_of("kind"), *word),
                                     .allowed = all,
                                     .suggestion = did_you_mean(*word, names)});
            return false;
        }
        spec_.kind = *found;
        return true;
    }

    /// @return whether the kind has a field of this name
    bool read_field(TomlEntry const& entry)
    {
        bool known = false;
        InterventionSpec::visit(spec_, [&](InterventionField const& field, auto& value) {
            if (entry.key != field.name) return;
            known = true;
            into(value, field, entry.value, key_of(entry.key));
        });
        return known;
    }

    /// A key that the kind does not have: one of another kind, or of none.
    void refuse(TomlEntry const& entry)
    {
        auto const key = key_of(entry.key);
        context_.remember(key, entry.value);
        std::vector<std::string> names;
        InterventionSpec::visit(
            spec_, [&](InterventionField const& field, auto const&) { names.emplace_back(field.name); });
        if (is_field_of_some_kind(entry.key)) {
            context_.say(entry.value,
                         {.code = ProblemCode::key_not_used,
                          .place = {.key = key},
                          .what = fmt::format("{} has no meaning for {}", key, spec_.info().name),
                          .allowed = fmt::format("it uses {}", fmt::join(names, ", "))});
        } else {
            for (auto& name : names)
                name = key_of(name);
            context_.unknown_key(entry.value, key, names);
        }
    }

    static bool is_field_of_some_kind(std::string_view name)
    {
        bool found = false;
        for (auto const& kind : intervention_kinds()) {
            InterventionSpec const spec{.kind = kind};
            InterventionSpec::visit(spec, [&](InterventionField const& field, auto const&) {
                found = found || field.name == name;
            });
        }
        return found;
    }

    void into(std::string& out, InterventionField const&, TomlNode const& value, std::string const& key)
    {
        out = context_.text(value, key).value_or(out);
    }

    void into(double& out, InterventionField const&, TomlNode const& value, std::string const& key)
    {
        out = context_.number(value, key).value_or(out);
    }

    void into(bool& out, InterventionField const&, TomlNode const& value, std::string const& key)
    {
        out = context_.boolean(value, key).value_or(out);
    }

    void into(int& out, InterventionField const&, TomlNode const& value, std::string const& key)
    {
        constexpr long long most = std::numeric_limits<int>::max();
        if (auto const number = context_.whole(value, key))
            out = static_cast<int>(std::clamp(*number, -most, most));
    }

    template <class T>
    void into(std::optional<T>& out, InterventionField const& field, TomlNode const& value,
              std::string const& key)
    {
        into(out.emplace(), field, value, key);
    }

    template <EnumField Enum>
    void into(Enum& out, InterventionField const& field, TomlNode const& value, std::string const& key)
    {
        auto const word = context_.text(value, key);
        if (!word) return;
        std::vector<std::string> const names(field.choices.begin(), field.choices.end());
        auto const found = std::ranges::find(names, *word);
        if (found == names.end())
            context_.say(value, {.code = ProblemCode::name_unknown,
                                 .place = {.key = key},
                                 .what = fmt::format("{} is unknown: '{}'", key, *word),
                                 .allowed = fmt::format("{}", fmt::join(names, ", ")),
                                 .suggestion = did_you_mean(*word, names)});
        else
            out = static_cast<Enum>(found - names.begin());
    }

    /// Parameters by dotted name, quoted or as nested tables.
    void into(ParameterValues& out, InterventionField const&, TomlNode const& value, std::string const& key)
    {
        if (context_.table(value, key)) values(out, value, key, "");
    }

    void values(ParameterValues& out, TomlNode const& value, std::string const& key,
                std::string const& parameter)
    {
        if (auto const* table = value.table()) {
            context_.remember(key, value);
            for (auto const& [name, inner] : *table)
                values(out, inner, key + "." + name, parameter.empty() ? name : parameter + "." + name);
        } else if (auto const number = context_.number(value, key)) {
            out[parameter] = *number;
        }
    }

    void into(Scope& out, InterventionField const&, TomlNode const& value, std::string const& key)
    {
        auto const* table = context_.table(value, key);
        if (!table) return;
        for (auto const& entry : *table) {
            bool known = false;
            std::vector<std::string> names;
            Scope::visit(out, [&](InterventionField const& field, auto& part) {
                names.push_back(key + "." + field.name);
                if (entry.key != field.name) return;
                known = true;
                into(part, field, entry.value, names.back());
            });
            if (!known) context_.unknown_key(entry.value, key + "." + entry.key, names);
        }
    }

    void into(std::vector<std::string>& out, InterventionField const&, TomlNode const& value,
              std::string const& key)
    {
        out = context_.texts(value, key);
    }

    /// Ranks by number or by name.
    void into(std::vector<int>& out, InterventionField const&, TomlNode const& value, std::string const& key)
    {
        auto const* items = context_.list(value, key);
        if (!items) return;
        for (auto const& item : *items) {
            auto const* word = item.text();
            if (!word) {
                if (auto const rank = context_.whole(item, key))
                    out.push_back(static_cast<int>(std::clamp(*rank, -1000LL, 1000LL)));
                continue;
            }
            auto const& names = scenario_.rank_names;
            auto const found = std::ranges::find(names, *word);
            if (found != names.end())
                out.push_back(static_cast<int>(found - names.begin()));
            else
                context_.say(item,
                             {.code = ProblemCode::name_unknown,
                              .place = {.key = key},
                              .what = fmt::format("{} names the unknown rank '{}'", key, *word),
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

/// Name those that have no name by their kind; from the second of a kind on, with a number.
void name_by_kind(std::vector<InterventionSpec>& all)
{
    std::set<std::string> names;
    for (auto const& spec : all)
        names.insert(spec.name);
    for (auto& spec : all)
        for (int times = 1; spec.name.empty(); ++times) {
            std::string const kind = spec.info().name;
            auto const name = times == 1 ? kind : fmt::format("{} {}", kind, times);
            if (names.insert(name).second) spec.name = name;
        }
}

} // namespace

std::vector<InterventionSpec> read_interventions(TomlArray const& blocks, Scenario const& scenario,
                                                 ReadContext& context)
{
    std::vector<InterventionSpec> out;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        auto spec = InterventionBlock(i, scenario, context).read(blocks[i]);
        // One that is wrong is kept, so that the numbers in later messages are those of the file.
        out.push_back(spec ? std::move(*spec) : InterventionSpec{.kind = intervention::Parity{}});
    }
    name_by_kind(out);
    return out;
}

} // namespace groundswell
