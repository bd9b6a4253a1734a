#include "store/check_study.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <groundswell/problems.hpp>
#include <groundswell/summary.hpp>
#include <limits>
#include <map>
#include <set>

#include "base/checksums.hpp"
#include "store/check_rows.hpp"
#include "store/identity.hpp"
#include "store/schema.hpp"
#include "store/seal.hpp"
#include "store/sealed_tables.hpp"

namespace groundswell {

namespace {

/// Every table and view is the one that this version makes, and nothing else is there that could answer for
/// it.
void check_schema(Database const& study)
{
    auto const expected = study_statements();
    auto rows = study.prepare("SELECT type, name, sql FROM sqlite_master");
    std::size_t found = 0;
    while (rows.step()) {
        bool const own_index =
            rows.text(0) == "index" && rows.is_null(2) && rows.text(1).starts_with("sqlite_autoindex_");
        if (own_index) continue;
        ++found;
        if (std::ranges::find(expected, rows.text(2)) == expected.end())
            refuse_damaged(study, "is no study as this version writes it: it has another table '" +
                                      rows.text(1).substr(0, 60) + "'");
    }
    if (found != expected.size()) refuse_damaged(study, "is damaged: it lacks tables");
}

void check_structure(Database const& study)
{
    auto said = study.prepare("PRAGMA integrity_check(1)");
    if (!said.step() || said.text(0) != "ok")
        refuse_damaged(study, "is damaged: " + said.text(0).substr(0, 200));
}

/// Walks over the rows of a table that are of the right kind and sealed.
template <class F>
void for_each_row(Database const& study, SealedTable const& table, F&& f)
{
    auto row = study.prepare(fmt::format("SELECT * FROM {}", table.name));
    while (row.step()) {
        if (!is_of_kind(table, row))
            refuse_damaged(study, fmt::format("is damaged: a row of {} is of another kind", table.name));
        if (!is_sealed(table, row))
            refuse_damaged(study, fmt::format("is damaged: {} is not what was written", table.words(row)));
        f(row);
    }
}

/// @return how many names there are, by table
StudyNames check_identity(Database const& study)
{
    SealedRows sealed;
    std::map<std::string_view, std::int64_t> rows;
    for (auto const& table : identity_tables()) {
        std::string_view const name = table.name;
        bool const names = name.ends_with("_names");
        bool const counted = names || name == "parameters";
        for_each_row(study, table, [&](Statement const& row) {
            auto const n = rows[name]++;
            if ((names || name == "commands") && row.integer(0) != n)
                refuse_damaged(study, fmt::format("is damaged: {} has gaps", name));
            if (counted) sealed.add(row.integer(row.columns() - 1));
        });
    }
    auto contents = study.prepare("SELECT value FROM provenance WHERE name = ?");
    contents.bind(std::string_view(identity_contents));
    if (!contents.step() || (checksums_are_compared && contents.text(0) != spelled(sealed)))
        refuse_damaged(study, "is damaged: names or parameters are not those that were written");
    return {.groups = rows["group_names"],
            .ranks = rows["rank_names"],
            .counters = rows["counter_names"],
            .states = rows["state_names"]};
}

/// What a row of `runs` says about the other tables.
struct Run {
    std::int64_t weeks{0};
    SealedRows written, found;
};

std::map<std::int64_t, Run> check_runs(Database const& study)
{
    std::map<std::int64_t, Run> out;
    for_each_row(study, runs_table(), [&](Statement const& row) {
        if (auto const wrong = fault_of_run(row); !wrong.empty())
            refuse_damaged(study, fmt::format("is damaged: {}: {}", runs_table().words(row), wrong));
        out[row.integer(0)] = {.weeks = row.integer(4),
                               .written = {row.integer(8), static_cast<std::uint64_t>(row.integer(9))},
                               .found = {}};
    });
    return out;
}

/// The figures of a replicate fit its hash of them.
void check_metrics_hash(Database const& study)
{
    auto runs = study.prepare("SELECT replicate, metrics_hash FROM runs");
    auto rows = study.prepare("SELECT name, group_name, value, base, withheld FROM metrics"
                              " WHERE replicate = ? ORDER BY position");
    while (runs.step()) {
        std::vector<ShownMetric> metrics;
        rows.bind(runs.integer(0));
        while (rows.step())
            metrics.push_back(
                {rows.text(0), rows.text(1), rows.real(2), rows.integer(3), rows.integer(4) != 0});
        if (fmt::format("{:016x}", metrics_hash(metrics)) != runs.text(1))
            refuse_damaged(study, fmt::format("is damaged: the figures of replicate {} do not fit their hash",
                                              runs.integer(0)));
    }
}

std::vector<std::int64_t> check_replicates(Database const& study, StudyNames const& names)
{
    auto runs = check_runs(study);
    std::set<std::int64_t> without_run;
    for (auto const& table : replicate_tables())
        for_each_row(study, table, [&](Statement const& row) {
            auto const run = runs.find(row.integer(0));
            if (run == runs.end()) {
                without_run.insert(row.integer(0));
                return;
            }
            run->second.found.add(row.integer(row.columns() - 1));
            auto const wrong = fault_of_row(table.name, row, names, run->second.weeks);
            if (!wrong.empty())
                refuse_damaged(study, fmt::format("is damaged: {} {}", table.words(row), wrong));
        });
    for (auto const& [replicate, run] : runs)
        if (checksums_are_compared && run.written != run.found)
            refuse_damaged(study, fmt::format("is damaged: replicate {} has {} rows of figures, and {} were "
                                              "written",
                                              replicate, run.found.rows, run.written.rows));
    if (checksums_are_compared) check_metrics_hash(study);
    return {without_run.begin(), without_run.end()};
}

/// The values of a point lie one after another, and none is missing.
class PointCheck {
  public:
    explicit PointCheck(Database const& study) : study_(&study) {}

