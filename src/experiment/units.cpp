#include "experiment/units.hpp"

#include <atomic>
#include <cstdint>
#include <mutex>
#include <string_view>
#include <utility>

#include "base/hash.hpp"
#include "base/record_bytes.hpp"
#include "experiment/rank_points.hpp"
#include "parallel/ranks.hpp"

namespace groundswell {

namespace {

using Places = std::vector<std::size_t>;

/// What another rank is told of a unit.
struct Order {
    std::vector<double> address;
    Places missing;
};

constexpr auto fields_of_order = [](auto& way, auto& order) {
    way.list(order.address, one_item);
    way.list(order.missing, one_item);
};

/// What it finds.
struct FoundPoint {
    std::size_t place{0};
    std::vector<PointValue> values;
};

constexpr auto fields_of_point = [](auto& way, auto& point) {
    way.item(point.place);
    way.list(point.values, [](auto& inner, auto& value) {
        inner.item(value.metric);
        inner.item(value.group);
        inner.item(value.value);
    });
};

/// The units of one store.
class UnitsOfStore {
  public:
    UnitsOfStore(Units const& units, PointStore& store) : units_(units), store_(store), shard_(store.shard())
    {}

    /// Whether a unit is run into this store, and not left to another shard.
    bool has(std::size_t unit) const { return shard_.has(units_.first + unit); }

    /// Take what the store holds of a unit.
    ///
    /// @return what is missing
    Places recall(std::size_t unit)
    {
        auto const keys = units_.points(unit);
        Places missing;
        std::lock_guard const lock(mutex_);
        for (std::size_t place = 0; place < keys.size(); ++place)
            if (auto kept = store_.recall(keys[place]))
                units_.take(unit, place, std::move(*kept));
            else
                missing.push_back(place);
        if (missing.empty() && has(unit)) advance(true);
        return missing;
    }

    /// Keep and take what was run.
    void keep(std::size_t unit, std::size_t place, std::vector<PointValue> values)
    {
        auto const key = units_.points(unit).at(place);
        std::lock_guard const lock(mutex_);
        store_.keep(key, values);
        units_.take(unit, place, std::move(values));
    }

    void run(std::size_t unit, Places const& missing)
    {
        units_.run(units_.address(unit), missing, [&](std::size_t place, std::vector<PointValue> values) {
            keep(unit, place, std::move(values));
        });
        finished();
    }

    void finished()
    {
        std::lock_guard const lock(mutex_);
        advance(false);
    }

  private:
    void advance(bool recalled) const
    {
        if (units_.advance) units_.advance(recalled);
    }

    Units const& units_;
    PointStore& store_;
    Shard shard_;
    std::mutex mutex_; ///< a store and whoever takes know nothing of threads
};

void serve(Units const& units, std::uint64_t of, Executor const& executor, Ranks& ranks)
{
    ranks.serve(
        of,
        [&](std::string_view bytes, auto const& hand_over) {
            auto const order = record_of<Order>(bytes, fields_of_order);
            units.run(order.address, order.missing, [&](std::size_t place, std::vector<PointValue> values) {
                hand_over(record_bytes(FoundPoint{place, std::move(values)}, fields_of_point));
            });
        },
        executor);
}

} // namespace

void run_units(Units const& units, Executor const& executor, PointStore& store)
{
    Hash of;
    of.text(units.of);
    auto* const shared = dynamic_cast<RankPoints*>(&store);
    auto* const ranks = shared ? &shared->ranks() : nullptr;
    if (ranks && !ranks->leads()) return serve(units, of.value(), executor, *ranks);

    UnitsOfStore here(units, store);
    std::atomic<bool> left{false};
    auto const is_mine = [&](std::size_t unit) {
        if (!here.has(unit)) left = true;
        return here.has(unit);
    };
    if (!ranks) {
        executor.for_each_dynamic(units.count, [&](std::size_t unit) {
            auto const missing = here.recall(unit);
            if (!missing.empty() && is_mine(unit)) here.run(unit, missing);
        });
    } else {
        std::vector<std::pair<std::size_t, Places>> to_run;
        SharedWork work{.of = of.value(), .units = {}, .run = {}, .take = {}};
        for (std::size_t unit = 0; unit < units.count; ++unit)
            if (auto missing = here.recall(unit); !missing.empty() && is_mine(unit)) {
                work.units.push_back(record_bytes(Order{units.address(unit), missing}, fields_of_order));
                to_run.emplace_back(unit, std::move(missing));
            }
        work.run = [&](std::size_t i) { here.run(to_run[i].first, to_run[i].second); };
        work.take = [&](std::size_t i, std::string_view bytes) {
            auto found = record_of<FoundPoint>(bytes, fields_of_point);
            here.keep(to_run[i].first, found.place, std::move(found.values));
        };
        work.finished = [&](std::size_t) { here.finished(); };
        ranks->share(work, executor);
    }
    if (left) throw LeftToOthers(units.more_follows);
}

} // namespace groundswell
