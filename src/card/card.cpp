#include "card/card.hpp"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <stdexcept>

#include "base/memory.hpp"

namespace groundswell {

namespace {

/// Whoever is about to hand over another world does so within this time, or the batch goes without it.
constexpr std::chrono::milliseconds patience{20};
/// Weeks between two looks at whether to stop.
constexpr Week weeks_between_looks = 52;

} // namespace

Card::Card(std::vector<std::unique_ptr<Device>> devices)
    : devices_(std::move(devices)), servers_(static_cast<int>(devices_.size()), devices_.size())
{
    for (auto& device : devices_)
        servers_.add([this, &device] { serve(*device); });
}

Card::~Card()
{
    {
        std::scoped_lock const lock(mutex_);
        closing_ = true;
    }
    arrived_.notify_all();
    servers_.finish();
}

std::optional<Recorded> Card::run(block::BlockRun& run, Week end, int observe_every, Stop const& stop)
{
    Waiting own{.run = &run, .end = end, .observe_every = observe_every, .stop = stop};
    std::unique_lock lock(mutex_);
    waiting_.push_back(&own);
    arrived_.notify_all();
    finished_.wait(lock, [&own] { return own.done; });
    if (own.error) std::rethrow_exception(own.error);
    lock.unlock();
    if (!own.recorded) note_other(own.obstacle);
    return std::move(own.recorded);
}

std::vector<Card::Waiting*> Card::next_batch(std::size_t most)
{
    std::unique_lock lock(mutex_);
    for (;;) {
        arrived_.wait(lock, [this] { return closing_ || !waiting_.empty(); });
        if (waiting_.empty()) return {}; // closing
        for (std::size_t before = 0; before != waiting_.size() && waiting_.size() < most && !closing_;) {
            before = waiting_.size();
            arrived_.wait_for(lock, patience, [&] {
                return closing_ || waiting_.size() >= most || waiting_.size() > before;
            });
        }
        // Some are for the other devices, which may have taken all meanwhile.
        std::size_t const share = (waiting_.size() + devices_.size() - 1) / devices_.size();
        auto const n = static_cast<std::ptrdiff_t>(std::min(most, share));
        if (n == 0) continue;
        std::vector<Waiting*> out(waiting_.begin(), waiting_.begin() + n);
        waiting_.erase(waiting_.begin(), waiting_.begin() + n);
        return out;
    }
}

void Card::serve(Device& device)
{
    for (;;) {
        auto const batch = next_batch(device.jobs_at_once());
        if (batch.empty()) return; // closing
        try {
            run_batch(device, batch);
        } catch (...) {
            for (Waiting* const one : batch)
                if (!one->settled) one->error = std::current_exception();
        }
        {
            std::scoped_lock const lock(mutex_);
            for (Waiting* const one : batch) {
                use_.replicates += one->recorded.has_value();
                one->done = true;
            }
        }
        finished_.notify_all();
    }
}

/// In parts, if not all of them have room.
void Card::run_batch(Device& device, std::vector<Waiting*> const& batch)
{
    for (std::size_t begin = 0; begin < batch.size();) {
        std::size_t const free = device.free_memory() / 10 * 9;
        std::vector<Waiting*> part;
        std::size_t bytes = 0;
        for (; begin < batch.size(); ++begin) {
            Waiting* const one = batch[begin];
            std::size_t const needed = PlacedRun::bytes_of(*one->run, one->end, one->observe_every) + 256;
            if (bytes + needed > free) break;
            bytes += needed;
            part.push_back(one);
        }
        if (part.empty()) { // not even one has room
            auto const needed =
                PlacedRun::bytes_of(*batch[begin]->run, batch[begin]->end, batch[begin]->observe_every);
            batch[begin]->obstacle = fmt::format("it needs {} on {}, and {} are free", bytes_in_words(needed),
                                                 device.name(), bytes_in_words(device.free_memory()));
            batch[begin]->settled = true;
            ++begin;
            continue;
        }
        std::byte* const memory = device.allocate(bytes);
        if (!memory) throw std::runtime_error(device.name() + " has no memory, but says that it has");
        try {
            run_together(device, part, memory);
        } catch (...) {
            device.release(memory);
            throw;
        }
        device.release(memory);
    }
}

void Card::run_together(Device& device, std::vector<Waiting*> const& batch, std::byte* memory)
{
    std::vector<PlacedRun> placed;
    placed.reserve(batch.size());
    for (Waiting* const one : batch) {
        placed.emplace_back(device, memory, *one->run, one->end, one->observe_every);
        memory += (PlacedRun::bytes_of(*one->run, one->end, one->observe_every) + 255) / 256 * 256;
    }
    std::size_t const table = batch.size() * sizeof(block::Job);
    std::byte* const jobs_there = device.allocate(table);
    if (!jobs_there) throw std::bad_alloc();
    std::vector<block::Job> jobs;
    std::vector<PlacedRun*> running;
    try {
        for (;;) {
            jobs.clear();
            running.clear();
            for (std::size_t i = 0; i < placed.size(); ++i) {
                if (placed[i].is_over() || batch[i]->stop.asked()) continue;
                jobs.push_back(placed[i].next_job());
                jobs.back().until = std::min(jobs.back().until, jobs.back().week + weeks_between_looks);
                running.push_back(&placed[i]);
            }
            if (jobs.empty()) break;
            device.upload(jobs_there, jobs.data(), jobs.size() * sizeof(block::Job));
            device.run(reinterpret_cast<block::Job*>(jobs_there), static_cast<std::uint32_t>(jobs.size()));
            device.download(jobs.data(), jobs_there, jobs.size() * sizeof(block::Job));
            for (std::size_t i = 0; i < running.size(); ++i)
                running[i]->take(jobs[i]);
        }
    } catch (...) {
        device.release(jobs_there);
        throw;
    }
    device.release(jobs_there);
    for (std::size_t i = 0; i < placed.size(); ++i) {
        Waiting& one = *batch[i];
        if (!placed[i].is_over()) {
            one.error = std::make_exception_ptr(Stopped());
        } else {
            placed[i].fetch();
            if (one.run->lost())
                one.obstacle = "more happens in a week than a card has room for";
            else
                one.recorded = placed[i].recorded();
        }
        one.settled = true;
    }
}

std::string Card::name() const
{
    std::string out = devices_.front()->name();
    if (devices_.size() > 1) out += fmt::format(" and {} more", devices_.size() - 1);
    return out;
}

int Card::replicates_at_once() const
{
    std::uint32_t sum = 0;
    for (auto const& device : devices_)
        sum += device->jobs_at_once();
    // While some run, as many are made ready.
    return static_cast<int>(std::min(2 * sum, 4096U));
}

CardUse Card::use() const
{
    std::scoped_lock const lock(mutex_);
    return use_;
}

void Card::note_other(std::string const& why)
{
    std::scoped_lock const lock(mutex_);
    if (use_.others++ == 0) use_.why = why;
}

} // namespace groundswell
