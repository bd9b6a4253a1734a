#pragma once
#include <array>
#include <cstdint>

namespace groundswell {

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
