#include <algorithm>
#include <cctype>
#include <groundswell/problems.hpp>
#include <map>
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <zip.h>

#include "tables/dialect.hpp"
#include "tables/formats.hpp"
#include "tables/unpack_bound.hpp"

namespace groundswell {

namespace {

using Rows = std::vector<std::vector<std::string>>;

/// An .xlsx file: XML in a zip archive (ECMA-376).
class Workbook {
  public:
    explicit Workbook(std::string const& path)
        : path_(path), bound_(path), archive_(zip_open(path.c_str(), ZIP_RDONLY, nullptr))
    {
        if (!archive_)
            throw UserError({.code = ProblemCode::file_damaged,
                             .place = {.file = path_},
                             .what = "is a damaged zip archive",
                             .allowed = "an .xlsx workbook",
                             .suggestion = "save it once more"});
    }

    bool has(std::string const& part) const { return zip_name_locate(archive_.get(), part.c_str(), 0) >= 0; }

    UnpackBound& bound() { return bound_; }

    pugi::xml_document xml(std::string const& part)
    {
        struct CloseFile {
            void operator()(zip_file_t* file) const { zip_fclose(file); }
        };
        std::unique_ptr<zip_file_t, CloseFile> const file(zip_fopen(archive_.get(), part.c_str(), 0));
        std::string text;
        std::string block(std::size_t{1} << 16, '\0');
        if (file)
            for (zip_int64_t got = 0; (got = zip_fread(file.get(), block.data(), block.size())) > 0;) {
                bound_.add(static_cast<std::uint64_t>(got));
                text.append(block, 0, static_cast<std::size_t>(got));
            }
        pugi::xml_document out;
        if (!file || !out.load_buffer(text.data(), text.size()))
            throw UserError({.code = ProblemCode::file_damaged,
                             .place = {.file = path_},
                             .what = "cannot be read: its part " + part + " is missing or damaged",
                             .allowed = "an .xlsx workbook",
                             .suggestion = "save it once more"});
        return out;
    }

