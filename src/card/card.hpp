#pragma once
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <groundswell/card.hpp>
#include <groundswell/stop.hpp>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "card/device.hpp"
#include "card/placed_run.hpp"
#include "engine/progress.hpp"
#include "parallel/workers.hpp"

namespace groundswell {

/// Takes worlds from many threads and runs them together on devices, each of which has a thread.
///
/// A thread that hands over a world waits until its weeks are run. So whoever runs many replicates lets as
/// many threads as `replicates_at_once` do it as they do without a card.
class Card {
  public:
    explicit Card(std::vector<std::unique_ptr<Device>> devices);
    ~Card();
    Card(Card const&) = delete;
    Card& operator=(Card const&) = delete;

    /// Run a world to week `end`.
    ///
    /// @return what the weeks left; nothing if the world found no room, and has to be run elsewhere (which is
    ///         noted)
    /// @throws Stopped if asked to
    std::optional<Recorded> run(block::BlockRun& run, Week end, int observe_every, Stop const& stop);

    std::string name() const;
    int replicates_at_once() const;
    CardUse use() const;
    /// Note that the processor ran something.
    void note_other(std::string const& why);

  private:
    /// A world that somebody waits for.
    struct Waiting {
        block::BlockRun* run{nullptr};
        Week end{0};
        int observe_every{0};
        Stop stop;
        std::optional<Recorded> recorded{};
        std::string obstacle{}; ///< why nothing is
        std::exception_ptr error{};
        bool settled{false}, done{false};
    };

    void serve(Device& device);
    std::vector<Waiting*> next_batch(std::size_t most);
    static void run_batch(Device& device, std::vector<Waiting*> const& batch);
    static void run_together(Device& device, std::vector<Waiting*> const& batch, std::byte* memory);

    std::vector<std::unique_ptr<Device>> devices_;
    mutable std::mutex mutex_;
    std::condition_variable arrived_, finished_;
    std::deque<Waiting*> waiting_;
    bool closing_{false};
    CardUse use_;
    Workers servers_; ///< one for each device; they end first
};

} // namespace groundswell
