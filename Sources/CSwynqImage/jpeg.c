// SPDX-License-Identifier: Apache-2.0

#include "swynq_image.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
// After jpeglib.h, which it needs.
#include <jerror.h>

// libjpeg's error manager, and where its errors go.
typedef struct {
  struct jpeg_error_mgr base;
  jmp_buf caller;
  swynq_image_messages *messages;
} error_manager;

static void keep(j_common_ptr codec, char *place, size_t size) {
  char text[JMSG_LENGTH_MAX];
  codec->err->format_message(codec, text);
  strncpy(place, text, size - 1);
  place[size - 1] = 0;
}

static void on_error(j_common_ptr codec) {
  error_manager *manager = (error_manager *)codec->err;
  keep(codec, manager->messages->error, sizeof manager->messages->error);
  longjmp(manager->caller, 1);
}

// Whether every pixel is there in spite of a warning: bytes between two segments that belong to
// none, as webcams and Photoshop leave them, and header fields with a value that decoding ignores.
static bool is_harmless(int code) {
  return code == JWRN_EXTRANEOUS_DATA || code == JWRN_JFIF_MAJOR || code == JWRN_ADOBE_XFORM ||
         code == JWRN_NOT_SEQUENTIAL;
}

static void on_message(j_common_ptr codec, int level) {
  error_manager *manager = (error_manager *)codec->err;
  if (level >= 0) return;
  if (!is_harmless(codec->err->msg_code)) on_error(codec);
  if (!manager->messages->warning[0])
    keep(codec, manager->messages->warning, sizeof manager->messages->warning);
}

static void print_nothing(j_common_ptr codec) { (void)codec; }

static struct jpeg_error_mgr *init_errors(error_manager *manager, swynq_image_messages *messages) {
  *messages = (swynq_image_messages){0};
  manager->messages = messages;
  jpeg_std_error(&manager->base);
  manager->base.error_exit = on_error;
  manager->base.emit_message = on_message;
  manager->base.output_message = print_nothing;
  return &manager->base;
}

// A progressive file may ask for any number of passes over the image, a few bytes each.
static void limit_scans(j_common_ptr codec) {
  if (codec->is_decompressor && ((j_decompress_ptr)codec)->input_scan_number > 500) {
    error_manager *manager = (error_manager *)codec->err;
    snprintf(manager->messages->error, sizeof manager->messages->error, "more than 500 scans");
    longjmp(manager->caller, 1);
  }
}

// Reads the header; the pixels too, if there is a place for them.
static bool read_jpeg(const uint8_t *file, size_t length, uint32_t *width, uint32_t *height,
                      bool *inks, uint8_t *pixels, swynq_image_messages *messages) {
  struct jpeg_decompress_struct codec;
  struct jpeg_progress_mgr progress = {.progress_monitor = limit_scans};
  error_manager errors;
  codec.err = init_errors(&errors, messages);
  if (setjmp(errors.caller)) {
    jpeg_destroy_decompress(&codec);
    return false;
  }
  jpeg_create_decompress(&codec);
  codec.progress = &progress;
  jpeg_mem_src(&codec, file, length);
  jpeg_read_header(&codec, TRUE);
  bool has_inks = codec.jpeg_color_space == JCS_CMYK || codec.jpeg_color_space == JCS_YCCK;
  if (pixels) {
    codec.out_color_space = has_inks ? JCS_CMYK : JCS_RGB;
    codec.dct_method = JDCT_ISLOW;
    jpeg_start_decompress(&codec);
    if (codec.output_width != *width || codec.output_height != *height) {
      snprintf(messages->error, sizeof messages->error,
               "the image has another size than its header");
      jpeg_destroy_decompress(&codec);
      return false;
    }
    size_t row = (size_t)codec.output_width * codec.output_components;
    while (codec.output_scanline < codec.output_height) {
      JSAMPROW target = pixels + codec.output_scanline * row;
      jpeg_read_scanlines(&codec, &target, 1);
    }
    jpeg_finish_decompress(&codec);
  } else {
    *width = codec.image_width;
    *height = codec.image_height;
    *inks = has_inks;
  }
  jpeg_destroy_decompress(&codec);
  return true;
}

