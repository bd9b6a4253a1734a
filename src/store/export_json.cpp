#include <groundswell/problems.hpp>
#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "store/database.hpp"
#include "store/export.hpp"

namespace groundswell {

namespace {

using Json = nlohmann::ordered_json;

struct JsonTable {
    char const* name;
    char const* rows;
    int packed_column{-1}; ///< the column that holds JSON text
};
constexpr JsonTable json_tables[]{
    {"commands", "SELECT position, command FROM commands ORDER BY position"},
    {"parameters", "SELECT name, value FROM parameters"},
    {"group_names", "SELECT id, name FROM group_names ORDER BY id"},
    {"rank_names", "SELECT id, name FROM rank_names ORDER BY id"},
    {"runs", "SELECT replicate, result_hash, metrics_hash, first_week, weeks, messages, candidates,"
             " intervention_cost FROM runs"},
    {"metrics", "SELECT replicate, position, name, group_name, value, base, withheld FROM metrics"},
    {"funnel", "SELECT replicate, position, stage, events FROM funnel"},
    {"totals", "SELECT replicate, counter, events FROM totals"},
    {"end_states",
     "SELECT e.replicate, s.name AS state, e.mean FROM end_states e JOIN state_names s ON s.id = e.state"},
    {"series",
     "SELECT p.replicate, c.name AS counter, coalesce(g.name, 'all') AS group_name,"
     " nullif(p.rank, -1) AS rank, p.counts FROM packed_series p"
     " JOIN counter_names c ON c.id = p.counter LEFT JOIN group_names g ON g.id = p.group_id",
     4},
    {"people",
     "SELECT p.replicate, coalesce(g.name, 'all') AS group_name, nullif(p.rank, -1) AS rank, p.people"
     " FROM packed_people p LEFT JOIN group_names g ON g.id = p.group_id",
     3},
    {"states",
     "SELECT p.replicate, s.name AS state, coalesce(g.name, 'all') AS group_name,"
     " nullif(p.rank, -1) AS rank, p.means FROM packed_states p"
     " JOIN state_names s ON s.id = p.state LEFT JOIN group_names g ON g.id = p.group_id",
     4},
    {"experiments", "SELECT name, definition FROM experiments"},
    {"points", "SELECT experiment, point, replicate, metric, group_name, value FROM points"
               " ORDER BY experiment, point, replicate, id"},
};

Json value_of(Statement const& row, int column)
{
    if (row.is_null(column)) return nullptr;
    if (row.is_integer(column)) return row.integer(column);
    if (row.is_text(column)) return row.text(column);
    return row.real(column);
}

} // namespace

void export_json(Database const& study, std::FILE* out, Stop stop)
try {
    auto const put = [out](std::string const& text) { std::fputs(visible(text).c_str(), out); };
    Json provenance;
    auto said = study.prepare("SELECT name, value FROM provenance WHERE name <> 'contents'");
    while (said.step())
        provenance[said.text(0)] = said.text(1);
    put("{\n\"provenance\": " + provenance.dump());
    for (auto const& table : json_tables) {
        put(std::string(",\n\"") + table.name + "\": [");
        auto row = study.prepare(table.rows);
        for (std::size_t n = 0; row.step(); ++n) {
            stop.look(n);
            Json object;
            for (int c = 0; c < row.columns(); ++c)
                object[row.name(c)] =
                    c == table.packed_column && !row.is_null(c) ? Json::parse(row.text(c)) : value_of(row, c);
            put((n == 0 ? "\n" : ",\n") + object.dump());
        }
        put("]");
    }
    put("\n}\n");
} catch (Json::exception const& error) {
    throw UserError(Problem{.code = ProblemCode::file_damaged,
                            .place = {.file = study.path().string()},
                            .what = "is a damaged study",
                            .allowed = error.what()});
}

} // namespace groundswell
