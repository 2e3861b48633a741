// SPDX-License-Identifier: Apache-2.0

// The C library, by the name that it has on this platform.
#if canImport(Glibc)
  @_exported public import Glibc
#elseif canImport(Musl)
  @_exported public import Musl
#else
  @_exported public import Darwin
#endif
