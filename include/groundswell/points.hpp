#pragma once
#include <cstdint>
#include <groundswell/shard.hpp>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace groundswell {

/// One value of one point of an experiment in one replicate.
struct PointValue {
    std::string metric;
    std::string group{"all"};
    double value{0};

    friend bool operator==(PointValue const&, PointValue const&) = default;
};

/// Which point: a named place in an experiment's plan ("base", "dose=0.3", "off=power+silence"), and the
/// replicate.
struct PointKey {
    std::string experiment; ///< "compare", "attribute", "claims/C04", "dose", "validate/watts", ...
    std::string point;
    std::uint32_t replicate{0};

    friend auto operator<=>(PointKey const&, PointKey const&) = default;
};

/// Remembers the finished points of an experiment, so that it can be resumed. A study file is one; so is
/// memory.
///
/// An experiment asks `recall` first and computes only what is missing; what it keeps must be a pure function
/// of the key and the experiment's definition.
class PointStore {
  public:
    virtual ~PointStore() = default;

    /// Say what the experiment is, as text (scenarios, plan, seed). A store that holds points of the same
    /// experiment with another definition throws `UserError`.
    virtual void define(std::string const& experiment, std::string const& definition) = 0;
    virtual std::optional<std::vector<PointValue>> recall(PointKey const& key) const = 0;
    /// All values of a point at once: after a crash either all are there or none.
    virtual void keep(PointKey const& key, std::vector<PointValue> const& values) = 0;
    /// The part of the work that is run into this store. What other shards have is only recalled.
    virtual Shard shard() const { return {}; }
};

/// Points kept in memory only, for runs without a study file.
class PointsInMemory : public PointStore {
  public:
    void define(std::string const&, std::string const&) override {}
    std::optional<std::vector<PointValue>> recall(PointKey const& key) const override
    {
        auto const at = points_.find(key);
        if (at == points_.end()) return std::nullopt;
        return at->second;
    }
    void keep(PointKey const& key, std::vector<PointValue> const& values) override { points_[key] = values; }

  private:
    std::map<PointKey, std::vector<PointValue>> points_;
};

} // namespace groundswell
