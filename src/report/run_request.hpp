#pragma once
#include <groundswell/members.hpp>
#include <memory>
#include <optional>
#include <string_view>

#include "report/setting.hpp"

namespace groundswell::report {

/// A run that was asked for by a page.
struct RunRequest {
    Scenario base;
    std::optional<Scenario> variant;
    bool picture{false};
    /// If given, replicate i is run at its i-th member: the worlds that surveys allow.
    std::shared_ptr<MemberPoints const> fit{};
    int threads{1}; ///< never changes what is sent
};

/// Read the body of a request.
///
/// @throws SettingError unless it is a JSON object, nested less deeply than any setting is
Json request_json(std::string_view body);

/// What the body of POST /api/run means: {base, variant, replicates, weeks, seed, picture,
/// members}.
///
/// @param session  the session's own scenario
/// @throws SettingError with every fault of both arms, and, where there is none, with what makes them
///         incomparable
RunRequest run_request(Json const& body, Scenario const& session);

/// The scenario that a body {SETTING, seed, replicates, weeks} means.
///
/// @throws SettingError as above
Scenario requested_scenario(Json const& body, Scenario const& session);

} // namespace groundswell::report
