#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace groundswell {

/// What a process has given to others.
struct Traffic {
    std::uint64_t meetings{0}; ///< how often it waited for all others
    std::uint64_t bytes{0};    ///< that it sent
};

/// The processes that hold one world together, as each of them sees the others. All call the same functions
/// in the same order. A call returns once every process that it waits for has made it.
///
/// What is exchanged are bytes of one program: every process runs the same.
class Processes {
  public:
    Processes() = default;
    Processes(Processes const&) = delete;
    Processes& operator=(Processes const&) = delete;
    virtual ~Processes() = default;

    /// Which of them this one is, from 0 on.
    virtual int number() const = 0;
    virtual int count() const = 0;
    bool alone() const { return count() == 1; }

    /// Give bytes to each process.
    ///
    /// @param to  by process; most may be empty
    /// @return what each has given to this one
    virtual std::vector<std::string> exchange(std::vector<std::string> to) = 0;

    /// Give the same bytes to all.
    ///
    /// @return what each has given, this one too
    virtual std::vector<std::string> gather(std::string own) = 0;

    /// Replace each number by its sum over all processes.
    virtual void sum(std::span<std::uint64_t> numbers) = 0;

    /// Let one process after the other change a value, each what the one before left.
    ///
    /// @return what the last left, on all
    virtual std::uint64_t in_turn(std::uint64_t value,
                                  std::function<std::uint64_t(std::uint64_t)> const& change) = 0;

    /// Since they began to hold worlds together.
    virtual Traffic traffic() const { return {}; }
};

/// A process that holds a world alone, as most do. It exchanges nothing.
class OneProcess final : public Processes {
  public:
    int number() const override { return 0; }
    int count() const override { return 1; }
    std::vector<std::string> exchange(std::vector<std::string> to) override { return to; }
    std::vector<std::string> gather(std::string own) override { return {std::move(own)}; }
    void sum(std::span<std::uint64_t>) override {}
    std::uint64_t in_turn(std::uint64_t value,
                          std::function<std::uint64_t(std::uint64_t)> const& change) override
    {
        return change(value);
    }
};

} // namespace groundswell
