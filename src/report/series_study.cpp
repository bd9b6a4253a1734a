#include <cmath>
#include <limits>
#include <map>
#include <optional>

#include "report/series.hpp"
#include "store/database.hpp"
#include "store/packing.hpp"

namespace groundswell::report {

namespace {

/// Packed weeks (docs/study.md) into a row of numbers; null becomes NaN.
void unpack(std::string const& packed, std::vector<double>& into)
{
    groundswell::unpack(packed, into.size(), [&](std::size_t week, std::optional<double> number) {
        into[week] = number.value_or(std::numeric_limits<double>::quiet_NaN());
    });
}

class Reader {
  public:
    Reader(Database const& study, StudyIdentity const& identity)
        : people_(study.prepare("SELECT group_id, rank, people FROM packed_people WHERE replicate = ?")),
          events_(study.prepare("SELECT counter, group_id, rank, counts FROM packed_series"
                                " WHERE replicate = ?")),
          states_(study.prepare("SELECT state, group_id, rank, means FROM packed_states"
                                " WHERE replicate = ?")),
          groups_(identity.groups.size()), ranks_(identity.rank_names.size())
    {}

    ReplicateCells read(std::int64_t replicate, Week first_week, std::size_t weeks)
    {
        ReplicateCells out{
            .groups = groups_, .ranks = ranks_, .weeks = weeks, .people = {}, .events = {}, .states = {}};
        auto const rows = out.rows();
        out.people.assign(rows, std::vector<double>(weeks, 0)); // a row that is not there has nobody
        std::vector<bool> withheld(rows);
        people_.bind(replicate);
        while (people_.step()) {
            auto const row = row_of(out, people_, 0);
            if (row >= rows) continue;
            withheld[row] = people_.is_null(2);
            if (withheld[row])
                out.people[row].assign(weeks, unknown);
            else
                unpack(people_.text(2), out.people[row]);
        }
        out.events.resize(counter_count);
        events_.bind(replicate);
        while (events_.step()) {
            auto const counter = static_cast<std::size_t>(events_.integer(0));
            auto const row = row_of(out, events_, 1);
            if (counter >= counter_count || row >= rows || events_.is_null(3)) continue;
            auto& of_rows = out.events[counter];
            of_rows.resize(rows);
            of_rows[row].assign(weeks, 0);
            unpack(events_.text(3), of_rows[row]);
        }
        read_states(replicate, first_week, out);
        for (auto& at : out.states)
            at.withheld = withheld;
        return out;
    }

  private:
    /// A group or rank below 0 stands for all of them.
    static std::size_t row_of(ReplicateCells const& cells, Statement const& from, int column)
    {
        auto const group = from.integer(column), rank = from.integer(column + 1);
        if (rank >= 0) return cells.row(static_cast<std::size_t>(group), static_cast<std::size_t>(rank));
        return cells.row(group >= 0 ? static_cast<std::size_t>(group) : cells.groups);
    }

    void read_states(std::int64_t replicate, Week first_week, ReplicateCells& out)
    {
        auto const rows = out.rows();
        std::map<Week, std::vector<double>> by_week;
        states_.bind(replicate);
        while (states_.step()) {
            auto const state = static_cast<std::size_t>(states_.integer(0));
            auto const row = row_of(out, states_, 1);
            if (state >= state_count || row >= rows || states_.is_null(3)) continue;
            groundswell::unpack(states_.text(3), out.weeks + 1, [&](std::size_t week, auto number) {
                auto& at = by_week[static_cast<Week>(week) + first_week];
                at.resize(rows * state_count, unknown);
                if (number) at[row * state_count + state] = *number;
            });
        }
        for (auto& [week, mean] : by_week)
            out.states.push_back({week, std::move(mean), {}});
    }

    static constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    Statement people_, events_, states_;
    std::size_t groups_, ranks_;
};

} // namespace

std::vector<std::vector<SeriesRow>> read_series(Database const& study, StudyIdentity const& identity)
{
    std::vector<std::vector<SeriesRow>> out;
    Reader reader(study, identity);
    CellNames const names{identity.groups, identity.rank_names};
    auto runs = study.prepare("SELECT replicate, first_week, weeks FROM runs ORDER BY replicate");
    while (runs.step())
        out.push_back(series_of(reader.read(runs.integer(0), static_cast<Week>(runs.integer(1)),
                                            static_cast<std::size_t>(runs.integer(2))),
                                names));
    return out;
}

} // namespace groundswell::report
