// The SQLite VFS interface, as declared at https://sqlite.org/c3ref/vfs.html.
#pragma once
#include <stdint.h>

#define SQLITE_OK 0
#define SQLITE_FULL 13
#define SQLITE_CANTOPEN 14
#define SQLITE_NOTFOUND 12
#define SQLITE_IOERR 10
#define SQLITE_IOERR_READ (SQLITE_IOERR | 1 << 8)
#define SQLITE_IOERR_SHORT_READ (SQLITE_IOERR | 2 << 8)
#define SQLITE_IOERR_WRITE (SQLITE_IOERR | 3 << 8)
#define SQLITE_IOERR_FSYNC (SQLITE_IOERR | 4 << 8)
#define SQLITE_IOERR_TRUNCATE (SQLITE_IOERR | 6 << 8)
#define SQLITE_IOERR_DELETE (SQLITE_IOERR | 10 << 8)
#define SQLITE_IOERR_NOMEM (SQLITE_IOERR | 12 << 8)
#define SQLITE_IOERR_DELETE_NOENT (SQLITE_IOERR | 23 << 8)
#define SQLITE_OPEN_READONLY 0x00000001
#define SQLITE_OPEN_READWRITE 0x00000002
#define SQLITE_OPEN_DELETEONCLOSE 0x00000008
#define SQLITE_OPEN_CREATE 0x00000004
#define SQLITE_OPEN_MAIN_JOURNAL 0x00000800
#define SQLITE_OPEN_WAL 0x00080000

typedef struct sqlite3_file {
  const struct sqlite3_io_methods *methods;
} sqlite3_file;

// Version 1 has no shared memory; a connection with an exclusive lock does not need it.
typedef struct sqlite3_io_methods {
  int version;
  int (*close)(sqlite3_file *);
  int (*read)(sqlite3_file *, void *, int, int64_t);
  int (*write)(sqlite3_file *, const void *, int, int64_t);
  int (*truncate)(sqlite3_file *, int64_t);
  int (*sync)(sqlite3_file *, int);
  int (*size)(sqlite3_file *, int64_t *);
  int (*lock)(sqlite3_file *, int);
  int (*unlock)(sqlite3_file *, int);
  int (*check_reserved)(sqlite3_file *, int *);
  int (*control)(sqlite3_file *, int, void *);
  int (*sector_size)(sqlite3_file *);
  int (*characteristics)(sqlite3_file *);
} sqlite3_io_methods;

typedef struct sqlite3_vfs {
  int version;
  int file_size;
  int longest_path;
  struct sqlite3_vfs *next;
  const char *name;
  void *context;
  int (*open)(struct sqlite3_vfs *, const char *, sqlite3_file *, int, int *);
  int (*remove)(struct sqlite3_vfs *, const char *, int);
  int (*access)(struct sqlite3_vfs *, const char *, int, int *);
  int (*full_path)(struct sqlite3_vfs *, const char *, int, char *);
  void *(*library_open)(struct sqlite3_vfs *, const char *);
  void (*library_error)(struct sqlite3_vfs *, int, char *);
  void (*(*library_symbol)(struct sqlite3_vfs *, void *, const char *))(void);
  void (*library_close)(struct sqlite3_vfs *, void *);
  int (*random)(struct sqlite3_vfs *, int, char *);
  int (*sleep)(struct sqlite3_vfs *, int);
  int (*time)(struct sqlite3_vfs *, double *);
  int (*last_error)(struct sqlite3_vfs *, int, char *);
} sqlite3_vfs;

sqlite3_vfs *sqlite3_vfs_find(const char *);
int sqlite3_vfs_register(sqlite3_vfs *, int);
int sqlite3_vfs_unregister(sqlite3_vfs *);
