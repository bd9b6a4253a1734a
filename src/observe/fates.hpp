#pragma once
#include <cstdint>
#include <groundswell/ids.hpp>
#include <utility>
#include <vector>

namespace groundswell {

/// What became of the acts of one week later, over everyone. Acts of the kinds that surveys count only.
struct LaterSteps {
    std::uint64_t known{0}, told{0}; ///< for the first time, after the week of the act
    std::uint64_t reported{0}, substantiated{0}, accountable{0};

    LaterSteps& operator+=(LaterSteps const& other)
    {
        known += other.known;
        told += other.told;
        reported += other.reported;
        substantiated += other.substantiated;
        accountable += other.accountable;
        return *this;
    }
};

/// Keeps what became of acts by the week of the act, from week 0 on. Acts of burn-in are left out.
class Fates {
  public:
    Fates() = default;
    explicit Fates(std::vector<LaterSteps> by_week) : by_week_(std::move(by_week)) {}

    /// By the week of the act; shorter than the run if nothing came of later acts yet.
    std::vector<LaterSteps> const& by_week() const { return by_week_; }

    void add(Week act, LaterSteps const& steps)
    {
        if (act < 0) return;
        auto const at = static_cast<std::size_t>(act);
        if (at >= by_week_.size()) by_week_.resize(at + 1);
        by_week_[at] += steps;
    }

    /// Of acts of the weeks begin .. end - 1.
    LaterSteps between(Week begin, Week end) const
    {
        LaterSteps out;
        for (Week week = begin; week < end && static_cast<std::size_t>(week) < by_week_.size(); ++week)
            out += by_week_[static_cast<std::size_t>(week)];
        return out;
    }

  private:
    std::vector<LaterSteps> by_week_;
};

} // namespace groundswell
