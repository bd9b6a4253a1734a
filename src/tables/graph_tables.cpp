#include "tables/graph_tables.hpp"

#include <algorithm>
#include <set>

namespace groundswell {

void GraphTables::Rows::set(std::vector<std::string>& row, std::string const& name, std::string value)
{
    auto const [at, fresh] = column.try_emplace(name, header.size());
    // An attribute may be called as an end or a node is.
    bool const taken = fresh && std::ranges::find(header, name) != header.end();
    if (fresh) header.push_back(taken ? name + " (attribute)" : name);
    if (row.size() <= at->second) row.resize(at->second + 1);
    row[at->second] = std::move(value);
}

void GraphTables::Rows::add(std::vector<std::string> row, Attributes const& attributes)
{
    for (auto const& [name, value] : attributes)
        set(row, name, value);
    rows.push_back(std::move(row));
}

Table GraphTables::Rows::table(std::string const& path, char const* word)
{
    Table out(path);
    out.set_header(header);
    out.count_rows_as(word);
    for (auto& row : rows) {
        row.resize(header.size());
        out.add_copy(row);
        row = {};
    }
    return out;
}

void GraphTables::set_node(std::size_t node, std::string const& name, std::string value)
{
    nodes_.set(nodes_.rows[node], name, std::move(value));
}

TableFile GraphTables::finish(std::string const& path, std::string format) &&
{
    if (nodes_.rows.empty()) {
        std::set<std::string> seen;
        for (auto const& row : ties_.rows)
            for (std::size_t end = 0; end < 2; ++end)
                if (seen.insert(row[end]).second) add_node(row[end]);
    }
    TableFile out;
    if (auto said = keep_people(path)) {
        out.undirected = true;
        out.notes.push_back(std::move(*said));
    }
    out.format = std::move(format);
    out.rows = nodes_.table(path, "node");
    out.ties = ties_.table(path, "tie");
    return out;
}

} // namespace groundswell
