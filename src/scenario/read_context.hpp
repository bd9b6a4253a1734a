#pragma once
#include <groundswell/scenario.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "scenario/toml_tree.hpp"

namespace groundswell {

/// State of a reading: the problems so far, and the line of each key. Used by reading only.
class ReadContext {
  public:
    /// @param of  what is read: a file, or one key that is an argument
    explicit ReadContext(ProblemPlace of) : of_(std::move(of)) {}

    /// Report a problem of this value; what is read, the line and the column are filled in.
    void say(TomlNode const& at, Problem problem);
    /// Report a problem of the whole text.
    void say(Problem problem);
    void unknown_key(TomlNode const& at, std::string const& key, std::vector<std::string> const& candidates);
    void remember(std::string const& key, TomlNode const& at) { positions_[key] = at.at; }
    /// Add problems that `check` found, with lines in place of keys.
    void take(Problems const& found);

    /// Read the value. If it has another type, report a problem and return nothing.
    std::optional<double> number(TomlNode const& node, std::string const& key);
    std::optional<long long> whole(TomlNode const& node, std::string const& key);
    std::optional<std::string> text(TomlNode const& node, std::string const& key);
    std::optional<bool> boolean(TomlNode const& node, std::string const& key);
    TomlTable const* table(TomlNode const& node, std::string const& key);
    TomlArray const* list(TomlNode const& node, std::string const& key);
    /// Call f with each table of a list.
    template <class F>
    void each_table(TomlNode const& node, std::string const& key, F&& f)
    {
        if (auto const* items = list(node, key))
            for (auto const& item : *items)
                if (auto const* one = table(item, key)) f(*one);
    }
    /// Read a list of texts, or a single text.
    std::vector<std::string> texts(TomlNode const& node, std::string const& key);

    /// Add problems that name their own place (file and line of a table).
    void append(Problems const& found) { problems_.insert(problems_.end(), found.begin(), found.end()); }

    Problems const& problems() const { return problems_; }

  private:
    void wrong_type(TomlNode const& node, std::string const& key, std::string const& wanted);
    void say(TomlPosition at, Problem problem);
    TomlPosition position_of(std::string key) const;

    ProblemPlace of_;
    Problems problems_;
    std::map<std::string, TomlPosition> positions_;
};

/// Read [world], the mapping of a user's tables. Paths in it start at `folder`. `spec.groups` are the
/// scenario's, if given.
void read_world(TomlTable const& table, std::string const& folder, ImportSpec& spec, ReadContext& context);

/// Take over what an import found out.
void take_import(Scenario& scenario, ImportReport const& report);

/// Read the blocks [[intervention]].
std::vector<InterventionSpec> read_interventions(TomlArray const& blocks, Scenario const& scenario,
                                                 ReadContext& context);

/// Set the parameter of this full name, or the list by rank, or report a problem.
void read_parameter(Scenario& scenario, std::string const& name, TomlNode const& value, ReadContext& context);

/// Read `components.off`.
void read_components(Components& off, TomlNode const& list, ReadContext& context);

} // namespace groundswell
