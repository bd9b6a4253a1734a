#pragma once
#include <cstddef>
#include <string>
#include <type_traits>
#include <vector>

#include "engine/state.hpp"

namespace groundswell::yardstick {

/// Memory of a column of the state, with what its rows point to, by the capacity that was asked for.
struct ColumnBytes {
    std::string name;
    std::size_t rows{0}, bytes{0};
};

/// Lists the memory of every field of a state (`SimulationState::visit`).
class ColumnsOf {
  public:
    template <class Field>
    void operator()(char const* name, Field const& field)
    {
        ColumnBytes column{name};
        add(field, column);
        found.push_back(column);
    }

    std::vector<ColumnBytes> found;

  private:
    template <class T>
    static std::size_t beyond(T const&)
    {
        return 0;
    }
    template <class T>
    static std::size_t beyond(std::vector<T> const& list)
    {
        return list.capacity() * sizeof(T);
    }
    template <class T>
    static std::size_t beyond(CompactList<T> const& list)
    {
        return list.bytes();
    }
    static std::size_t beyond(KeptAct const& act) { return beyond(act.knew); }

    template <class T>
    static void add(SeatColumn<T> const& column_of_seats, ColumnBytes& column)
    {
        add(column_of_seats.values(), column);
    }

    template <class T>
    requires std::is_arithmetic_v<T>
    static void add(T, ColumnBytes& column) { column.bytes += sizeof(T); }
    template <class T>
    static void add(std::vector<T> const& list, ColumnBytes& column)
    {
        if constexpr (requires(ColumnBytes & c) { add(list.front(), c); } && !std::is_arithmetic_v<T>) {
            for (auto const& part : list)
                add(part, column);
        } else {
            column.rows += list.size();
            column.bytes += beyond(list);
        }
    }
    template <class T>
    static void add(SparseColumn<T> const& sparse, ColumnBytes& column)
    {
        column.rows += sparse.size();
        column.bytes += sparse.bytes();
        for (auto const& row : sparse)
            column.bytes += beyond(row.second);
    }
};

inline std::vector<ColumnBytes> columns_of(SimulationState const& state)
{
    ColumnsOf columns;
    SimulationState::visit(state, columns);
    return columns.found;
}

} // namespace groundswell::yardstick
