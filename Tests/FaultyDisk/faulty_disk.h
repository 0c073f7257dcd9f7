// Declarations that the parts of the disk share.
#pragma once
#include <stdbool.h>

#include "FaultyDisk.h"
#include "sqlite_vfs.h"

// The maximum number of files: a database, its logs and SQLite's temporary files.
#define FAULTY_FILES 16
#define FAULTY_PATH 128

typedef struct faulty_bytes {
  uint8_t *start;
  size_t count;
  size_t room;
} faulty_bytes;

// An unsynced change: bytes at an offset, or a new size if there are no bytes.
typedef struct faulty_change {
  int64_t offset;
  size_t count;
  uint8_t *bytes;
} faulty_change;

typedef struct faulty_file {
  char path[FAULTY_PATH];
  // Whether programs see the file, and whether its name is synced.
  bool exists;
  bool is_safe;
  // Whether the next sync also syncs the folder: SQLite does so for a new log.
  bool syncs_folder;
  // The content that programs see, and the synced content.
  faulty_bytes seen;
  faulty_bytes safe;
  faulty_change *changes;
  size_t change_count;
  size_t change_room;
} faulty_file;

typedef enum faulty_kind {
  FAULTY_MAKES,
  FAULTY_OPENS_LOG,
  FAULTY_WRITES,
  FAULTY_TRUNCATES,
  FAULTY_SYNCS,
  FAULTY_DELETES,
  FAULTY_DELETES_SAFELY,
} faulty_kind;

// An operation on a disk.
typedef struct faulty_step {
  faulty_kind kind;
  const char *path;
  // The offset of a write, or the new size of a truncation.
  int64_t offset;
  size_t count;
  const uint8_t *bytes;
  // The number of changes up to and including this step.
  int64_t point;
} faulty_step;

typedef struct faulty_course {
  faulty_step *steps;
  size_t count;
  size_t room;
} faulty_course;

struct faulty_disk {
  sqlite3_vfs vfs;
  char name[64];
  faulty_file files[FAULTY_FILES];
  int64_t counts[FAULTY_CALLS];
  faulty_call failing_call;
  int64_t failing_number;
  faulty_way way;
  bool has_failed;
  bool is_off;
  bool is_full;
  bool is_lying;
  bool is_read_only;
  bool is_recording;
  faulty_course course;
  // The number of steps of another disk that this one has repeated.
  size_t followed;
  int64_t temporaries;
};

// Bytes.
bool faulty_bytes_write(faulty_bytes *bytes, const uint8_t *from, size_t count, size_t offset);
bool faulty_bytes_resize(faulty_bytes *bytes, size_t count);
bool faulty_bytes_copy(faulty_bytes *to, const faulty_bytes *from);

// Files.
faulty_file *faulty_file_find(faulty_disk *disk, const char *path);
faulty_file *faulty_file_make(faulty_disk *disk, const char *path);
bool faulty_file_change(faulty_file *file, const uint8_t *bytes, size_t count, int64_t offset);
bool faulty_file_settle(faulty_file *file);
void faulty_file_drop_changes(faulty_file *file);
void faulty_file_forget(faulty_file *file);
bool faulty_file_copy(faulty_file *to, const faulty_file *from);

// Syncs the folder: deleted files do not come back.
void faulty_folder_settle(faulty_disk *disk);

// Applies a power loss to a file.
void faulty_file_lose(faulty_file *file, faulty_loss loss, uint64_t *random);

// Performs a step, and records it if the disk records.
bool faulty_disk_do(faulty_disk *disk, faulty_step step);
void faulty_course_free(faulty_course *course);
