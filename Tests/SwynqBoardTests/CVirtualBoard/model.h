// SPDX-License-Identifier: Apache-2.0

/* model.h - what the parts of the virtual board know of each other. */
#ifndef VIRTUAL_BOARD_MODEL_H
#define VIRTUAL_BOARD_MODEL_H

#include <stdint.h>

#include "virtual_board.h"

/* One register access on the model's bus, from whichever thread. A bus error ends the process with
 * SIGBUS, as it does on a board. */
uint32_t virtual_board_bus_read(virtual_board *_Nonnull board, uint64_t address);
void virtual_board_bus_write(virtual_board *_Nonnull board, uint64_t address, uint32_t value);

#endif /* VIRTUAL_BOARD_MODEL_H */
