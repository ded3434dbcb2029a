// Work spread over threads, with results in the order of the tasks: the same bytes come out whatever the number.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace pith::cli {

// `next` gives tasks until nullopt and `done` takes results, both on the calling thread; `work` runs on `jobs` threads.
// At most 4 * jobs tasks are under way, so that memory does not grow with their number. `done` returns false to stop:
// tasks not yet begun are dropped. `work` must not throw but for std::bad_alloc, which ends the program.
template <typename Task, typename Result>
class Ordered {
 public:
  using Next = std::function<std::optional<Task>()>;
  using Work = std::function<Result(Task&&)>;
  using Done = std::function<bool(Result&&)>;

  static void run(uint32_t jobs, const Next& next, const Work& work, const Done& done) {
    if (jobs > 1) {
      Ordered(work).run_threads(jobs, next, done);
      return;
    }
    while (std::optional<Task> task = next()) {
      if (!done(work(std::move(*task)))) return;
    }
  }

 private:
  struct Slot {
    std::optional<Task> task;
    std::optional<Result> result;
  };

  explicit Ordered(const Work& work) : work_(work) {}

  void run_threads(uint32_t jobs, const Next& next, const Done& done) {
    std::vector<std::thread> threads;
    for (uint32_t i = 0; i < jobs; ++i) threads.emplace_back([this] { serve(); });
    bool more = true;
    while (true) {
      while (more && slots_.size() < 4 * static_cast<size_t>(jobs) && !front_is_done()) {
        std::optional<Task> task = next();
        more = task.has_value();
        if (more) add(std::move(*task));
      }
      if (slots_.empty()) break;
      if (!done(take_front())) break;
    }
    stop();
    for (std::thread& thread : threads) thread.join();
  }

  void add(Task&& task) {
    auto slot = std::make_shared<Slot>();
    slot->task = std::move(task);
    slots_.push_back(slot);
    const std::lock_guard lock(mutex_);
    waiting_.push_back(std::move(slot));
    work_comes_.notify_one();
  }

  bool front_is_done() {
    if (slots_.empty()) return false;
    const std::lock_guard lock(mutex_);
    return slots_.front()->result.has_value();
  }

  Result take_front() {
    const std::shared_ptr<Slot> front = std::move(slots_.front());
    slots_.pop_front();
    std::unique_lock lock(mutex_);
    result_comes_.wait(lock, [&] { return front->result.has_value(); });
    return std::move(*front->result);
  }

  void serve() {
    std::unique_lock lock(mutex_);
    while (true) {
      work_comes_.wait(lock, [&] { return stopped_ || !waiting_.empty(); });
      if (stopped_) return;
      const std::shared_ptr<Slot> slot = std::move(waiting_.front());
      waiting_.pop_front();
      lock.unlock();
      Result result = work_(std::move(*slot->task));
      lock.lock();
      slot->result = std::move(result);
      result_comes_.notify_one();
    }
  }

  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    work_comes_.notify_all();
  }

  const Work& work_;
  std::deque<std::shared_ptr<Slot>> slots_;  // in the order of the tasks; the calling thread's own
  std::mutex mutex_;                         // for all below, and for results
  std::condition_variable work_comes_, result_comes_;
  std::deque<std::shared_ptr<Slot>> waiting_;
  bool stopped_ = false;
};

}  // namespace pith::cli
