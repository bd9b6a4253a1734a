#include <algorithm>
#include <cctype>
#include <groundswell/problems.hpp>
#include <map>
#include <sstream>

#include "tables/formats.hpp"
#include "tables/graph_tables.hpp"
#include "tables/memberships.hpp"
#include "tables/numbers.hpp"

namespace groundswell {

namespace {

std::string lower(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

/// Words of a line; a text in quotes is one word.
std::vector<std::string> words_of(std::string_view line)
{
    std::vector<std::string> out;
    for (std::size_t at = 0; at < line.size();) {
        if (std::isspace(static_cast<unsigned char>(line[at]))) {
            ++at;
        } else if (line[at] == '"') {
            auto const end = std::min(line.find('"', at + 1), line.size());
            out.emplace_back(line.substr(at + 1, end - at - 1));
            at = end + 1;
        } else {
            auto const end = std::min(line.find_first_of(" \t\r", at), line.size());
            out.emplace_back(line.substr(at, end - at));
            at = end;
        }
    }
    return out;
}

/// Reads a network or project section by section. Vertices are known by their numbers, 1 to n.
class PajekReader {
  public:
    PajekReader(std::string const& path, std::string const& text)
        : path_(path), lines_(text), bytes_(text.size())
    {}

    TableFile read()
    {
        std::string line;
        while (std::getline(lines_, line)) {
            ++line_;
            auto const words = words_of(line);
            if (words.empty() || words.front().starts_with('%')) continue;
            if (words.front().starts_with('*'))
                section(words);
            else
                entry(words);
        }
        for (auto& [relation, shared] : shared_)
            shared.tie(graph_, relation);
        auto out = std::move(graph_).finish(path_, "Pajek");
        out.undirected = !directed_ || first_kind_ > 0;
        if (first_kind_ > 0)
            out.notes.emplace_back(
                "vertices of two kinds: the first are people, who are tied if they share one of "
                "the others");
        return out;
    }

  private:
    enum class Section { other, vertices, ties, lists, matrix, column };

    void section(std::vector<std::string> const& words)
    {
        auto const name = lower(words.front());
        row_ = 0;
        if (name == "*network") {
            network_ = rest(words, 1);
        } else if (name == "*partition" || name == "*vector") {
            column_ = rest(words, 1);
            if (column_.empty()) column_ = name.substr(1) + " " + std::to_string(++unnamed_);
        } else if (name == "*permutation" || name == "*cluster" || name == "*hierarchy") {
            now_ = Section::other;
            ignored_ = true;
            return;
        } else if (name == "*vertices") {
            // The vertices of a partition are values, one a line.
            now_ = ignored_ ? Section::other : column_.empty() ? Section::vertices : Section::column;
            if (now_ == Section::vertices) make_vertices(words);
            return;
        } else if (name.starts_with("*arcs") || name.starts_with("*edges")) {
            now_ = name.ends_with("list") ? Section::lists : Section::ties;
            directed_ |= name.starts_with("*arcs");
            set_relation(words);
            return;
        } else if (name == "*matrix") {
            now_ = Section::matrix;
            directed_ = true;
            set_relation(words);
            return;
        }
        now_ = Section::other;
        ignored_ = false;
        if (name == "*network") column_.clear();
    }

    static std::string rest(std::vector<std::string> const& words, std::size_t from)
    {
        std::string out;
        for (std::size_t i = from; i < words.size(); ++i)
            out += (out.empty() ? "" : " ") + words[i];
        return out;
    }

    /// "*Arcs :2 "advice"": ties that follow are of the relation "advice".
    void set_relation(std::vector<std::string> const& words)
    {
        relation_.clear();
        for (std::size_t i = 1; i < words.size(); ++i)
            if (words[i] != ":") relation_ = words[i].starts_with(':') ? words[i].substr(1) : words[i];
        if (relation_.empty()) relation_ = network_;
    }

    void make_vertices(std::vector<std::string> const& words)
    {
        auto const count = words.size() > 1 ? as_number(words[1]) : std::nullopt;
        // Of more vertices than bytes, a few bytes could ask for any memory.
        if (!count || *count < 0 || *count > std::max(1e6, static_cast<double>(bytes_)))
            fail("has no number of vertices that may be");
        vertices_ = std::max(vertices_, static_cast<std::size_t>(*count));
        auto const first = words.size() > 2 ? as_number(words[2]) : std::nullopt;
        if (first && *first > 0 && *first < *count) first_kind_ = static_cast<std::size_t>(*first);
        auto const people = first_kind_ > 0 ? first_kind_ : vertices_;
        for (auto n = graph_.nodes(); n < people; ++n)
            graph_.add_node(std::to_string(n + 1));
    }

    void entry(std::vector<std::string> const& words)
    {
        ++row_;
        switch (now_) {
        case Section::vertices:
            return vertex(words);
        case Section::column:
            if (row_ <= graph_.nodes()) graph_.set_node(row_ - 1, column_, words.front());
            return;
        case Section::ties:
            return tie(words);
        case Section::lists:
            for (std::size_t i = 1; i < words.size(); ++i)
                add_tie(words.front(), words[i], "1");
            return;
        case Section::matrix:
            for (std::size_t i = 0; i < words.size(); ++i)
                if (as_number(words[i]).value_or(0) != 0)
                    add_tie(std::to_string(row_), std::to_string(first_kind_ + i + 1), words[i]);
            return;
        case Section::other:
            return;
        }
    }

    void vertex(std::vector<std::string> const& words)
    {
        auto const number = as_number(words.front());
        if (!number || *number < 1 || *number > static_cast<double>(vertices_))
            fail("'" + words.front() + "' is no vertex");
        if (words.size() > 1 && *number <= static_cast<double>(graph_.nodes()))
            graph_.set_node(static_cast<std::size_t>(*number) - 1, "label", words[1]);
    }

    void tie(std::vector<std::string> const& words)
    {
        if (words.size() < 2) fail("a tie has two ends");
        add_tie(words[0], words[1], words.size() > 2 && as_number(words[2]) ? words[2] : "1");
    }

    void add_tie(std::string const& from, std::string const& to, std::string const& weight)
    {
        if (first_kind_ > 0) return share(from, to);
        // A negative value dissolves nothing here: its size says how strong the tie is.
        GraphTables::Attributes attributes{{"weight", weight.starts_with('-') ? weight.substr(1) : weight}};
        if (!relation_.empty()) attributes.emplace_back("layer", relation_);
        graph_.add_tie(from, to, attributes);
    }

    /// Of two kinds of vertices, a person and what they have a part in, in either order.
    void share(std::string const& from, std::string const& to)
    {
        auto const a = as_number(from).value_or(0);
        auto const b = as_number(to).value_or(0);
        auto const least = std::min(a, b), most = std::max(a, b);
        auto const people = static_cast<double>(first_kind_);
        if (least < 1 || most > static_cast<double>(vertices_))
            fail("a tie of '" + from + "' and '" + to + "'");
        if (least > people || most <= people) return; // of one kind
        shared_.try_emplace(relation_, path_)
            .first->second.add(static_cast<std::size_t>(least) - 1, static_cast<std::size_t>(most));
    }

    [[noreturn]] void fail(std::string what) const
    {
        throw UserError({.code = ProblemCode::table_malformed,
                         .place = {.file = path_, .line = static_cast<int>(line_)},
                         .what = std::move(what),
                         .allowed = "a Pajek network"});
    }

    std::string const& path_;
    std::istringstream lines_;
    std::size_t bytes_;
    GraphTables graph_;
    Section now_{Section::other};
    std::string network_, relation_, column_;
    bool directed_{false}, ignored_{false};
    std::size_t line_{0}, row_{0}, vertices_{0};
    std::size_t first_kind_{0};                 ///< vertices that are people, where there are others; or 0
    std::map<std::string, Memberships> shared_; ///< by relation
    int unnamed_{0};
};

} // namespace

TableFile read_pajek(std::string const& path, std::string const& text)
{
    return PajekReader(path, text).read();
}

} // namespace groundswell
