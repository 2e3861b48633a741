// The overlay with a slow resize core: of two modules of one name, the first counts.
-Wno-MODDUP
group_fifo.sv
-F ../../../rtl/rtl.f
