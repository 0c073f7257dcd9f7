// What the parts of the disk share.
#pragma once
#include <stdbool.h>

#include "FaultyDisk.h"
#include "sqlite_vfs.h"

// The number of files of a disk: a database, its logs and what SQLite puts beside them.
#define FAULTY_FILES 16
#define FAULTY_PATH 512

// A change that is not safe yet: bytes at a place, or a new size where there are no bytes.
typedef struct faulty_change {
  int64_t offset;
  size_t count;
  uint8_t *bytes;
} faulty_change;

typedef struct faulty_bytes {
  uint8_t *start;
  size_t count;
  size_t room;
} faulty_bytes;

typedef struct faulty_file {
  char path[FAULTY_PATH];
  // Whether the name is there for a program, and whether it is safely on the disk.
  bool exists;
  bool is_safe;
  // What a program sees, and what is safely on the disk.
  faulty_bytes seen;
  faulty_bytes safe;
  faulty_change *changes;
  size_t change_count;
  size_t change_room;
} faulty_file;

struct faulty_disk {
  sqlite3_vfs vfs;
  char name[64];
  faulty_file files[FAULTY_FILES];
  int64_t points;
  int64_t failing_point;
  faulty_way way;
  bool has_failed;
  bool is_off;
  bool is_lying;
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
void faulty_file_forget(faulty_file *file);
void faulty_file_lose(faulty_file *file, faulty_loss loss, uint64_t *random);

// Counts a change. The result is what SQLite is told: SQLITE_OK, or `error` where the disk fails now.
int faulty_disk_point(faulty_disk *disk, int error);
