// SPDX-License-Identifier: Apache-2.0

// libpng and libjpeg behind functions that return: both libraries report errors by longjmp, which
// must not cross Swift.

#ifndef SWYNQ_IMAGE_H
#define SWYNQ_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The library's messages, cut to fit: the error's text if a function returned false, and the first
/// warning, if there was one. Empty strings otherwise.
typedef struct {
  char error[256];
  char warning[256];
} swynq_image_messages;

/// Frees a file that an encoder made. NULL is allowed.
void swynq_image_free(void *file);

/// The sides of a PNG, from its header.
bool swynq_png_size(const uint8_t *file, size_t length, uint32_t *width, uint32_t *height,
                    swynq_image_messages *messages);

/// Decodes a PNG of any colour type, depth and interlacing to 8-bit RGB without padding. 16-bit samples
/// are scaled with rounding, alpha is dropped. Fails if the image has other sides than these.
bool swynq_png_decode(const uint8_t *file, size_t length, uint32_t width, uint32_t height,
                      uint8_t *pixels, swynq_image_messages *messages);

/// Encodes 8-bit RGB as a PNG.
bool swynq_png_encode(const uint8_t *pixels, uint32_t width, uint32_t height, uint8_t **file,
                      size_t *length, swynq_image_messages *messages);

/// The sides of a JPEG, and whether its colours are inks (CMYK or YCCK), from its header.
bool swynq_jpeg_size(const uint8_t *file, size_t length, uint32_t *width, uint32_t *height,
                     bool *inks, swynq_image_messages *messages);

/// Decodes a JPEG to 8-bit RGB, or to CMYK as it stands in the file if its colours are inks. Fails at
/// the first warning that means lost pixels, and if the image has other sides than these.
bool swynq_jpeg_decode(const uint8_t *file, size_t length, uint32_t width, uint32_t height,
                       uint8_t *pixels, swynq_image_messages *messages);

/// Settings of a JPEG encoder.
typedef struct {
  /// Samples of a pixel: 1 grey, 3 RGB, 4 CMYK stored as YCCK.
  int components;
  /// 1 to 100.
  int quality;
  /// Luminance samples for each chrominance sample, across and down: 1 to 4.
  int across, down;
  bool progressive;
} swynq_jpeg_options;

/// Encodes 8-bit samples as a JPEG.
bool swynq_jpeg_encode(const uint8_t *pixels, uint32_t width, uint32_t height,
                       const swynq_jpeg_options *options, uint8_t **file, size_t *length,
                       swynq_image_messages *messages);

#endif
