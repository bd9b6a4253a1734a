#pragma once
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tables/table_file.hpp"

namespace groundswell {

/// Collects the people and ties of a network as a reader comes upon them, and makes the two tables of them.
class GraphTables {
  public:
    using Attributes = std::vector<std::pair<std::string, std::string>>;

    void add_node(std::string id, Attributes const& attributes = {})
    {
        nodes_.add({std::move(id)}, attributes);
    }
    void add_tie(std::string from, std::string to, Attributes const& attributes = {})
    {
        ties_.add({std::move(from), std::move(to)}, attributes);
    }
    /// Give the node of this number, counted from 0, another attribute.
    void set_node(std::size_t node, std::string const& name, std::string value);

    std::size_t nodes() const { return nodes_.rows.size(); }
    std::string const& id_of(std::size_t node) const { return nodes_.rows[node].front(); }
    bool empty() const { return nodes_.rows.empty() && ties_.rows.empty(); }

    /// Without nodes of its own, the network has those that its ties name.
    TableFile finish(std::string const& path, std::string format) &&;

  private:
    /// Where nodes are of two kinds and each tie joins one of each, keep people, tied if they share a node of
    /// the other kind. Returns what is to be said of it.
    std::optional<std::string> keep_people(std::string const& path);

    /// Rows of different attributes under one header.
    struct Rows {
        std::vector<std::string> header;
        std::map<std::string, std::size_t> column; ///< by name of the attribute
        std::vector<std::vector<std::string>> rows;

        void add(std::vector<std::string> row, Attributes const& attributes);
        void set(std::vector<std::string>& row, std::string const& name, std::string value);
        Table table(std::string const& path, char const* word);
    };

    Rows nodes_{{"id"}, {}, {}}, ties_{{"from", "to"}, {}, {}};
};

} // namespace groundswell
