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

/// How a disk fails, at its point.
typedef enum faulty_way {
  /// It does not.
  FAULTY_NEVER,
  /// The power goes before the change: nothing is written any more, and every call fails.
  FAULTY_POWER,
  /// The change fails for want of room; later ones succeed if there is room again.
  FAULTY_FULL,
  /// The change fails with an error of the device, once.
  FAULTY_ERROR,
  /// Every sync succeeds from here on and does nothing, until the power goes with the program.
  FAULTY_LYING,
} faulty_way;

/// What becomes of changes that were not synced when the power goes.
typedef enum faulty_loss {
  /// None has reached the disk.
  FAULTY_LOSE_ALL,
  /// All have: as when the process is killed and the machine goes on.
  FAULTY_KEEP_ALL,
  /// Each has or has not, by chance.
  FAULTY_REORDER,
  /// A first part has, and of the next one a part of its bytes.
  FAULTY_TEAR,
} faulty_loss;

/// Makes an empty disk and registers it with SQLite under a name; NULL when that fails.
faulty_disk *_Nullable faulty_disk_make(const char *name);

/// Takes the disk out of SQLite and frees it; no file of it may be open.
void faulty_disk_free(faulty_disk *disk);

/// Fails at a point, counted from 1 over all changes since the disk was made.
void faulty_disk_fail(faulty_disk *disk, int64_t point, faulty_way way);

/// The number of changes so far, those that failed included.
int64_t faulty_disk_points(const faulty_disk *disk);

/// Whether the chosen point was reached.
int faulty_disk_has_failed(const faulty_disk *disk);

/// Turns the power on again: what was not synced is lost in the chosen way, and the disk works.
///
/// Call it when no file is open. The seed decides what chance decides.
void faulty_disk_restart(faulty_disk *disk, faulty_loss loss, uint64_t seed);

/// The bytes of a file as a program sees them, and their number; NULL when there is no such file.
const uint8_t *_Nullable faulty_disk_bytes(const faulty_disk *disk, const char *path, size_t *count);

/// Gives a file other bytes, which are safe on the disk at once.
int faulty_disk_put(faulty_disk *disk, const char *path, const uint8_t *bytes, size_t count);

#pragma clang assume_nonnull end

#ifdef __cplusplus
}
#endif
