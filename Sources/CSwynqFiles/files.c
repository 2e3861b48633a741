// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "swynq_files.h"

int swynq_open_unnamed(const char *directory, mode_t mode) {
#ifdef O_TMPFILE
  // Its name comes through /proc, which a chroot may lack.
  if (access("/proc/self/fd", X_OK) != 0) return -1;
  return open(directory, O_TMPFILE | O_WRONLY | O_CLOEXEC, mode);
#else
  (void)directory;
  (void)mode;
  errno = ENOTSUP;
  return -1;
#endif
}

int swynq_name_file(int file, const char *path) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  return linkat(AT_FDCWD, link, AT_FDCWD, path, AT_SYMLINK_FOLLOW);
}

int swynq_lock(int file) { return flock(file, LOCK_EX | LOCK_NB); }
