#include <groundswell/paired.hpp>

#include <algorithm>
#include <cmath>
#include <groundswell/run.hpp>
#include <limits>

#include "base/hash.hpp"
#include "engine/state.hpp"
#include "experiment/units.hpp"
#include "parallel/executor.hpp"

namespace groundswell {

namespace {

/// A variant as it starts from the base's burnt-in world: what it does and the base does not begins at that
/// week at the earliest, and what both hold goes on to be held.
BurntIn start_variant(BurntIn const& start, Scenario const& base, Scenario& variant)
{
    Week const now = start.state().week;
    BurntIn out = start;
    out.state().members.assign(variant.interventions.size(), {});
    std::vector<bool> taken(base.interventions.size(), false);
    for (std::size_t i = 0; i < variant.interventions.size(); ++i) {
        auto& spec = variant.interventions[i];
        auto const same = std::ranges::find_if(base.interventions, [&](auto const& other) {
            auto const at = static_cast<std::size_t>(&other - base.interventions.data());
            return !taken[at] && other == spec;
        });
        if (same == base.interventions.end()) {
            spec.start = std::max(spec.start, now);
            continue;
        }
        auto const at = static_cast<std::size_t>(same - base.interventions.begin());
        taken[at] = true;
        if (at < start.state().members.size()) out.state().members[i] = start.state().members[at];
    }
    return out;
}

/// Calls `use(arm, result)` for each arm that `wanted` names. A burn-in is run only if an arm needs it.
class Arms {
  public:
    Arms(std::span<Scenario const> arms, PartAt part, std::uint32_t replicate, ArmsOptions options = {},
         Past past = {})
        : arms_(arms), part_(part), replicate_(replicate), options_(std::move(options)),
          past_(std::move(past))
    {}

    ReplicateResult operator()(std::size_t arm)
    {
        RunOptions const options{.threads = options_.threads,
                                 .series = true,
                                 .observe_every = options_.observe_every,
                                 .cache = options_.cache,
                                 .observer = observer(arm),
                                 .stop = options_.stop,
                                 .card = options_.card};
        Scenario scenario = arms_[arm];
        scenario.seed = arms_[0].seed;
        scenario.asked_disclosure = AskedDisclosure::exactly(arms_[0].disclosure());
        if (part_ == PartAt::burn_in_start) return run_replicate(scenario, replicate_, options);
        if (!start_) {
            auto at_start = options;
            at_start.observer = observer(0);
            start_ = part_ == PartAt::later_week ? past_.at(replicate_, at_start)
                                                 : burn_in(arms_[0], replicate_, at_start);
        }
        auto start = start_variant(*start_, arms_[0], scenario);
        return run_from_burn_in(std::move(start), scenario, replicate_, options);
    }

  private:
    Observer* observer(std::size_t arm) const
    {
        return arm < options_.observers.size() ? options_.observers[arm] : nullptr;
    }

    std::span<Scenario const> arms_;
    PartAt part_;
    std::uint32_t replicate_;
    ArmsOptions options_;
    Past past_;
    std::optional<BurntIn> start_;
};

void define(PairedPlan const& plan, PointStore& store)
{
    store.define(plan.experiment, plan.definition);
    for (std::size_t i = 0; i < plan.asked_of_arms.size(); ++i)
        if (auto const& asked = plan.asked_of_arms[i]; !asked.empty())
            store.define(plan.experiment + "/" + plan.arms[i], asked);
}

} // namespace

std::vector<ReplicateResult> run_arms(std::span<Scenario const> arms, PartAt part, std::uint32_t replicate,
                                      ArmsOptions const& options)
{
    Arms run(arms, part, replicate, options);
    std::vector<ReplicateResult> out;
    for (std::size_t arm = 0; arm < arms.size(); ++arm)
        out.push_back(run(arm));
    return out;
}

std::vector<PairedReplicate> run_paired(PairedPlan const& plan, PairedOptions const& options,
                                        PointStore& store)
{
    define(plan, store);
    std::size_t const count = options.which.empty() ? options.count : options.which.size();
    std::vector<PairedReplicate> out(count);
    for (std::size_t i = 0; i < count; ++i) {
        out[i].replicate =
            options.which.empty() ? options.first + static_cast<std::uint32_t>(i) : options.which[i];
        out[i].arms.resize(plan.arms.size());
    }
    Units units{.of = plan.experiment + "\n" + plan.definition,
                .count = count,
                .first = options.which.empty() ? options.first : 0,
                .points = {},
                .address = {},
                .run = {},
                .take = {}};
    units.points = [&](std::size_t i) {
        std::vector<PointKey> keys;
        for (auto const& arm : plan.arms)
            keys.push_back({plan.experiment, arm, out[i].replicate});
        return keys;
    };
    units.address = [&](std::size_t i) { return std::vector<double>{static_cast<double>(out[i].replicate)}; };
    units.run = [&](std::vector<double> const& address, std::vector<std::size_t> const& missing,
                    KeepPoint const& keep) {
        auto const replicate = static_cast<std::uint32_t>(address.at(0));
        auto const scenarios = plan.scenarios(replicate);
        Arms run(scenarios, plan.part, replicate, {.stop = options.stop, .card = options.card}, plan.past);
        for (auto const arm : missing)
            keep(arm, plan.measure(run(arm), arm));
    };
    units.take = [&](std::size_t i, std::size_t arm, std::vector<PointValue> values) {
        out[i].arms[arm] = std::move(values);
    };
    if (options.advance) units.advance = [&](bool) { options.advance(); };
    run_units(units, Executor(options.threads, options.stop), store);
    return out;
}

std::uint64_t points_hash(std::span<PairedReplicate const> replicates)
{
    Hash hash;
    for (auto const& replicate : replicates) {
        hash.word(replicate.replicate);
        for (auto const& arm : replicate.arms) {
            hash.word(arm.size());
            for (auto const& point : arm) {
                hash.text(point.metric);
                hash.text(point.group);
                // Any value that is not known counts as the same.
                hash.number(std::isnan(point.value) ? std::numeric_limits<double>::quiet_NaN() : point.value);
            }
        }
    }
    return hash.value();
}

std::optional<std::vector<double>> paired_column(std::span<PairedReplicate const> replicates, std::size_t arm,
                                                 std::string_view metric, std::string_view group)
{
    std::vector<double> out;
    for (auto const& replicate : replicates) {
        auto const& values = replicate.arms[arm];
        auto const at = std::ranges::find_if(
            values, [&](PointValue const& v) { return v.metric == metric && v.group == group; });
        if (at == values.end()) return std::nullopt;
        out.push_back(at->value);
    }
    return out;
}

} // namespace groundswell
