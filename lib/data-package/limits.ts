/** Characters in one cell: as many as a cell of Excel holds. */
export const MAX_CELL = 32_767;
/** Rows of a catalogue table (regions, indicators, groups, sets), which are held in memory; figures are not. */
export const MAX_CATALOGUE_ROWS = 100_000;
/** Entries of a zip file or a workbook. */
export const MAX_ZIP_ENTRIES = 1_000;
/** Unpacked bytes of a zip file: a figures.csv of ten million rows. */
export const MAX_ZIP_BYTES = 2 * 1024 ** 3;
/** Unpacked bytes of a workbook, which is held in memory. */
export const MAX_WORKBOOK_BYTES = 256 * 1024 ** 2;
/** Unpacked to packed bytes of one zip entry of at least a megabyte; tables of figures stay below 60. */
export const MAX_ZIP_RATIO = 200;
/** Bytes of datapackage.json. */
export const MAX_DESCRIPTOR_BYTES = 4 * 1024 ** 2;
