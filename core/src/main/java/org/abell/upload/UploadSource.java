package org.abell.upload;

/** Where an uploaded file comes from. */
public enum UploadSource {
  PASTED,
  FILE,
  URL,
  PATH
}
