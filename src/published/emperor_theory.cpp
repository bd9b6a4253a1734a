#include "base/math.hpp"
#include "published/emperor.hpp"

namespace groundswell::published {

namespace {

/// Shares and bounds of one crowd. The convictions of a crowd of d disbelievers deviate from their
/// distribution by more than 3/sqrt(d) anywhere with probability 3e-8 at most (Dvoretzky, Kiefer & Wolfowitz
/// 1956, with Massart's constant).
class MixedCrowd {
  public:
    explicit MixedCrowd(EmperorParams const& params)
        : p_(params.believers / (params.people - 1.0)), s_(params.strength), cost_(params.cost),
          others_(params.people - 1.0), noise_(3 / portable_sqrt(params.people - params.believers))
    {}

    /// Of one disbeliever under the pressure of all believers.
    double complying() const { return std::min(1.0, p_ / s_); }
    /// The largest share of everyone who comply while nobody enforces falsely.
    double most_complying() const { return p_ + (1 - p_) * std::min(1.0, complying() + noise_); }

    /// Whether false enforcement nearly surely starts.
    ///
    /// Each false enforcer moves the pressure by 1 and so, on average, rate = (1-p)/s further people to
    /// enforce. The pressure stalls if, at some height, fewer people lie below it than it takes. This is the
    /// ruin of a process that rises by 1 at this rate, falls by 1 a unit of time, and starts from
    /// (p - K)(people - 1): its probability is exp(-theta start) with rate (1 - exp(-theta)) = theta.
    bool starts() const
    {
        constexpr double rare = 1e-8;
        double const rate = (1 - p_) / s_;
        if (rate <= 1) return false;
        double theta = rate; // above the solution, and the iteration falls to it
        for (int i = 0; i < 200; ++i)
            theta = rate * (1 - portable_exp(-theta));
        return portable_exp(-theta * (p_ - cost_) * others_) < rare;
    }

    /// The least share of disbelievers who enforce falsely when so many comply that a believer may stop.
    ///
    /// Believers stop once a share 1 - K of all comply, which is a share y = (1-K-p)/(1-p) of the
    /// disbelievers. Under any pressure, those who comply without enforcing have a conviction within K below
    /// it: they are K/s at most.
    double enforcing_when_believers_stop() const { return (1 - cost_ - p_) / (1 - p_) - cost_ / s_ - noise_; }

    /// Rounds until false enforcement, from the share `from` up to `to`, has been carried on by `believers`
    /// and itself; nothing if it stalls.
    std::optional<int> rounds(double from, double to, double believers, double noise) const
    {
        constexpr int most = 100'000;
        double share = from;
        for (int round = 0; round < most; ++round) {
            if (share >= to) return round;
            double const next = enforcing(believers + (1 - p_) * share, noise);
            if (!(next > share)) return std::nullopt;
            share = next;
        }
        return std::nullopt;
    }

    double p() const { return p_; }
    double noise() const { return noise_; }

  private:
    /// The least share of disbelievers that enforces falsely under a pressure; all, where it tops every
    /// conviction.
    double enforcing(double pressure, double noise) const
    {
        return pressure > s_ + cost_ ? 1.0 : std::max(0.0, (pressure - cost_) / s_ - noise);
    }

    double p_, s_, cost_, others_, noise_;
};

EmperorTheory below_cost(EmperorParams const& params, MixedCrowd const& crowd)
{
    bool const resists =
        params.deviants_enforce != 0 && params.strength * crowd.most_complying() > params.cost;
    bool const believers_stop = crowd.most_complying() > 1 - params.cost;
    bool const is_open = resists || believers_stop || params.rounds < 2;
    return {is_open ? std::nullopt : std::optional(crowd.complying()), 0};
}

} // namespace

std::optional<EmperorTheory> emperor_theory(EmperorParams const& params)
{
    MixedCrowd const crowd(params);
    if (crowd.p() <= params.cost) return below_cost(params, crowd);
    if (params.deviants_enforce != 0 || !crowd.starts()) return std::nullopt;
    double const handed_over = crowd.enforcing_when_believers_stop();
    auto const with_believers = crowd.rounds(0, handed_over, crowd.p(), 0);
    auto const alone = crowd.rounds(handed_over, 1, 0, crowd.noise());
    if (!(handed_over > 0) || !with_believers || !alone) return std::nullopt;
    bool const is_over = 2 * (*with_believers + *alone) + 4 <= params.rounds;
    return is_over ? std::optional(EmperorTheory{1, 1}) : std::nullopt;
}

} // namespace groundswell::published
