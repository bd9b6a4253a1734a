#pragma once
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "parallel/executor.hpp"
#include "parallel/processes.hpp"

namespace groundswell {

/// Units of work that processes share, as rank 0 sees them.
struct SharedWork {
    std::uint64_t of{0};                       ///< what it is part of; every rank must find the same
    std::vector<std::string> units;            ///< what another rank needs to know to run each
    std::function<void(std::size_t unit)> run; ///< runs one here; several threads at once
    /// Takes something that another rank found in a unit, one at a time; other units run here meanwhile.
    std::function<void(std::size_t unit, std::string_view found)> take;
    std::function<void(std::size_t unit)> finished{}; ///< another rank has found all of a unit; may be empty
};

/// How a rank that is not the first runs a unit: it hands over what it finds, as soon as it does.
using RunUnit =
    std::function<void(std::string_view unit, std::function<void(std::string found)> const& hand_over)>;

/// Thrown on ranks other than the first once there is no more to do.
class Dismissed : public std::exception {
  public:
    char const* what() const noexcept override { return "rank 0 has no more work"; }
};

/// The processes of one job, of which each has a number, its rank. All are given the same command. Rank 0
/// does what a single process would do, and hands out units of its work. The others run them, and do nothing
/// else. Or all hold one world together.
class Ranks {
  public:
    Ranks() = default;
    Ranks(Ranks const&) = delete;
    Ranks& operator=(Ranks const&) = delete;
    virtual ~Ranks() = default;

    virtual int rank() const = 0;
    virtual int size() const = 0;
    bool leads() const { return rank() == 0; }

    /// On rank 0: run all units, each here or on another rank, whoever is free first.
    ///
    /// @throws UserError if another rank fails, or was given other work; whatever a unit throws here
    virtual void share(SharedWork const& work, Executor const& executor) = 0;

    /// On the others: run units of such work until there are no more, of this and of what follows.
    ///
    /// @throws Dismissed  at the end
    [[noreturn]] virtual void serve(std::uint64_t of, RunUnit const& run, Executor const& executor) = 0;

    /// Begin to hold worlds together. All ranks call it, once, and do the same from there on.
    ///
    /// @param of    what is to be done; every rank must find the same
    /// @param stop  is looked at wherever ranks wait for each other
    /// @throws UserError on rank 0, if another rank fails before it comes here, or was given other work;
    ///         Dismissed on the others, if rank 0 does. What the others throw later ends the job.
    virtual Processes& processes(std::uint64_t of, Stop stop) = 0;
};

} // namespace groundswell
