#pragma once

namespace groundswell {

/// Whether readers compare checksums. Builds for fuzzing leave that out: no made-up input meets a checksum,
/// so nothing behind one would ever be tried. The macro is libFuzzer's convention.
#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
inline constexpr bool checksums_are_compared = false;
#else
inline constexpr bool checksums_are_compared = true;
#endif

} // namespace groundswell
