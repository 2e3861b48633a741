# Nothing of the overlay is at a pin, and the processing system brings constraints of its own, FCLK_CLK0
# among them. What is left is how the bitstream is written.
set_property BITSTREAM.GENERAL.COMPRESS TRUE [current_design]
