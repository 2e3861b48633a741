#ifndef SWYNQ_CPNG_SHIM_H
#define SWYNQ_CPNG_SHIM_H

#include <png.h>

/* libpng states its formats, flags and size bounds as macros, which Swift does not import. */

static const png_uint_32 swynq_png_format_rgb = PNG_FORMAT_RGB;
static const png_uint_32 swynq_png_format_rgba = PNG_FORMAT_RGBA;
static const png_uint_32 swynq_png_format_flag_alpha = PNG_FORMAT_FLAG_ALPHA;
static const png_uint_32 swynq_png_image_version = PNG_IMAGE_VERSION;
/* Reads 16-bit samples as sRGB, as everyone stores them, where libpng's default is linear light. */
static const png_uint_32 swynq_png_flag_16bit_srgb = PNG_IMAGE_FLAG_16BIT_sRGB;

/* An upper bound on the length of the PNG file of `image`. */
static inline png_alloc_size_t swynq_png_size_max(const png_image *image) {
  return PNG_IMAGE_PNG_SIZE_MAX(*image);
}

#endif
