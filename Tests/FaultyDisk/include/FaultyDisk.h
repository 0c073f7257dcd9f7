// A disk for SQLite that loses power, tears pages, fills up and fails, when it is told to.
//
// Files live in memory, each as what is safely on the disk and what has been written since its last sync.
// Every change is a point, counted over all files: a write, a truncation, a sync, a deletion. At a chosen
// point the disk fails in a chosen way. What is left after a loss of power can be mounted again.
#pragma once
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#pragma clang assume_nonnull begin

/// A disk; its calls may come from one thread at a time.
typedef struct faulty_disk faulty_disk;

/// What a disk counts.
typedef enum faulty_call {
  /// Every write, truncation, sync and deletion: the points.
  FAULTY_CHANGE,
  FAULTY_WRITE,
  FAULTY_SYNC,
  FAULTY_READ,
  FAULTY_OPEN,
} faulty_call;
#define FAULTY_CALLS 5

/// How a disk fails, at its point.
typedef enum faulty_way {
  /// It does not.
  FAULTY_NEVER,
  /// The power goes before the call: nothing is written any more, and every call fails.
  FAULTY_POWER,
  /// There is no room: the call fails, and every write after it.
  FAULTY_FULL,
  /// The call fails with an error of the device, once. What a sync should have brought to the disk then
  /// stays where programs see it and never reaches the disk, as on Linux.
  FAULTY_ERROR,
  /// Every sync succeeds from here on and does nothing, until the power goes with the program.
  FAULTY_LYING,
} faulty_way;

/// What becomes of changes that were not synced when the power goes.
typedef enum faulty_loss {
  /// None has reached the disk.
  FAULTY_LOSE_ALL,
  /// All have.
  FAULTY_KEEP_ALL,
  /// Each has or has not, by chance.
  FAULTY_REORDER,
  /// All have but the last of each file, of which some first bytes have, by chance.
  FAULTY_TEAR,
} faulty_loss;

/// Makes an empty disk and registers it with SQLite under a name; NULL when that fails.
faulty_disk *_Nullable faulty_disk_make(const char *name);

/// Takes the disk out of SQLite and frees it; no file of it may be open.
void faulty_disk_free(faulty_disk *disk);

/// Fails at a call of a kind, counted from 1 over all since the disk was made; with `FAULTY_NEVER` the
/// disk has room again and fails no more.
void faulty_disk_fail(faulty_disk *disk, faulty_call call, int64_t number, faulty_way way);

/// The number of calls of a kind so far, those that failed included.
int64_t faulty_disk_count(const faulty_disk *disk, faulty_call call);

/// Whether the chosen call was reached.
int faulty_disk_has_failed(const faulty_disk *disk);

/// Lets files be read and not written, or written again; it is asked when a file is opened.
void faulty_disk_protect(faulty_disk *disk, int is_read_only);

/// Turns the power on again: what was not synced is lost in the chosen way, and the disk works.
///
/// Call it when no file is open. The seed decides what chance decides.
void faulty_disk_restart(faulty_disk *disk, faulty_loss loss, uint64_t seed);

/// The bytes of a file as a program sees them, and their number; NULL when there is no such file.
const uint8_t *_Nullable faulty_disk_bytes(const faulty_disk *disk, const char *path, size_t *count);

/// Gives a file other bytes, which are safe on the disk at once.
int faulty_disk_put(faulty_disk *disk, const char *path, const uint8_t *bytes, size_t count);

// A recorded course, from which a disk is brought to any of its points, one after the other.

/// Keeps every change from here on; the disk must be new.
void faulty_disk_record(faulty_disk *disk);

/// Makes the changes of another disk's course, up to the one before a point.
///
/// The disk was new when it began to follow, and follows that course alone. Memory that cannot be had
/// makes it fail, with 0.
int faulty_disk_follow(faulty_disk *disk, const faulty_disk *recorded, int64_t point);

/// Takes on everything that another disk has, safe or not; 0 when there is no memory for it.
int faulty_disk_copy(faulty_disk *disk, const faulty_disk *other);

/// A checksum over what programs see of all files; equal files have equal ones.
uint64_t faulty_disk_checksum(const faulty_disk *disk);

// A layer over the real file system, which kills its process.

/// Registers a layer with SQLite that counts changes of the system's own files, and kills the process
/// with SIGKILL at one of them; with 0 it never does.
///
/// Where that is a write, a part of its bytes is written. Syncs are counted and left out: a process
/// that is killed loses nothing that the kernel has. A process has one such layer.
///
/// Returns 0 when it cannot be registered.
int faulty_files_register(const char *name, int64_t kill_at);

/// The number of changes that went through that layer.
int64_t faulty_files_changes(void);

#pragma clang assume_nonnull end

#ifdef __cplusplus
}
#endif
