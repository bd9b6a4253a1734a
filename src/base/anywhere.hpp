#pragma once

/// Marks a function that runs on the processor and on a graphics card. It says nothing where no compiler for
/// cards is at work. A `constexpr` function needs no mark: such compilers take it for both.
#if defined(__CUDACC__) || defined(__HIPCC__)
#define GROUNDSWELL_ANYWHERE __host__ __device__
#else
#define GROUNDSWELL_ANYWHERE
#endif
