#pragma once
#include <atomic>
#include <cstddef>
#include <functional>
#include <groundswell/stop.hpp>
#include <nanobind/nanobind.h>

/// Binds the public headers to the module groundswell._core. Everything that is nice to use is Python, in
/// python/groundswell.
namespace groundswell::python {

namespace nb = nanobind;

/// Long work as Python sees it from another thread: it can be asked to stop, and says how far it is.
///
/// The interpreter's lock is released while work is done, so these are atomic.
class Work {
  public:
    void ask_to_stop() { asked_.store(true, std::memory_order_relaxed); }
    std::size_t done() const { return done_.load(std::memory_order_relaxed); }
    std::size_t planned() const { return planned_.load(std::memory_order_relaxed); }

    groundswell::Stop stop() const { return groundswell::Stop(asked_); }
    void plan(std::size_t planned) { planned_.store(planned, std::memory_order_relaxed); }
    void advance() { done_.fetch_add(1, std::memory_order_relaxed); }
    void advance_to(std::size_t done, std::size_t planned)
    {
        done_.store(done, std::memory_order_relaxed);
        plan(planned);
    }

  private:
    std::atomic<bool> asked_{false};
    std::atomic<std::size_t> done_{0}, planned_{0};
};

void bind_errors(nb::module_& module);
void bind_scenario(nb::module_& module);
void bind_catalogue(nb::module_& module);
void bind_runs(nb::module_& module);
void bind_experiments(nb::module_& module);
void bind_fit(nb::module_& module);
void bind_study(nb::module_& module);
void bind_simulation(nb::module_& module);
void bind_mechanisms(nb::module_& module);
void bind_checkpoints(nb::module_& module);
void bind_arrow(nb::module_& module);

} // namespace groundswell::python
