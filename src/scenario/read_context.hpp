#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "scenario/scenario.hpp"
#include "scenario/toml_tree.hpp"

namespace groundswell {

/// State of a reading: the problems so far, and the line of each key. Used by reading only.
class ReadContext {
  public:
    explicit ReadContext(std::string path) : path_(std::move(path)) {}

    void say(int line, std::string what, std::string allowed = "", std::string suggestion = "");
    void unknown_key(int line, std::string const& key, std::vector<std::string> const& candidates);
    void remember(std::string const& key, int line) { lines_[key] = line; }
    /// Add problems that `check` found, with lines in place of keys.
    void take(Problems const& found);

    /// Read the value. If it has another type, report a problem and return nothing.
    std::optional<double> number(TomlNode const& node, std::string const& key);
    std::optional<long long> whole(TomlNode const& node, std::string const& key);
    std::optional<std::string> text(TomlNode const& node, std::string const& key);
    std::optional<bool> boolean(TomlNode const& node, std::string const& key);
    TomlTable const* table(TomlNode const& node, std::string const& key);
    TomlArray const* list(TomlNode const& node, std::string const& key);
    /// Read a list of texts, or a single text.
    std::vector<std::string> texts(TomlNode const& node, std::string const& key);

    /// Add problems that name their own place (file and line of a table).
    void append(Problems const& found) { problems_.insert(problems_.end(), found.begin(), found.end()); }

    Problems const& problems() const { return problems_; }

  private:
    void wrong_type(TomlNode const& node, std::string const& key, std::string const& wanted);
    std::string at(int line) const;
    int line_of(std::string key) const;

    std::string path_;
    Problems problems_;
    std::map<std::string, int> lines_;
};

/// Read [world], the mapping of a user's tables. Paths in it start at `folder`. `spec.groups` are the
/// scenario's, if given.
void read_world(TomlTable const& table, std::string const& folder, ImportSpec& spec, ReadContext& context);

/// Read the blocks [[intervention]].
std::vector<InterventionSpec> read_interventions(TomlArray const& blocks, Scenario const& scenario,
                                                 ReadContext& context);

/// Set the parameter of this full name, or the list by rank, or report a problem.
void read_parameter(Scenario& scenario, std::string const& name, TomlNode const& value, ReadContext& context);

/// Read `components.off`.
void read_components(Components& off, TomlNode const& list, ReadContext& context);

} // namespace groundswell
