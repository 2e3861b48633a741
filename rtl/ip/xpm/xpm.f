// The macros and primitives that RTL for the vendor's devices instantiates (UG974, UG953), as a library: only
// those that are used are compiled. Paths are relative to this file.
-y .
