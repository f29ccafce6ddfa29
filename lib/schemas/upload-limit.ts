/** Bytes of an uploaded file. The server in front and the action behind it hold to it. */
export const MAX_UPLOAD_BYTES = 20_000_000;
