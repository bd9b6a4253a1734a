#pragma once
#include <algorithm>
#include <condition_variable>
#include <cstring>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "parallel/processes.hpp"

namespace groundswell::testing {

/// Several processes as threads of one, so that tests spread worlds without MPI.
class ProcessesInThreads {
  public:
    explicit ProcessesInThreads(int count) : board_(static_cast<std::size_t>(count)) {}

    /// Run the same in each. If one of them throws, the others are not left waiting.
    void run(std::function<void(Processes&)> const& f)
    {
        std::vector<std::thread> threads;
        for (std::size_t i = 0; i < board_.size(); ++i)
            threads.emplace_back([&, i] {
                Process process(*this, i);
                try {
                    f(process);
                } catch (...) {
                    std::lock_guard const lock(mutex_);
                    if (!thrown_) thrown_ = std::current_exception();
                    met_.notify_all();
                }
            });
        for (auto& thread : threads)
            thread.join();
        if (thrown_) std::rethrow_exception(thrown_);
    }

  private:
    using Bytes = std::vector<std::string>;

    class Process final : public Processes {
      public:
        Process(ProcessesInThreads& all, std::size_t number) : all_(all), number_(number) {}
        int number() const override { return static_cast<int>(number_); }
        int count() const override { return static_cast<int>(all_.board_.size()); }
        Bytes exchange(Bytes to) override { return all_.swap(number_, std::move(to)); }
        Bytes gather(std::string own) override
        {
            return all_.swap(number_, Bytes(all_.board_.size(), std::move(own)));
        }
        void sum(std::span<std::uint64_t> numbers) override
        {
            auto const all = gather({reinterpret_cast<char const*>(numbers.data()), numbers.size_bytes()});
            std::ranges::fill(numbers, 0);
            for (auto const& bytes : all) {
                if (bytes.size() != numbers.size_bytes()) throw std::logic_error("sums of other lengths");
                for (std::size_t i = 0; i < numbers.size(); ++i) {
                    std::uint64_t number = 0;
                    std::memcpy(&number, bytes.data() + i * sizeof number, sizeof number);
                    numbers[i] += number;
                }
            }
        }
        std::uint64_t in_turn(std::uint64_t value,
                              std::function<std::uint64_t(std::uint64_t)> const& change) override
        {
            for (int turn = 0; turn < count(); ++turn) {
                if (turn == number()) value = change(value);
                auto const all = gather({reinterpret_cast<char const*>(&value), sizeof value});
                std::memcpy(&value, all[static_cast<std::size_t>(turn)].data(), sizeof value);
            }
            return value;
        }

      private:
        ProcessesInThreads& all_;
        std::size_t number_;
    };

    /// Lay down what is for each process, and take what is for this one once all have come.
    Bytes swap(std::size_t number, Bytes to)
    {
        {
            std::lock_guard const lock(mutex_);
            board_[number] = std::move(to);
        }
        meet();
        Bytes out;
        for (auto& from : board_)
            out.push_back(from[number]);
        meet(); // nobody lays down anything new before all have taken
        return out;
    }

    void meet()
    {
        std::unique_lock lock(mutex_);
        auto const meeting = meetings_;
        if (++here_ == board_.size()) {
            here_ = 0;
            ++meetings_;
            met_.notify_all();
            return;
        }
        met_.wait(lock, [&] { return meetings_ != meeting || thrown_; });
        if (meetings_ == meeting) throw std::runtime_error("another process has failed");
    }

    std::vector<Bytes> board_;
    std::mutex mutex_;
    std::condition_variable met_;
    std::size_t here_{0}, meetings_{0};
    std::exception_ptr thrown_;
};

} // namespace groundswell::testing
