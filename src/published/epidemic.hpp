#pragma once
#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "parallel/executor.hpp"
#include "parallel/mailbox.hpp"
#include "published/model.hpp"
#include "published/stream.hpp"
#include "random/draw_batch.hpp"
#include "world/ties.hpp"

/// The parameters and the steps of an epidemic, for contagion.hpp.
namespace groundswell::published {

struct ContagionParams {
    int people{10000};
    double degree{20};        ///< mean, of a Poisson random graph
    double transmission{.02}; ///< probability, a step and tie
    double recovery{.1};      ///< probability, a step
    double seeded{.01};       ///< share of people who are infectious at the start, rounded to whole people
    int immune{1};            ///< 1: recovered for good (SIR); 0: susceptible again (SIS)
    int steps{1000};          ///< largest number of steps; the run ends earlier once nobody is infectious
};

/// The rules of a step. A test replaces them by likely mistakes.
struct ContagionRules {
    /// People who recover in a step were infectious in it.
    static constexpr bool transmits(bool /*recovers*/) { return true; }
};

/// Number of trials that fail before the next success.
class Gaps {
  public:
    /// @param probability  probability that one trial succeeds, in (0,1]
    explicit Gaps(double probability) : scale_(1 / portable_log(1 - probability)) {}

    /// Geometric, from one uniform; at most 2^31.
    std::uint32_t operator()(double u) const
    {
        return static_cast<std::uint32_t>(std::min(portable_log(u) * scale_, 0x1p31));
    }

  private:
    double scale_;
};

namespace detail {

struct Contact {};

constexpr auto contagion_entity = static_cast<std::uint32_t>(ModelId::contagion) << 16 | 1U;

/// Draws of one person in one step, in order.
class StepDraws {
  public:
    /// @param first  block of these draws
    StepDraws(Key key, Seat who, int step, Block const& first)
        : key_(key), who_(who), step_(step), block_(first)
    {}

    double next()
    {
        if (used_ > 0 && used_ % 4 == 0)
            block_ = draw_block(key_, Purpose::published, contagion_entity, who_, step_, used_ / 4);
        return unit_interval(block_[used_++ % 4]);
    }

  private:
    Key key_;
    Seat who_;
    int step_;
    std::uint32_t used_{0};
    Block block_;
};

/// People without repeats, ascending (stream role 2).
std::vector<Seat> contagion_seeds(ContagionParams const& params, std::size_t people, Key key);

/// The state of an epidemic between steps, and its three phases: write, read, recover.
template <class Rules>
class Epidemic {
  public:
    Epidemic(ContagionParams const& params, TieLayer const& network, Key key, Executor const& executor)
        : params_(params), network_(network), key_(key), executor_(executor),
          transmission_(params.transmission), recovery_(params.recovery),
          health_(network.seats(), Health::susceptible), local_(static_cast<std::size_t>(executor.threads()))
    {
        auto const seeds = contagion_seeds(params, network.seats(), key);
        for (Seat const seed : seeds)
            health_[seed] = Health::infectious;
        executor_.for_blocks(seeds.size(), [&](int thread, std::size_t begin, std::size_t end) {
            infect(mine(thread), std::span(seeds).subspan(begin, end - begin), -1);
        });
        recover();
    }

    std::size_t infectious() const
    {
        std::size_t sum = 0;
        for (auto const& local : local_)
            sum += local.cases.size() + local.fresh.size();
        return sum;
    }

    /// @return letters sent
    std::size_t write(int step)
    {
        mailbox_.open(executor_, health_.size());
        each_thread([&](int thread, Local& local) {
            std::span<Case> const cases = local.cases;
            for (std::size_t i = 0; i < cases.size(); i += at_once)
                write_letters(thread, cases.subspan(i, std::min(at_once, cases.size() - i)), step);
            set_apart_recovered(local, static_cast<std::uint32_t>(step));
        });
        mailbox_.deliver(executor_);
        return mailbox_.size();
    }

    /// Infect susceptible recipients. @return their number
    std::size_t read(int step)
    {
        std::size_t const before = infectious();
        mailbox_.for_runs(executor_, [&](int thread, std::span<Letter<Contact> const> letters) {
            auto& reached = mine(thread).reached;
            reached.resize(letters.size());
            std::size_t n = 0;
            for (auto const& letter : letters) {
                Health& health = health_[letter.recipient];
                bool const caught = health == Health::susceptible;
                health = caught ? Health::infectious : health;
                reached[n] = letter.recipient;
                n += caught;
            }
            infect(mine(thread), std::span(reached).first(n), step);
        });
        return infectious() - before;
    }

