#pragma once
#include <groundswell/result.hpp>
#include <string>
#include <string_view>

namespace groundswell {

/// The fields of a figure in order (base/record_bytes.hpp).
inline constexpr auto metric_fields = [](auto& way, auto& metric) {
    way.item(metric.name);
    way.item(metric.group);
    way.item(metric.value);
    way.item(metric.base);
    way.item(metric.withheld);
};

/// All that one replicate leaves, as bytes for another process of the same program. Numbers keep every bit.
std::string bytes_of(ReplicateResult const& result);

/// @throws std::runtime_error if they are not such bytes
ReplicateResult result_of(std::string_view bytes);

} // namespace groundswell
