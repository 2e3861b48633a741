// The overlay with this folder's bilinear_pixel: Verilator takes the first of two modules.
-Wno-MODDUP
bilinear_pixel.sv
-f ../../../rtl/rtl.f
