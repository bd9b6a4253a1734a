#include "tables/table.hpp"

#include <algorithm>

#include "base/trimmed.hpp"

namespace groundswell {

ProblemPlace Table::place_of_line(std::size_t line, std::string column) const
{
    if (row_word_.empty()) return {.file = path_, .line = static_cast<int>(line), .key = std::move(column)};
    return {.file = path_, .record = row_word_ + " " + std::to_string(line), .key = std::move(column)};
}

std::vector<std::string> Table::set_header(std::vector<std::string> names)
{
    std::vector<std::string> twice;
    header_.clear();
    auto const taken = [&](std::string const& name) {
        return std::ranges::find(header_, name) != header_.end();
    };
    for (std::size_t i = 0; i < names.size(); ++i) {
        std::string const name(trimmed(names[i]));
        std::string own = name.empty() ? "column " + std::to_string(i + 1) : name;
        if (taken(own)) twice.push_back(own);
        for (int n = 2; taken(own); ++n)
            own = name + " (" + std::to_string(n) + ")";
        header_.push_back(std::move(own));
    }
    return twice;
}

void Table::add_row(std::vector<std::string_view> const& cells, std::size_t line)
{
    if (cells.size() != header_.size()) {
        ragged.push_back({line, cells.size()});
        return;
    }
    for (auto const cell : cells)
        cells_.push_back(trimmed(cell));
    line_.push_back(line);
}

void Table::add_copy(std::vector<std::string> const& cells)
{
    if (!copies_) copies_ = std::make_shared<std::deque<std::string>>();
    std::vector<std::string_view> views;
    for (auto const& cell : cells)
        views.push_back(copies_->emplace_back(cell));
    add_row(views, rows() + ragged.size() + 1);
}

} // namespace groundswell
