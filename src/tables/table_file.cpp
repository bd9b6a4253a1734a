#include "tables/table_file.hpp"

#include <array>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <groundswell/problems.hpp>
#include <memory>
#include <zlib.h>

#include "tables/delimited.hpp"
#include "tables/dialect.hpp"
#include "tables/encoding.hpp"
#include "tables/formats.hpp"
#include "tables/unpack.hpp"
#include "tables/unpack_bound.hpp"

namespace groundswell {

namespace {

/// Tables are read more than once, which a pipe does not allow; and to wait for one would look like work.
void refuse_what_is_no_file(std::string const& path)
{
    std::error_code failed;
    auto const kind = std::filesystem::status(path, failed).type();
    using Type = std::filesystem::file_type;
    if (kind == Type::directory)
        throw UserError({.code = ProblemCode::file_cannot_be_read,
                         .place = {.file = path},
                         .what = "is a folder",
                         .allowed = "a file",
                         .suggestion = "name the tables in it"});
    if (kind == Type::fifo || kind == Type::character || kind == Type::socket)
        throw UserError({.code = ProblemCode::file_cannot_be_read,
                         .place = {.file = path},
                         .what = "is a pipe or a device",
                         .allowed = "a file, because tables are read more than once",
                         .suggestion = "write it to a file first: COMMAND > people.csv"});
}

/// All of a file; of a file that was packed with gzip, what was packed.
std::string bytes_of(std::string const& path)
{
    refuse_what_is_no_file(path);
    std::ifstream const there(path, std::ios::binary);
    if (!there) {
        int const why = errno;
        throw UserError(
            {.code = why == ENOENT ? ProblemCode::file_not_found : ProblemCode::file_cannot_be_read,
             .place = {.file = path},
             .what = "cannot be opened",
             .allowed = std::strerror(why)});
    }
    struct Close {
        void operator()(gzFile file) const { gzclose(file); }
    };
    std::unique_ptr<gzFile_s, Close> const file(gzopen(path.c_str(), "rb"));
    if (!file)
        throw UserError({.code = ProblemCode::file_cannot_be_read,
                         .place = {.file = path},
                         .what = "cannot be opened",
                         .allowed = std::strerror(errno)});
    UnpackBound bound(path);
    std::string out;
    std::string block(std::size_t{1} << 20, '\0');
    int got = 0;
    while ((got = gzread(file.get(), block.data(), static_cast<unsigned>(block.size()))) > 0) {
        if (gzdirect(file.get()) == 0) bound.add(static_cast<std::uint64_t>(got));
        out.append(block, 0, static_cast<std::size_t>(got));
    }
    int error = Z_OK;
    char const* const words = gzerror(file.get(), &error);
    if (got < 0 || error != Z_OK)
        throw UserError({.code = ProblemCode::file_cannot_be_read,
                         .place = {.file = path},
                         .what = "cannot be read",
                         .allowed = error == Z_ERRNO ? std::strerror(errno) : words,
                         .suggestion = "it may be cut off: write or fetch it once more"});
    return out;
}

/// A format that is known by its first bytes and not read, with what to do instead.
struct Refused {
    std::string_view start;
    char const* what;
    char const* suggestion;
};
constexpr std::array<Refused, 6> refused{{
    {"FEA1", "is a Feather file of version 1",
     "write it as CSV: python3 -c \"import pandas; pandas.read_feather('FILE').to_csv('people.csv', "
     "index=False)\""},
    {"\xD0\xCF\x11\xE0", "is an old Excel workbook (.xls)", "save it as .xlsx or as CSV"},
    {"%PDF", "is a PDF", "save the table that it was made of as CSV"},
    {"SQLite format 3", "is an SQLite database", "write its tables as CSV"},
    {"\x89HDF", "is an HDF5 file", "give a world file as the world; write tables as CSV"},
    {"\x89PNG", "is a picture", "save the table that it shows as CSV"},
}};

/// The advice with the file's own name in the command.
std::string with_file(std::string advice, std::string const& path)
{
    constexpr std::string_view blank = "FILE";
    if (auto const at = advice.find(blank); at != std::string::npos) advice.replace(at, blank.size(), path);
    return advice;
}

constexpr char const* readable = "CSV, .xlsx, GraphML, GEXF, GML, Pajek, UCINET DL, Matrix Market, JSON, "
                                 "Parquet, Arrow, R, SPSS, Stata or "
                                 "SAS data";

bool starts_with_word(std::string_view text, std::string_view word)
{
    if (text.size() < word.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i)
        if (std::tolower(static_cast<unsigned char>(text[i])) != word[i]) return false;
    return true;
}

/// Text from its first line that is neither empty nor a comment in the style of Pajek or GML; its end if
/// there is none.
std::string_view beginning(std::string_view text)
{
    for (;;) {
        text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
        if (text.empty() || (text.front() != '%' && text.front() != '#')) return text;
        text.remove_prefix(std::min(text.find_first_of("\r\n"), text.size()));
    }
}

/// GML begins with a few keys before `graph [`.
bool is_gml(std::string_view text)
{
    bool const key = starts_with_word(text, "graph") || starts_with_word(text, "creator") ||
                     starts_with_word(text, "version") || starts_with_word(text, "comment") ||
                     starts_with_word(text, "directed");
    auto const block = text.find("node");
    return key && text.substr(0, 4096).find('[') != std::string_view::npos && block != std::string_view::npos;
}

/// "DL", and then what is in the data: `dl n=5 format=edgelist1`.
bool is_ucinet(std::string_view text)
{
    if (!starts_with_word(text, "dl") || text.size() < 3) return false;
    if (std::string_view(" \t\r\n,").find(text[2]) == std::string_view::npos) return false;
    text.remove_prefix(text.find_first_not_of(" \t\r\n,", 2) == std::string_view::npos
                           ? text.size()
                           : text.find_first_not_of(" \t\r\n,", 2));
    for (auto const word : {"n", "nr", "nc", "nm", "format"}) {
        std::string_view const name(word);
        auto const after = text.find_first_not_of(" \t", name.size());
        if (starts_with_word(text, name) && after != std::string_view::npos && text[after] == '=')
            return true;
    }
    return false;
}

std::string name_of(char separator)
{
    switch (separator) {
    case ';':
        return "separated by semicolons";
    case '\t':
        return "separated by tabs";
    case '|':
        return "separated by '|'";
    case ' ':
        return "separated by blanks";
    default:
        return "";
    }
}

using Names = std::vector<std::string>;

TableFile read_csv(std::string const& path, DecodedText decoded, Names const& named = {})
{
    Dialect dialect;
    TableFile out;
    out.rows = read_delimited(path, std::move(decoded.text), &dialect, named);
    out.format = "CSV";
    out.header = dialect.header || dialect.comment_header;
    if (auto const name = name_of(dialect.separator); !name.empty()) out.notes.push_back(name);
    if (decoded.encoding != "UTF-8") out.notes.push_back("encoded in " + decoded.encoding);
    if (dialect.titles > 0) out.notes.push_back(set_aside(dialect.titles));
    if (!out.header)
        out.notes.emplace_back(
            "no header, the first row is read as data: columns are called 'column 1' and so on");
    return with_nominations_read(with_incidence_read(with_matrix_read(std::move(out))));
}

/// Matrix Market's coordinates are a list of ties under a line that gives their number.
TableFile read_matrix_market(std::string const& path, std::string text)
{
    auto const first = static_cast<std::size_t>(beginning(text).data() - text.data());
    auto const end = std::min(text.find('\n', first), text.size());
    bool const symmetric = text.substr(0, text.find('\n')).find("symmetric") != std::string::npos;
    text.replace(first, end - first, std::string(end - first, ' '));
    auto out = read_csv(path, {std::move(text), "UTF-8"});
    out.format = "Matrix Market";
    out.notes.clear();
    out.undirected = symmetric;
    return out;
}

TableFile read_text(std::string const& path, DecodedText decoded, Names const& named)
{
    auto& text = decoded.text;
    auto const start = beginning(text);
    if (text.starts_with("%%MatrixMarket")) return read_matrix_market(path, std::move(text));
    if (start.starts_with('<')) {
        auto const root = start.substr(0, 65536);
        if (root.find("graphml") != std::string_view::npos) return read_graphml(path, text);
        if (root.find("<gexf") != std::string_view::npos) return read_gexf(path, text);
        bool const page =
            root.find("<html") != std::string_view::npos || root.find("<HTML") != std::string_view::npos;
        throw UserError({.code = ProblemCode::file_other_kind,
                         .place = {.file = path},
                         .what = page ? "is a web page, not a table" : "is XML, but neither GraphML nor GEXF",
                         .allowed = readable,
                         .suggestion = page ? "download the file itself" : ""});
    }
    if (start.starts_with('{') || start.starts_with("[{") || start.starts_with("[\n") ||
        start.starts_with("[ "))
        return read_json(path, text);
    if (starts_with_word(start, "*vertices") || starts_with_word(start, "*network") ||
        starts_with_word(start, "*matrix") || starts_with_word(start, "*partition"))
        return read_pajek(path, text);
    if (is_gml(start)) return read_gml(path, text);
    if (is_ucinet(start)) return read_ucinet(path, text);
    if (auto list = read_adjacency_list(path, text)) return std::move(*list);
    return read_csv(path, std::move(decoded), named);
}

bool is_rdata(std::string_view bytes)
{
    // Other forms than the binary one are told by the reader.
    return bytes.starts_with("RDX2\n") || bytes.starts_with("RDX3\n") || bytes.starts_with("RDA2\n") ||
           bytes.starts_with("RDA3\n") || bytes.starts_with(std::string_view("X\n\0\0\0", 5));
}

} // namespace

TableFile read_table_file(std::string const& path, std::vector<std::string> const& named)
{
    auto bytes = unpacked(bytes_of(path), path);
    if (bytes.empty())
        throw UserError({.code = ProblemCode::file_empty,
                         .place = {.file = path},
                         .what = "is empty",
                         .allowed = "must have a header and rows",
                         .suggestion = "write the table once more"});
    for (auto const& format : refused)
        if (bytes.starts_with(format.start))
            throw UserError({.code = ProblemCode::file_other_kind,
                             .place = {.file = path},
                             .what = format.what,
                             .allowed = readable,
                             .suggestion = with_file(format.suggestion, path)});
    if (auto const program = statistics_program(bytes); !program.empty()) return read_statistics(path, bytes);
    if (!columnar_format(bytes).empty()) return read_columnar(path, bytes);
    if (bytes.starts_with("PK\x03\x04")) return read_xlsx(path, named);
    if (is_rdata(bytes)) return read_rdata(path, bytes);
    return read_text(path, decode_text(std::move(bytes), path), named);
}

} // namespace groundswell
