#include "store/schema.hpp"

#include <string_view>

namespace groundswell {

char const* const study_schema = R"sql(
CREATE TABLE provenance(name TEXT PRIMARY KEY, value TEXT NOT NULL, seal INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE commands(position INTEGER PRIMARY KEY, command TEXT NOT NULL, seal INTEGER NOT NULL);
CREATE TABLE parameters(name TEXT PRIMARY KEY, value REAL NOT NULL, seal INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE group_names(id INTEGER PRIMARY KEY, name TEXT NOT NULL, seal INTEGER NOT NULL);
CREATE TABLE rank_names(id INTEGER PRIMARY KEY, name TEXT NOT NULL, seal INTEGER NOT NULL);
CREATE TABLE counter_names(id INTEGER PRIMARY KEY, name TEXT NOT NULL, seal INTEGER NOT NULL);
CREATE TABLE state_names(id INTEGER PRIMARY KEY, name TEXT NOT NULL, seal INTEGER NOT NULL);

CREATE TABLE runs(
    replicate INTEGER PRIMARY KEY,
    result_hash TEXT NOT NULL, metrics_hash TEXT NOT NULL,
    first_week INTEGER NOT NULL, weeks INTEGER NOT NULL,
    messages INTEGER NOT NULL, candidates INTEGER NOT NULL, intervention_cost REAL NOT NULL,
    rows INTEGER NOT NULL, rows_seal INTEGER NOT NULL, seal INTEGER NOT NULL);

CREATE TABLE metrics(
    replicate INTEGER NOT NULL, position INTEGER NOT NULL,
    name TEXT NOT NULL, group_name TEXT NOT NULL,
    value REAL, base INTEGER, withheld INTEGER NOT NULL, seal INTEGER NOT NULL,
    PRIMARY KEY(replicate, position)) WITHOUT ROWID;

CREATE TABLE funnel(
    replicate INTEGER NOT NULL, position INTEGER NOT NULL, stage TEXT NOT NULL, events INTEGER NOT NULL,
    seal INTEGER NOT NULL,
    PRIMARY KEY(replicate, position)) WITHOUT ROWID;

CREATE TABLE total_counts(
    replicate INTEGER NOT NULL, counter INTEGER NOT NULL, events INTEGER NOT NULL, seal INTEGER NOT NULL,
    PRIMARY KEY(replicate, counter)) WITHOUT ROWID;

CREATE TABLE end_states(
    replicate INTEGER NOT NULL, state INTEGER NOT NULL, mean REAL, seal INTEGER NOT NULL,
    PRIMARY KEY(replicate, state)) WITHOUT ROWID;

CREATE TABLE packed_series(
    replicate INTEGER NOT NULL, counter INTEGER NOT NULL, group_id INTEGER NOT NULL, rank INTEGER NOT NULL,
    counts TEXT, seal INTEGER NOT NULL,
    PRIMARY KEY(replicate, counter, group_id, rank)) WITHOUT ROWID;

CREATE TABLE packed_people(
    replicate INTEGER NOT NULL, group_id INTEGER NOT NULL, rank INTEGER NOT NULL,
    people TEXT, seal INTEGER NOT NULL,
    PRIMARY KEY(replicate, group_id, rank)) WITHOUT ROWID;

CREATE TABLE packed_states(
    replicate INTEGER NOT NULL, state INTEGER NOT NULL, group_id INTEGER NOT NULL, rank INTEGER NOT NULL,
    means TEXT, seal INTEGER NOT NULL,
    PRIMARY KEY(replicate, state, group_id, rank)) WITHOUT ROWID;

CREATE TABLE experiments(name TEXT PRIMARY KEY, definition TEXT NOT NULL, seal INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE points(
    id INTEGER PRIMARY KEY,
    experiment TEXT NOT NULL, point TEXT NOT NULL, replicate INTEGER NOT NULL,
    metric TEXT NOT NULL, group_name TEXT NOT NULL, value REAL,
    seal INTEGER NOT NULL,
    UNIQUE(experiment, point, replicate, metric, group_name));

CREATE VIEW totals AS
    SELECT replicate, name AS counter, events FROM total_counts JOIN counter_names ON id = counter;

CREATE VIEW series AS
    SELECT p.replicate, j.key + r.first_week AS week, c.name AS counter, coalesce(g.name, 'all') AS group_name,
           nullif(p.rank, -1) AS rank,
           j.value AS count, j.value IS NULL AS withheld
    FROM packed_series p JOIN runs r USING(replicate) JOIN counter_names c ON c.id = p.counter
        LEFT JOIN group_names g ON g.id = p.group_id LEFT JOIN json_each(p.counts) j
    WHERE j.value IS NULL OR j.value <> 0;

CREATE VIEW people AS
    SELECT p.replicate, j.key + r.first_week AS week, coalesce(g.name, 'all') AS group_name,
           nullif(p.rank, -1) AS rank,
           j.value AS people, j.value IS NULL AS withheld
    FROM packed_people p JOIN runs r USING(replicate) LEFT JOIN group_names g ON g.id = p.group_id
        LEFT JOIN json_each(p.people) j;

CREATE VIEW states AS
    SELECT p.replicate, j.key + r.first_week AS week, s.name AS state, coalesce(g.name, 'all') AS group_name,
           nullif(p.rank, -1) AS rank,
           j.value AS mean, j.value IS NULL AS withheld
    FROM packed_states p JOIN runs r USING(replicate) JOIN state_names s ON s.id = p.state
        LEFT JOIN group_names g ON g.id = p.group_id LEFT JOIN json_each(p.means) j;
)sql";

std::vector<std::string> study_statements()
{
    std::vector<std::string> out;
    std::string_view rest = study_schema;
    for (auto at = rest.find(';'); at != std::string_view::npos; at = rest.find(';')) {
        auto const begin = rest.find_first_not_of('\n');
        out.emplace_back(rest.substr(begin, at - begin));
        rest.remove_prefix(at + 1);
    }
    return out;
}

} // namespace groundswell