    void recover()
    {
        each_thread([&](int, Local& local) {
            local.merged.resize(local.cases.size() + local.fresh.size());
            std::ranges::merge(local.cases, local.fresh, local.merged.begin(), {}, &Case::who, &Case::who);
            local.cases.swap(local.merged);
            local.fresh.clear();
            for (Seat const who : local.recovered)
                health_[who] = params_.immune != 0 ? Health::immune : Health::susceptible;
            local.recovered.clear();
        });
    }

  private:
    enum class Health : std::uint8_t { susceptible, infectious, immune };

    /// An infectious person, and what has been drawn of its future.
    struct Case {
        Seat who{0};
        std::uint32_t tie{0};    ///< the tie of the next letter
        std::uint32_t writes{0}; ///< step of the next letter, at most 2^31 and some steps from now
        std::uint32_t last{0};   ///< the last infectious step, likewise
    };
    /// Results do not depend on the thread that holds a case, or on the order of cases. Cases are
    /// ascending, so that rows of ties are read from front to back.
    struct Local {
        std::vector<Case> cases, fresh, merged;
        std::vector<Seat> recovered, reached;
        DrawBatch draws;
    };
    /// Cases that draw in one batch. Branches on random draws are mispredicted, so there are none here.
    static constexpr std::size_t at_once = 256;

    Local& mine(int thread) { return local_[static_cast<std::size_t>(thread)]; }

    template <class F>
    void each_thread(F&& f)
    {
        executor_.for_blocks(local_.size(),
                             [&](int thread, std::size_t, std::size_t) { f(thread, mine(thread)); });
    }

    /// Remove people who recover in this step from the cases.
    static void set_apart_recovered(Local& local, std::uint32_t step)
    {
        local.recovered.resize(local.cases.size());
        std::size_t kept = 0, recovered = 0;
        for (Case const c : local.cases) {
            bool const recovers = c.last == step;
            local.cases[kept] = c;
            kept += !recovers;
            local.recovered[recovered] = c.who;
            recovered += recovers;
        }
        local.cases.resize(kept);
        local.recovered.resize(recovered);
    }

    /// @param people  ascending; their health is already set to infectious
    void infect(Local& local, std::span<Seat const> people, int step)
    {
        for (std::size_t i = 0; i < people.size(); ++i)
            local.draws.put(i, contagion_entity, people[i]);
        local.draws.draw(key_, Purpose::published, step, people.size());
        auto const draws = local.draws.blocks(0, people.size());
        auto const next = static_cast<std::uint32_t>(step + 1);
        for (std::size_t i = 0; i < people.size(); ++i) {
            Case c{.who = people[i], .tie = 0, .writes = next, .last = next};
            c.last += recovery_(unit_interval(draws[i][0]));
            if (auto const degree = network_.degree(c.who); degree > 0)
                pass_by(c, transmission_(unit_interval(draws[i][1])), degree);
            else
                c.writes = c.last + 1;
            local.fresh.push_back(c);
        }
    }

    /// Move on by this number of ties (at most 2^31 + 1), passing to the next step after the last tie.
    static void pass_by(Case& c, std::uint32_t ties, std::uint32_t degree)
    {
        std::uint32_t const tie = c.tie + ties;
        c.writes += tie / degree;
        c.tie = tie % degree;
    }

    void write_letters(int thread, std::span<Case> cases, int step)
    {
        auto const now = static_cast<std::uint32_t>(step);
        auto& batch = mine(thread).draws;
        std::array<Case*, at_once> writers;
        std::array<std::uint32_t, at_once> gap;
        std::size_t n = 0;
        for (Case& c : cases) {
            writers[n] = &c;
            batch.put(n, contagion_entity, c.who);
            n += static_cast<unsigned>(c.writes == now) &
                 static_cast<unsigned>(Rules::transmits(c.last == now));
        }
        batch.draw(key_, Purpose::published, step, n);
        auto const draws = batch.blocks(0, n);
        for (std::size_t i = 0; i < n; ++i)
            gap[i] = transmission_(unit_interval(draws[i][0]));
        for (std::size_t i = 0; i < n; ++i) {
            Case& c = *writers[i];
            auto const degree = network_.degree(c.who);
            write_letter(thread, c);
            pass_by(c, 1 + gap[i], degree);
            if (c.writes != now) continue;
            StepDraws more(key_, c.who, step, draws[i]);
            more.next(); // the gap above
            for (; c.writes == now; pass_by(c, 1 + transmission_(more.next()), degree))
                write_letter(thread, c);
        }
    }

    void write_letter(int thread, Case const& c)
    {
        mailbox_.send(
            thread,
            {.event = 0, .recipient = network_.neighbour(c.who, c.tie), .sender = c.who, .payload = {}});
    }

    ContagionParams const& params_;
    TieLayer const& network_;
    Key key_;
    Executor const& executor_;
    Gaps transmission_, recovery_;
    std::vector<Health> health_;
    std::vector<Local> local_; ///< by thread
    Mailbox<Contact> mailbox_;
};

} // namespace detail

} // namespace groundswell::published