    void operator()()
    {
        auto sizes = study_->prepare("SELECT experiment, point, replicate FROM points ORDER BY id");
        auto rows = study_->prepare("SELECT * FROM points ORDER BY id");
        bool more = sizes.step();
        while (more) {
            auto const experiment = sizes.text(0), point = sizes.text(1);
            auto const replicate = sizes.integer(2);
            std::int64_t n = 0;
            do
                ++n;
            while ((more = sizes.step()) && sizes.integer(2) == replicate && sizes.text(1) == point &&
                   sizes.text(0) == experiment);
            check_one(rows, n);
        }
    }

  private:
    void check_one(Statement& rows, std::int64_t n) const
    {
        auto const& table = points_table();
        std::string wrong, place;
        std::int64_t faults = 0;
        for (std::int64_t i = 0; i < n && rows.step(); ++i) {
            if (!is_of_kind(table, rows) || rows.integer(3) < 0 ||
                rows.integer(3) > std::numeric_limits<std::uint32_t>::max())
                refuse_damaged(*study_, "is damaged: a row of points is of another kind");
            if (i == 0)
                place = fmt::format("point '{}' of '{}' in replicate {}", rows.text(2).substr(0, 60),
                                    rows.text(1).substr(0, 60), rows.integer(3));
            if (!is_sealed(table, rows, n) && faults++ == 0) wrong = table.words(rows);
        }
        if (faults == 0) return;
        refuse_damaged(*study_, n > 1 && faults == n
                                    ? "is damaged: " + place + " has more or fewer figures than were written"
                                    : "is damaged: " + wrong + " is not what was written");
    }

    Database const* study_;
};

} // namespace

void refuse_damaged(Database const& study, std::string what, std::string suggestion)
{
    // What the file says must not speak to the terminal.
    std::ranges::replace_if(
        what, [](unsigned char c) { return c < 0x20 || c == 0x7F; }, '?');
    throw UserError(Problem{.code = ProblemCode::file_damaged,
                            .place = {.file = study.path().string()},
                            .what = std::move(what),
                            .suggestion = std::move(suggestion)});
}

std::vector<std::int64_t> check_study(Database const& study)
{
    check_schema(study);
    check_structure(study);
    auto const names = check_identity(study);
    auto const identity = read_identity(study); // refuses what is not of its kind
    if (std::ssize(identity.groups) > most_groups || std::ssize(identity.rank_names) > most_ranks)
        refuse_damaged(study, "is damaged: it has too many groups or ranks");
    auto without_run = check_replicates(study, names);
    PointCheck check_points(study);
    check_points();
    return without_run;
}

void check_whole_study(Database const& study)
{
    auto const without_run = check_study(study);
    if (!without_run.empty())
        refuse_damaged(study,
                       fmt::format("holds figures of replicate {} without its run", without_run.front()),
                       "Run again what it was made for, into it: what is missing is run again");
}

} // namespace groundswell
