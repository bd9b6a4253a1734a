#include <cctype>
#include <groundswell/problems.hpp>
#include <map>
#include <optional>

#include "tables/formats.hpp"
#include "tables/graph_tables.hpp"

namespace groundswell {

namespace {

/// Reads GML word by word: keys, numbers, texts in quotes, brackets.
class GmlWords {
  public:
    explicit GmlWords(std::string const& text) : text_(text) {}

    /// The next word, with its quotes if it is a text; nothing at the end.
    std::optional<std::string_view> next()
    {
        skip();
        if (at_ >= text_.size()) return std::nullopt;
        std::size_t const first = at_;
        if (text_[at_] == '[' || text_[at_] == ']') return std::string_view(text_).substr(at_++, 1);
        if (text_[at_] == '"') {
            auto const end = text_.find('"', at_ + 1);
            at_ = end == std::string::npos ? text_.size() : end + 1;
        } else {
            while (at_ < text_.size() && !std::isspace(static_cast<unsigned char>(text_[at_])) &&
                   text_[at_] != '[' && text_[at_] != ']')
                ++at_;
        }
        return std::string_view(text_).substr(first, at_ - first);
    }

  private:
    void skip()
    {
        while (at_ < text_.size()) {
            if (std::isspace(static_cast<unsigned char>(text_[at_])))
                ++at_;
            else if (text_[at_] == '#')
                at_ = std::min(text_.find('\n', at_), text_.size());
            else
                return;
        }
    }

    std::string const& text_;
    std::size_t at_{0};
};

/// A value without its quotes, entities resolved as far as the format's own texts use them.
std::string plain_value(std::string_view word)
{
    if (!word.starts_with('"')) return std::string(word);
    word.remove_prefix(1);
    if (word.ends_with('"')) word.remove_suffix(1);
    std::string out(word);
    for (auto const& [entity, character] :
         {std::pair{"&quot;", "\""}, std::pair{"&lt;", "<"}, std::pair{"&gt;", ">"}, std::pair{"&amp;", "&"}})
        for (auto at = out.find(entity); at != std::string::npos; at = out.find(entity, at + 1))
            out.replace(at, std::string_view(entity).size(), character);
    return out;
}

class GmlReader {
  public:
    GmlReader(std::string const& path, std::string const& text) : path_(path), words_(text) {}

    TableFile read()
    {
        while (auto const key = words_.next())
            entry(*key);
        if (open_ > 0) fail();
        auto out = std::move(graph_).finish(path_, "GML");
        out.undirected |= !directed_;
        return out;
    }

  private:
    /// One key with its value, at the top or within `graph [ ... ]`, which are read alike.
    void entry(std::string_view key)
    {
        if (key == "]") {
            --open_;
            return;
        }
        auto const value = words_.next();
        if (!value) return;
        if (key == "graph" && *value == "[") ++open_;
        if (key == "directed") directed_ = *value == "1";
        if (*value != "[" || key == "graph") return;
        if (key == "node" || key == "edge")
            block(key == "node");
        else
            skip_block();
    }

    void block(bool node)
    {
        std::map<std::string, std::string> ends;
        GraphTables::Attributes attributes;
        for (;;) {
            auto const key = words_.next();
            if (!key) fail();
            if (*key == "]") break;
            auto const name = std::string(*key);
            auto const value = words_.next();
            if (!value) fail();
            if (*value == "[")
                skip_block();
            else if (name == "id" || (!node && (name == "source" || name == "target")))
                ends[name] = plain_value(*value);
            else
                attributes.emplace_back(name, plain_value(*value));
        }
        if (node)
            graph_.add_node(ends["id"], attributes);
        else
            graph_.add_tie(ends["source"], ends["target"], attributes);
    }

    void skip_block()
    {
        for (int depth = 1; depth > 0;) {
            auto const word = words_.next();
            if (!word) fail();
            depth += *word == "[" ? 1 : *word == "]" ? -1 : 0;
        }
    }

    [[noreturn]] void fail() const
    {
        throw UserError({.code = ProblemCode::table_malformed,
                         .place = {.file = path_},
                         .what = "ends within a bracket",
                         .allowed = "each '[' has its ']'",
                         .suggestion = "the end of the file is missing: write or fetch it once more"});
    }

    std::string const& path_;
    GmlWords words_;
    GraphTables graph_;
    bool directed_{false};
    int open_{0}; ///< graphs whose bracket is not closed
};

} // namespace

TableFile read_gml(std::string const& path, std::string const& text)
{
    return GmlReader(path, text).read();
}

} // namespace groundswell
