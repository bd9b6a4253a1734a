#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "base/text.hpp"
#include "tables/formats.hpp"
#include "tables/graph_tables.hpp"
#include "tables/memberships.hpp"
#include "tables/numbers.hpp"
#include "tables/ucinet_header.hpp"

namespace groundswell {

namespace {

/// Reads matrices or lists, one for each layer, as the header says.
class UcinetReader {
  public:
    UcinetReader(std::string const& path, std::string const& text)
        : path_(path), words_(text), header_(read_ucinet_header(path, words_)), shared_(path)
    {}

    TableFile read()
    {
        // Names within the data are learned there.
        for (std::size_t i = 0; !(header_.row_names && header_.row_labels.empty()) && i < header_.rows; ++i)
            person(i < header_.row_labels.size() ? header_.row_labels[i] : std::to_string(i + 1));
        read_data();
        bool const two_kinds = header_.two_kinds();
        auto out = std::move(graph_).finish(path_, "UCINET DL");
        out.undirected = two_kinds || !one_way_;
        if (two_kinds) out.notes.emplace_back("people are the rows; who share a column are tied");
        return out;
    }

  private:
    void read_data()
    {
        auto const& format = header_.format;
        bool const full = format == "fullmatrix" || format == "fm";
        bool const lower = format == "lowerhalf" || format == "lh";
        bool const upper = format == "upperhalf" || format == "uh";
        if (format.starts_with("edgelist") || format.starts_with("nodelist"))
            return lists(format.starts_with("n"));
        if (!full && !lower && !upper)
            fail("the format '" + format + "' is not read",
                 "fullmatrix, lowerhalf, upperhalf, edgelist, nodelist");
        for (; level_ < header_.levels; ++level_) {
            if (header_.column_names && full)
                for (std::size_t j = 0; j < header_.columns; ++j)
                    word();
            for (std::size_t i = 0; i < header_.rows; ++i) {
                auto const from = header_.row_names ? person(word().text) : i;
                std::size_t const first = upper ? i : 0;
                std::size_t const end = lower ? i + 1 : header_.columns;
                for (std::size_t j = first; j < end; ++j) {
                    if (i == j && !header_.diagonal) continue;
                    double const value = cell();
                    found(from, j, value);
                    if (!full) found(j, from, value);
                }
            }
            finish_level();
        }
    }

    /// A line is a tie (from, to, weight) or a person with all to whom they have one; a line '!' begins the
    /// next layer.
    void lists(bool of_nodes)
    {
        for (auto next = words_.take(); next;) {
            line_ = next->line;
            std::vector<std::string> line;
            for (; next && next->line == line_; next = words_.take())
                line.push_back(std::move(next->text));
            if (line.front() == "!") {
                finish_level();
                ++level_;
                continue;
            }
            auto const from = named(line.front());
            if (!of_nodes && line.size() < 2) fail("a tie has two ends", "from, to, and a weight");
            if (!of_nodes) found(from, end_of(line[1]), line.size() > 2 ? as_number(line[2]).value_or(1) : 1);
            for (std::size_t i = 1; of_nodes && i < line.size(); ++i)
                found(from, end_of(line[i]), 1);
        }
        finish_level();
    }

    /// Number of the person of this name, who is new or known.
    std::size_t person(std::string const& name)
    {
        auto const [at, fresh] = number_.try_emplace(name, graph_.nodes());
        if (fresh && graph_.nodes() >= header_.rows)
            fail("'" + name + "' is one more than there are", "n is " + std::to_string(header_.rows));
        if (fresh) graph_.add_node(name);
        return at->second;
    }

    std::size_t named(std::string const& name)
    {
        if (header_.row_names || number_.contains(name)) return person(name);
        auto const x = as_number(name);
        if (!x || *x < 1 || *x > static_cast<double>(graph_.nodes()))
            fail("'" + name + "' is nobody", "1 to n, or a label");
        return static_cast<std::size_t>(*x) - 1;
    }

    /// The other end of a tie: a person, or in networks of two kinds what people share.
    std::size_t end_of(std::string const& name)
    {
        return header_.two_kinds() ? group_.try_emplace(name, group_.size()).first->second : named(name);
    }

    UcinetWords::Word word()
    {
        auto out = words_.take();
        if (!out) fail("ends before all numbers of its matrix are there", "as many as its header says");
        line_ = out->line;
        return *out;
    }

    double cell()
    {
        constexpr double missing = 1e37; // as UCINET writes it, or larger
        auto const text = word().text;
        constexpr std::array<std::string_view, 3> unknown{".", "NA", "na"};
        if (std::ranges::find(unknown, text) != unknown.end()) return 0;
        auto const x = as_number(text);
        if (!x) fail("'" + text + "' is no number", "numbers");
        return *x >= missing ? 0 : *x;
    }

    void found(std::size_t from, std::size_t to, double value)
    {
        if (value == 0) return;
        if (header_.two_kinds())
            shared_.add(from, to);
        else
            cells_[{from, to}] = value;
    }

    void finish_level()
    {
        auto const layer = level_ < header_.level_labels.size() ? header_.level_labels[level_]
                           : header_.levels > 1                 ? "matrix " + std::to_string(level_ + 1)
                                                                : "";
        for (auto const& [pair, value] : cells_) {
            if (pair.first >= graph_.nodes() || pair.second >= graph_.nodes())
                fail("ends before all its rows", "n rows");
            // As in Pajek's files, the size of a negative value says how strong a tie is.
            GraphTables::Attributes attributes{{"weight", format_number(value < 0 ? -value : value)}};
            if (!layer.empty()) attributes.emplace_back("layer", layer);
            graph_.add_tie(graph_.id_of(pair.first), graph_.id_of(pair.second), attributes);
            auto const back = cells_.find({pair.second, pair.first});
            one_way_ = one_way_ || back == cells_.end() || back->second != value;
        }
        cells_.clear();
        shared_.tie(graph_, layer);
    }

    [[noreturn]] void fail(std::string what, std::string allowed) const
    {
        fail_as_ucinet(path_, line_, std::move(what), std::move(allowed));
    }

    std::string const& path_;
    UcinetWords words_;
    UcinetHeader header_;
    GraphTables graph_;
    Memberships shared_;
    std::size_t level_{0}, line_{1};
    bool one_way_{false};
    std::map<std::string, std::size_t> number_, group_;
    std::map<std::pair<std::size_t, std::size_t>, double> cells_;
};

} // namespace

TableFile read_ucinet(std::string const& path, std::string const& text)
{
    return UcinetReader(path, text).read();
}

} // namespace groundswell
