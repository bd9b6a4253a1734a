#pragma once
#include "birth.hpp"
#include "rules.hpp"

namespace groundswell::twin {

/// Relax what is stored to the present week: x(t) = x0 + (x(s) - x0) * 2^-((t-s)/half_life) [1].
inline PersonState relaxed(Parameters const& p, Record const& r, Week now)
{
    PersonState s = decode_record(r);
    if (now == r.touched) return s; // nothing relaxes within a week, not even by a rounding
    double const weeks = now - r.touched;
    auto const towards = [weeks](double x0, double x, double half_life) {
        return x0 + (x - x0) * portable_exp2(-weeks / half_life);
    };
    s.norm = towards(baseline(p.init.norm, p.init.sd, r.norm_quantile), s.norm, p.halflife.norm);
    s.responsibility = towards(baseline(p.init.responsibility, p.init.sd, r.responsibility_quantile),
                               s.responsibility, p.halflife.responsibility);
    s.trust = towards(baseline(p.init.trust, p.init.sd, r.trust_quantile), s.trust, p.halflife.trust);
    s.deterrence = towards(baseline(p.init.deterrence, p.init.sd, r.deterrence_quantile), s.deterrence,
                           p.halflife.deterrence);
    s.habituation = towards(0, s.habituation, p.halflife.habituation);
    s.momentum = towards(0, s.momentum, p.halflife.momentum);
    s.burden = towards(0, s.burden, p.halflife.burden);
    s.unspoken = towards(0, s.unspoken, p.halflife.unspoken);
    s.effort = std::min(p.effort.max, s.effort + p.effort.weekly * weeks); // [3.7]
    return s;
}

/// A person's state as it is read: relaxed, then what is held from outside.
inline PersonState read(TwinWorld const& w, Rules const& rules, Seat seat)
{
    Person const& person = *w.at[seat];
    PersonState s = relaxed(rules.p, person.record, w.week);
    // ally_mobilisation: r >= dose, held [3.11].
    for (std::size_t i = 0; i < w.interventions.size(); ++i)
        if (auto const* allies = w.interventions[i].as<intervention::AllyMobilisation>();
            allies && in_force(w.interventions[i], w.week) && w.held[i].contains(person.key))
            s.responsibility = std::max(s.responsibility, decode_fraction(encode_fraction(allies->dose)));
    if (w.off.tolerance) { // [4]
        s.norm = rules.mean_attitude[w.institution(seat)];
        s.habituation = 0;
    }
    return s;
}

/// Answer one message: read, let the mechanism change the state, write it back.
template <class Mechanism>
void touch(TwinWorld& w, Rules const& rules, Seat seat, Mechanism&& mechanism)
{
    PersonState s = read(w, rules, seat);
    mechanism(s);
    encode_record(s, w.week, w.at[seat]->record);
}

/// x^ = x - reference.x [1].
struct Centred {
    double e, a, n, r, tau, d;
    Centred(Parameters::Reference const& reference, PersonState const& s)
        : e(s.entitlement - reference.entitlement), a(s.attitude - reference.attitude),
          n(s.norm - reference.norm), r(s.responsibility - reference.responsibility),
          tau(s.trust - reference.trust), d(s.deterrence - reference.deterrence)
    {}
};

/// Multinomial logit: an option with its utility, or absent.
class Softmax {
  public:
    void option(double utility, bool available = true)
    {
        weights_.push_back(available ? portable_exp(utility) : 0.0);
    }
    std::size_t choose(double u) const
    {
        double sum = 0;
        for (double const weight : weights_)
            sum += weight;
        return index_in_proportion(u, weights_, sum);
    }

  private:
    std::vector<double> weights_;
};

/// Pay effort, counted in sixteenths for survivors or against them [3.7].
inline void pay(TwinWorld& w, Seat payer, PersonState& s, double cost, Counter side)
{
    s.effort -= cost;
    w.count(side, payer, static_cast<std::uint32_t>(16 * cost));
}

} // namespace groundswell::twin
