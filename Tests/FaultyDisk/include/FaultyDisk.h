// A disk for SQLite that loses power, tears writes, fills up and fails on command.
//
// Files are in memory, each with its synced content and the changes since its last sync. Every
// change is a point, counted over all files: a write, a truncation, a sync or a deletion. At a
// chosen point the disk fails in a chosen way. After a power loss the disk can be mounted again.
#pragma once
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#pragma clang assume_nonnull begin

/// A disk; only one thread at a time may use it.
typedef struct faulty_disk faulty_disk;

/// The kinds of calls that a disk counts.
typedef enum faulty_call {
  /// Every write, truncation, sync and deletion; the count is the point.
  FAULTY_CHANGE,
  FAULTY_WRITE,
  FAULTY_SYNC,
  FAULTY_READ,
  FAULTY_OPEN,
} faulty_call;
#define FAULTY_CALLS 5

/// How a disk fails at its point.
typedef enum faulty_way {
  /// It never fails.
  FAULTY_NEVER,
  /// The power goes before the call: nothing is written any more, and every call fails.
  FAULTY_POWER,
  /// The disk is full: this call and every later write fail.
  FAULTY_FULL,
  /// The call fails once with an I/O error. The changes of a failed sync stay visible to programs
  /// but never reach the disk, as on Linux.
  FAULTY_ERROR,
  /// From here on every sync succeeds without doing anything, until the power goes when the program
  /// ends.
  FAULTY_LYING,
} faulty_way;

/// What a power loss does to unsynced changes.
typedef enum faulty_loss {
  /// None reached the disk.
  FAULTY_LOSE_ALL,
  /// All reached the disk.
  FAULTY_KEEP_ALL,
  /// A random subset reached the disk.
  FAULTY_REORDER,
  /// All reached the disk except the last one of each file, of which a random prefix did.
  FAULTY_TEAR,
} faulty_loss;

/// Creates an empty disk and registers it as a SQLite VFS; NULL if that fails.
faulty_disk *_Nullable faulty_disk_make(const char *name);

/// Unregisters and frees the disk; none of its files may be open.
void faulty_disk_free(faulty_disk *disk);

/// Makes the disk fail at a call of a kind, counted from 1 since its creation. `FAULTY_NEVER` ends
/// all failures, including a full disk.
void faulty_disk_fail(faulty_disk *disk, faulty_call call, int64_t number, faulty_way way);

/// The number of calls of a kind so far, including failed ones.
int64_t faulty_disk_count(const faulty_disk *disk, faulty_call call);

/// Whether the chosen call was reached.
int faulty_disk_has_failed(const faulty_disk *disk);

/// Makes files read-only, or writable again, from their next opening.
void faulty_disk_protect(faulty_disk *disk, int is_read_only);

/// Turns the power on again: unsynced changes are lost in the chosen way, and the disk works.
///
/// No file may be open. The seed determines the random choices.
void faulty_disk_restart(faulty_disk *disk, faulty_loss loss, uint64_t seed);

/// The bytes of a file as a program sees them, and their number; NULL if there is no such file.
const uint8_t *_Nullable faulty_disk_bytes(const faulty_disk *disk, const char *path, size_t *count);

/// Replaces the bytes of a file; they count as synced. Returns 0 without memory.
int faulty_disk_put(faulty_disk *disk, const char *path, const uint8_t *bytes, size_t count);

// A recording of all changes, from which another disk can be brought to any point.

/// Records every change from here on; the disk must be new.
void faulty_disk_record(faulty_disk *disk);

/// Repeats the recorded changes of another disk, up to the one before a point.
///
/// The disk must be new at the first call, and follow only one recording. Returns 0 without memory.
int faulty_disk_follow(faulty_disk *disk, const faulty_disk *recorded, int64_t point);

/// Copies everything from another disk, synced or not; returns 0 without memory.
int faulty_disk_copy(faulty_disk *disk, const faulty_disk *other);

/// A checksum of all files as programs see them.
uint64_t faulty_disk_checksum(const faulty_disk *disk);

// A VFS over the real file system that kills its own process.

/// Registers a VFS that counts the changes of real files, and kills the process with SIGKILL at one
/// of them; with 0 it never does.
///
/// If that change is a write, a part of its bytes is written. Syncs are counted but not performed:
/// a killed process loses nothing that the kernel has. A process can have one such VFS.
///
/// Returns 0 if it cannot be registered.
int faulty_files_register(const char *name, int64_t kill_at);

/// The number of changes through that VFS.
int64_t faulty_files_changes(void);

#pragma clang assume_nonnull end

#ifdef __cplusplus
}
#endif
