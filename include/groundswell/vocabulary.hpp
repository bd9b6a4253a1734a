#pragma once
#include <array>
#include <cstdint>

/// The words in which people act and answer. They depend on nothing, so that whoever reads a week needs no
/// mechanism.
namespace groundswell {

/// Kinds of act (model 3.1). `remark` is the everyday tier, the others share the harm tier.
enum class Kind : std::uint8_t { remark, hostility, advance, coercion };
inline constexpr int kind_count = 4;
inline constexpr std::array<char const*, kind_count> kind_names{"remark", "hostility", "advance", "coercion"};

enum class Tier : std::uint8_t { everyday, harm };
constexpr Tier tier_of(Kind kind)
{
    return kind == Kind::remark ? Tier::everyday : Tier::harm;
}

/// What a witness does who noticed an act (model 3.3).
enum class Reaction : std::uint8_t { silent, intervene, support, excuse };

/// What a target does about an act (model 3.5).
enum class Disclosure : std::uint8_t { silence, confide, report, testify, official };

/// How a report ends (model 3.6).
enum class Verdict : std::uint8_t { dismissed, coddled, sanctioned, removed, restored };

/// Fair towards the accuser: substantiated and not coddled.
constexpr bool is_fair(Verdict verdict)
{
    return verdict > Verdict::coddled;
}

/// Kinds of post (model 3.8): three that speak up, three that turn the talk away.
enum class Post : std::uint8_t { testimony, callout, inclusion, innocence, hurt, equivalence };
inline constexpr int post_count = 6;
inline constexpr std::array<char const*, post_count> post_names{"testimony", "callout", "inclusion",
                                                                "innocence", "hurt",    "equivalence"};
constexpr bool is_deflection(Post post)
{
    return post >= Post::innocence;
}

} // namespace groundswell