bool swynq_jpeg_size(const uint8_t *file, size_t length, uint32_t *width, uint32_t *height,
                     bool *inks, swynq_image_messages *messages) {
  return read_jpeg(file, length, width, height, inks, NULL, messages);
}

bool swynq_jpeg_decode(const uint8_t *file, size_t length, uint32_t width, uint32_t height,
                       uint8_t *pixels, swynq_image_messages *messages) {
  return read_jpeg(file, length, &width, &height, NULL, pixels, messages);
}

// A file that grows in memory. libjpeg's own forgets it when an error comes after it has grown.
typedef struct {
  struct jpeg_destination_mgr base;
  uint8_t *file;
  size_t capacity, length;
} destination;

static boolean grow(j_compress_ptr codec) {
  destination *target = (destination *)codec->dest;
  size_t capacity = target->capacity * 2 + (1 << 16);
  uint8_t *file = realloc(target->file, capacity);
  if (!file) ERREXIT1(codec, JERR_OUT_OF_MEMORY, 0);
  // It is called when the file is full, whatever `free_in_buffer` says.
  target->base.next_output_byte = file + target->capacity;
  target->base.free_in_buffer = capacity - target->capacity;
  target->file = file;
  target->capacity = capacity;
  return TRUE;
}

static void begin(j_compress_ptr codec) { grow(codec); }

static void end(j_compress_ptr codec) {
  destination *target = (destination *)codec->dest;
  target->length = target->capacity - target->base.free_in_buffer;
}

bool swynq_jpeg_encode(const uint8_t *pixels, uint32_t width, uint32_t height,
                       const swynq_jpeg_options *options, uint8_t **file, size_t *length,
                       swynq_image_messages *messages) {
  struct jpeg_compress_struct codec;
  error_manager errors;
  destination target = {
      .base = {.init_destination = begin, .empty_output_buffer = grow, .term_destination = end}};
  // What grows between setjmp and longjmp is reached through a pointer that stays.
  destination *volatile output = &target;
  codec.err = init_errors(&errors, messages);
  if (setjmp(errors.caller)) {
    jpeg_destroy_compress(&codec);
    free(output->file);
    return false;
  }
  jpeg_create_compress(&codec);
  codec.dest = &output->base;
  codec.image_width = width;
  codec.image_height = height;
  codec.input_components = options->components;
  codec.in_color_space = options->components == 1   ? JCS_GRAYSCALE
                         : options->components == 3 ? JCS_RGB
                                                    : JCS_CMYK;
  jpeg_set_defaults(&codec);
  if (options->components == 4) jpeg_set_colorspace(&codec, JCS_YCCK);
  jpeg_set_quality(&codec, options->quality, TRUE);
  codec.dct_method = JDCT_ISLOW;
  codec.comp_info[0].h_samp_factor = options->across;
  codec.comp_info[0].v_samp_factor = options->down;
  // The black of YCCK is as fine as its luminance.
  if (options->components == 4) {
    codec.comp_info[3].h_samp_factor = options->across;
    codec.comp_info[3].v_samp_factor = options->down;
  }
  if (options->progressive) jpeg_simple_progression(&codec);
  jpeg_start_compress(&codec, TRUE);
  size_t row = (size_t)width * options->components;
  while (codec.next_scanline < codec.image_height) {
    JSAMPROW source = (JSAMPROW)(pixels + codec.next_scanline * row);
    jpeg_write_scanlines(&codec, &source, 1);
  }
  jpeg_finish_compress(&codec);
  jpeg_destroy_compress(&codec);
  *file = output->file;
  *length = output->length;
  return true;
}
