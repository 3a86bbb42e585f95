/* Loaded before a program (LD_PRELOAD): whatever it does to files below one folder fails, or kills it, from one moment on.
 *
 * TREKKER_FAULT_FOLDER  the folder
 * TREKKER_FAULT_AT      the number of the operation at which it happens, from 1; without it nothing does
 * TREKKER_FAULT_KIND    kill: the program is killed just before it; eio: it fails with that error; enospc: the same, but only
 *                       for what needs room
 * TREKKER_FAULT_WHILE   only as long as this file is there
 * TREKKER_FAULT_TIMES   so many operations fail; without it, all from there on
 * TREKKER_FAULT_ONLY    sync: only those that bring bytes onto the disk are counted
 * TREKKER_FAULT_COUNT   a file into which the number of operations is written at the end
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static long seen = 0;

static const char *folder(void) { return getenv("TREKKER_FAULT_FOLDER"); }

static int is_below(const char *path) {
    const char *of = folder();
    return of && path && strncmp(path, of, strlen(of)) == 0;
}

static int is_ours(int fd) {
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return is_below(path);
}

/* Whether this operation is to fail; sets errno. */
enum { OPENS_FILE, NEEDS_ROOM, SYNCS, RENAMES };

static int fails(int what) {
    const char *kind = getenv("TREKKER_FAULT_KIND");
    int is_full = kind && strcmp(kind, "enospc") == 0;
    if (is_full && what != NEEDS_ROOM) return 0;
    const char *needed = getenv("TREKKER_FAULT_WHILE");
    if (needed && access(needed, F_OK) != 0) return 0;
    int is_sync = what == SYNCS;
    const char *only = getenv("TREKKER_FAULT_ONLY");
    if (only && strcmp(only, "sync") == 0 && !is_sync) return 0;
    pthread_mutex_lock(&lock);
    long number = ++seen;
    pthread_mutex_unlock(&lock);
    const char *at = getenv("TREKKER_FAULT_AT");
    const char *times = getenv("TREKKER_FAULT_TIMES");
    if (!at || !kind || number < atol(at)) return 0;
    if (times && number >= atol(at) + atol(times)) return 0;
    if (strcmp(kind, "kill") == 0) kill(getpid(), SIGKILL);
    errno = is_full ? ENOSPC : EIO;
    return 1;
}

__attribute__((destructor)) static void tell(void) {
    const char *path = getenv("TREKKER_FAULT_COUNT");
    FILE *file = path ? fopen(path, "w") : NULL;
    if (!file) return;
    fprintf(file, "%ld", seen);
    fclose(file);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

#define OPENS(name)                                                    \
    int name(const char *path, int flags, ...) {                       \
        va_list rest;                                                  \
        va_start(rest, flags);                                         \
        mode_t mode = va_arg(rest, mode_t);                            \
        va_end(rest);                                                  \
        if ((flags & O_CREAT) && is_below(path) && fails(OPENS_FILE)) return -1; \
        return ((int (*)(const char *, int, ...))dlsym(RTLD_NEXT, #name))(path, flags, mode); \
    }
OPENS(open)
OPENS(open64)

ssize_t write(int fd, const void *bytes, size_t count) {
    if (is_ours(fd) && fails(NEEDS_ROOM)) return -1;
    return REAL(write)(fd, bytes, count);
}
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) {
    if (is_ours(fd) && fails(NEEDS_ROOM)) return -1;
    return REAL(pwrite)(fd, bytes, count, at);
}
ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) {
    if (is_ours(fd) && fails(NEEDS_ROOM)) return -1;
    return REAL(pwrite64)(fd, bytes, count, at);
}
int ftruncate(int fd, off_t length) {
    if (is_ours(fd) && fails(NEEDS_ROOM)) return -1;
    return REAL(ftruncate)(fd, length);
}
int ftruncate64(int fd, off64_t length) {
    if (is_ours(fd) && fails(NEEDS_ROOM)) return -1;
    return REAL(ftruncate64)(fd, length);
}
int fsync(int fd) {
    if (is_ours(fd) && fails(SYNCS)) return -1;
    return REAL(fsync)(fd);
}
int fdatasync(int fd) {
    if (is_ours(fd) && fails(SYNCS)) return -1;
    return REAL(fdatasync)(fd);
}
int rename(const char *from, const char *to) {
    if (is_below(to) && fails(RENAMES)) return -1;
    return REAL(rename)(from, to);
}
