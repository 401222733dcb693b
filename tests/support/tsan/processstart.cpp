// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <sched.h>

#include <cstdarg>

// Part of every test program that the thread sanitizer watches. QProcess starts a program by a clone() that shares the
// memory of its parent until the program is there. The sanitizer takes the child for a copy that has lost its threads:
// from then on it ignores all that the calling thread does (so no race with the main thread would be found any more)
// and ends the process at its next new thread. Without the sharing, the copy is one.

extern "C" {
int __interceptor_clone(int (*work)(void *), void *stack, int flags, void *argument, ...); // the sanitizer's own
int clone(int (*work)(void *), void *stack, int flags, void *argument, ...);
}

int clone(int (*work)(void *), void *stack, int flags, void *argument, ...)
{
    va_list rest;
    va_start(rest, argument);
    void *const parentId = va_arg(rest, void *);
    void *const storage = va_arg(rest, void *);
    void *const childId = va_arg(rest, void *);
    va_end(rest);
    return __interceptor_clone(work, stack, flags & ~(CLONE_VM | CLONE_VFORK), argument, parentId, storage, childId);
}
