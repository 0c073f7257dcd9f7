// A VFS over the system's files that kills its process at a chosen change.
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <unistd.h>

#include "faulty_disk.h"

// The file of the system's VFS follows in the same memory, which SQLite allocates.
typedef struct real_file {
  sqlite3_file base;
} real_file;

static sqlite3_vfs *below;
static sqlite3_vfs layer;
static char layer_name[64];
static _Atomic int64_t changes;
static int64_t last_change;

static sqlite3_file *real(sqlite3_file *file) { return (sqlite3_file *)((real_file *)file + 1); }

static bool is_last(void) { return atomic_fetch_add(&changes, 1) + 1 == last_change; }

static void die(void) {
  kill(getpid(), SIGKILL);
  // Wait for the signal.
  for (;;) pause();
}

static int file_close(sqlite3_file *file) { return real(file)->methods->close(real(file)); }

static int file_read(sqlite3_file *file, void *to, int count, int64_t offset) {
  return real(file)->methods->read(real(file), to, count, offset);
}

static int file_write(sqlite3_file *file, const void *from, int count, int64_t offset) {
  if (is_last()) {
    // The number of bytes to write: none, some, or nearly all.
    int part = (int)((uint64_t)last_change * 0x9E3779B1 % (uint64_t)count);
    if (part) real(file)->methods->write(real(file), from, part, offset);
    die();
  }
  return real(file)->methods->write(real(file), from, count, offset);
}

static int file_truncate(sqlite3_file *file, int64_t size) {
  if (is_last()) die();
  return real(file)->methods->truncate(real(file), size);
}

static int file_sync(sqlite3_file *file, int flags) {
  (void)file, (void)flags;
  if (is_last()) die();
  return SQLITE_OK;
}

static int file_size(sqlite3_file *file, int64_t *size) {
  return real(file)->methods->size(real(file), size);
}

static int file_lock(sqlite3_file *file, int level) {
  return real(file)->methods->lock(real(file), level);
}

static int file_unlock(sqlite3_file *file, int level) {
  return real(file)->methods->unlock(real(file), level);
}

static int file_check_reserved(sqlite3_file *file, int *is_reserved) {
  return real(file)->methods->check_reserved(real(file), is_reserved);
}

static int file_control(sqlite3_file *file, int operation, void *argument) {
  return real(file)->methods->control(real(file), operation, argument);
}

static int file_sector_size(sqlite3_file *file) {
  return real(file)->methods->sector_size(real(file));
}

static int file_characteristics(sqlite3_file *file) {
  return real(file)->methods->characteristics(real(file));
}

static const sqlite3_io_methods methods = {
    .version = 1,
    .close = file_close,
    .read = file_read,
    .write = file_write,
    .truncate = file_truncate,
    .sync = file_sync,
    .size = file_size,
    .lock = file_lock,
    .unlock = file_unlock,
    .check_reserved = file_check_reserved,
    .control = file_control,
    .sector_size = file_sector_size,
    .characteristics = file_characteristics,
};

static int layer_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *out) {
  (void)vfs;
  file->methods = NULL;
  int result = below->open(below, path, real(file), flags, out);
  if (result == SQLITE_OK) file->methods = &methods;
  return result;
}

static int layer_delete(sqlite3_vfs *vfs, const char *path, int syncs) {
  (void)vfs, (void)syncs;
  if (is_last()) die();
  return below->remove(below, path, 0);
}

static int layer_access(sqlite3_vfs *vfs, const char *path, int flags, int *result) {
  return (void)vfs, below->access(below, path, flags, result);
}

static int layer_full_path(sqlite3_vfs *vfs, const char *path, int room, char *to) {
  return (void)vfs, below->full_path(below, path, room, to);
}

static int layer_random(sqlite3_vfs *vfs, int count, char *to) {
  return (void)vfs, below->random(below, count, to);
}

static int layer_sleep(sqlite3_vfs *vfs, int microseconds) {
  return (void)vfs, below->sleep(below, microseconds);
}

static int layer_time(sqlite3_vfs *vfs, double *day) { return (void)vfs, below->time(below, day); }

static int layer_last_error(sqlite3_vfs *vfs, int room, char *to) {
  return (void)vfs, below->last_error(below, room, to);
}

int faulty_files_register(const char *name, int64_t kill_at) {
  below = sqlite3_vfs_find(NULL);
  if (!below) return 0;
  last_change = kill_at;
  snprintf(layer_name, sizeof layer_name, "%s", name);
  layer = (sqlite3_vfs){
      .version = 1,
      .file_size = (int)sizeof(real_file) + below->file_size,
      .longest_path = below->longest_path,
      .name = layer_name,
      .open = layer_open,
      .remove = layer_delete,
      .access = layer_access,
      .full_path = layer_full_path,
      .random = layer_random,
      .sleep = layer_sleep,
      .time = layer_time,
      .last_error = layer_last_error,
  };
  return sqlite3_vfs_register(&layer, 0) == SQLITE_OK;
}

int64_t faulty_files_changes(void) { return atomic_load(&changes); }
