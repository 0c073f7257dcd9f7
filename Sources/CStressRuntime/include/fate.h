// Iterations that crash or hang: the record of progress, and the monitor thread.
#pragma once
#include "CStressRuntime.h"

#pragma clang assume_nonnull begin

/// Maps a record from a shared file; -1 makes a record for this process only.
stress_progress *_Nullable stress_progress_map(int descriptor);
/// Creates a file in memory for a shared record; -1 on failure.
int stress_progress_file(void);
void stress_progress_unmap(stress_progress *progress);
uint64_t stress_progress_beat(const stress_progress *progress);
bool stress_progress_should_stop(const stress_progress *progress);
void stress_progress_set_stop(stress_progress *progress, bool stop);

/// Makes a crash of the calling thread's iteration freeze the thread instead of ending the process.
stress_watch *stress_watch_begin(stress_progress *progress);
/// Undoes `stress_watch_begin`, on the same thread.
void stress_watch_end(stress_watch *watch);
/// Waits, on another thread, until the watched thread is frozen or `stress_watch_wake` is called.
/// Returns false after the time limit.
bool stress_watch_wait(stress_watch *watch, int64_t milliseconds);
void stress_watch_wake(stress_watch *watch);
/// Whether a monitor thread watches the calling thread.
bool stress_is_watched(void);
/// Processor time of the watched thread so far, in nanoseconds.
int64_t stress_watch_processor_time(const stress_watch *watch);
/// Whether the watched thread waits in the kernel, so that it would not run on an idle machine either.
bool stress_watch_is_blocked(const stress_watch *watch);
/// Lets the watched thread, which may share a processor with carriers, use every processor.
void stress_watch_let_move(const stress_watch *watch);
/// Freezes the watched thread and marks its iteration as hung.
void stress_watch_interrupt(stress_watch *watch);
/// Ends the iteration by freezing the calling thread; never returns.
///
/// The recorded place is the caller of the function that uses this macro.
#define stress_give_up(fate, reason) \
  stress_give_up_in((fate), (reason), (uintptr_t)__builtin_frame_address(0))
_Noreturn void stress_give_up_in(stress_fate fate, const char *reason, uintptr_t frame);
/// Writes the return addresses of a stack between two bounds, by frame pointers and with `pc` first; returns
/// their number. Leaves out the return address into the frame at the high bound.
uint32_t stress_walk(uintptr_t pc, uintptr_t frame, uintptr_t low, uintptr_t high, uintptr_t *frames,
                     uint32_t limit);
/// Name of the image that holds an address, empty for the executable, or null; valid while it is loaded.
const char *_Nullable stress_image_of(uintptr_t address, uintptr_t *base);
/// Load address of the image with a name; returns whether there is one.
bool stress_image_base(const char *name, uintptr_t *base);
/// Makes this process end when its parent ends, write no core file and flush its output after each line.
void stress_become_worker(void);
/// Ends this process at once, without running exit handlers.
_Noreturn void stress_end_process(void);

#pragma clang assume_nonnull end
