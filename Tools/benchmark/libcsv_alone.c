// How fast libcsv alone is: every field of a file is handed to a callback that counts it, and nothing is kept.
#include <csv.h>
#include <stdio.h>
#include <stdlib.h>

struct counts {
  long fields, records;
};

static void on_field(void *bytes, size_t length, void *counts) {
  (void)bytes;
  (void)length;
  ((struct counts *)counts)->fields++;
}

static void on_record(int terminator, void *counts) {
  (void)terminator;
  ((struct counts *)counts)->records++;
}

int main(int argc, char **argv) {
  static char buffer[1 << 20];
  struct counts counts = {0, 0};
  struct csv_parser parser;
  FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
  if (!file || csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0) {
    fprintf(stderr, "usage: libcsv_alone FILE\n");
    return EXIT_FAILURE;
  }
  size_t length;
  while ((length = fread(buffer, 1, sizeof buffer, file)) > 0)
    if (csv_parse(&parser, buffer, length, on_field, on_record, &counts) != length) {
      fprintf(stderr, "libcsv: %s\n", csv_strerror(csv_error(&parser)));
      return EXIT_FAILURE;
    }
  csv_fini(&parser, on_field, on_record, &counts);
  csv_free(&parser);
  fclose(file);
  printf("%ld fields in %ld records\n", counts.fields, counts.records);
  return EXIT_SUCCESS;
}