  private:
    struct Close {
        void operator()(zip_t* archive) const { zip_discard(archive); }
    };
    std::string path_;
    UnpackBound bound_; ///< of all parts, and of the cells that they become
    std::unique_ptr<zip_t, Close> archive_;
};

/// All text within an element: plain, or in runs of different type.
std::string text_in(pugi::xml_node node)
{
    std::string out;
    for (auto const child : node.children()) {
        std::string_view const name = child.name();
        if (name == "t")
            out += child.text().get();
        else if (name == "r")
            out += child.child("t").text().get();
    }
    return out;
}

std::vector<std::string> shared_texts(Workbook& book)
{
    std::vector<std::string> out;
    if (!book.has("xl/sharedStrings.xml")) return out;
    auto const document = book.xml("xl/sharedStrings.xml");
    for (auto const item : document.child("sst").children("si"))
        out.push_back(text_in(item));
    return out;
}

/// Column of a cell's name, counted from 0 ("AB12": 27).
std::size_t column_of(std::string_view name)
{
    std::size_t out = 0;
    for (char const c : name) {
        if (!std::isalpha(static_cast<unsigned char>(c))) break;
        out = out * 26 + static_cast<std::size_t>(std::toupper(static_cast<unsigned char>(c)) - 'A' + 1);
    }
    return out == 0 ? 0 : out - 1;
}

std::string value_of(pugi::xml_node cell, std::vector<std::string> const& shared)
{
    std::string_view const type = cell.attribute("t").value();
    std::string const value = cell.child("v").text().get();
    if (type == "s") {
        auto const index = cell.child("v").text().as_ullong();
        return index < shared.size() ? shared[index] : "";
    }
    if (type == "inlineStr") return text_in(cell.child("is"));
    return type == "e" ? "" : value;
}

/// A sheet of few cells can still be very wide, and all its cells one long text.
Rows rows_of(pugi::xml_document const& sheet, std::vector<std::string> const& shared, UnpackBound& bound)
{
    constexpr std::size_t most_columns = 16384;
    Rows out;
    for (auto const row : sheet.child("worksheet").child("sheetData").children("row")) {
        std::vector<std::string> cells;
        bool filled = false;
        for (auto const cell : row.children("c")) {
            auto const named = cell.attribute("r");
            std::size_t const at = named ? column_of(named.value()) : cells.size();
            if (at >= most_columns) continue;
            if (cells.size() <= at) cells.resize(at + 1);
            cells[at] = value_of(cell, shared);
            bound.add(cells[at].size());
            filled = filled || !cells[at].empty();
        }
        if (filled) bound.add(cells.size() * sizeof(std::string));
        if (filled) out.push_back(std::move(cells));
    }
    std::size_t width = 0;
    for (auto& row : out) {
        while (!row.empty() && row.back().empty())
            row.pop_back();
        width = std::max(width, row.size());
    }
    for (auto& row : out) {
        bound.add((width - row.size()) * sizeof(std::string));
        row.resize(width);
    }
    return out;
}

/// Sheets by name, in the order of the workbook.
std::vector<std::pair<std::string, std::string>> sheets_of(Workbook& book)
{
    std::map<std::string, std::string> part;
    auto const links = book.xml("xl/_rels/workbook.xml.rels");
    for (auto const link : links.child("Relationships").children("Relationship")) {
        std::string target = link.attribute("Target").value();
        part[link.attribute("Id").value()] = target.starts_with('/') ? target.substr(1) : "xl/" + target;
    }
    std::vector<std::pair<std::string, std::string>> out;
    auto const workbook = book.xml("xl/workbook.xml");
    for (auto const sheet : workbook.child("workbook").child("sheets").children("sheet"))
        out.emplace_back(sheet.attribute("name").value(), part[sheet.attribute("r:id").value()]);
    return out;
}

/// As many rows as it takes to tell what they are.
Rows first_of(Rows const& rows)
{
    constexpr std::size_t enough = 400;
    return {rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(std::min(rows.size(), enough))};
}

Table table_of(std::string const& path, Rows const& rows, bool header)
{
    Table out(path);
    out.repeated = out.set_header(header ? rows.front() : std::vector<std::string>(rows.front().size()));
    out.count_rows_as("row");
    for (std::size_t i = header ? 1 : 0; i < rows.size(); ++i)
        out.add_copy(rows[i]);
    return out;
}

/// A sheet whose columns name two ends.
bool holds_ties(std::vector<std::string> const& header)
{
    auto const has = [&](std::string_view word) {
        return std::ranges::any_of(header, [&](auto const& name) {
            return std::ranges::equal(
                name, word, [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; });
        });
    };
    return (has("from") && has("to")) || (has("source") && has("target")) || (has("ego") && has("alter"));
}

} // namespace

TableFile read_xlsx(std::string const& path, std::vector<std::string> const& named)
{
    Workbook book(path);
    auto const shared = shared_texts(book);
    TableFile out;
    out.format = "Excel workbook";
    bool found = false;
    for (auto const& [name, part] : sheets_of(book)) {
        if (part.empty() || !book.has(part)) continue;
        auto rows = rows_of(book.xml(part), shared, book.bound());
        if (rows.empty()) continue;
        auto const titles = titles_above(first_of(rows), named);
        rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(titles));
        bool const header = looks_like_header(first_of(rows), named);
        if (!found) {
            out.rows = table_of(path, rows, header);
            out.header = header;
            out.notes.push_back("sheet '" + name + "'");
            if (titles > 0) out.notes.push_back(set_aside(titles));
            found = true;
        } else if (!out.ties && header && holds_ties(rows.front())) {
            out.ties = table_of(path, rows, true);
            out.notes.push_back("ties from sheet '" + name + "'");
        } else {
            out.notes.push_back("sheet '" + name + "' is not used");
        }
    }
    if (!found)
        throw UserError({.code = ProblemCode::table_no_rows,
                         .place = {.file = path},
                         .what = "is a workbook without a filled sheet",
                         .allowed = "must have a header and rows"});
    return out.ties ? std::move(out)
                    : with_nominations_read(with_incidence_read(with_matrix_read(std::move(out))));
}

} // namespace groundswell
