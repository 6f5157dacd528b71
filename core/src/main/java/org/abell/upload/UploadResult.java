package org.abell.upload;

import org.abell.history.DatasetSummary;

/**
 * What an upload has become.
 *
 * @param extension the type it was given or found to be of
 * @param summary what is known about the file
 * @param info what the user reads beside the dataset, warnings included, a line for each
 */
public record UploadResult(String extension, DatasetSummary summary, String info) {}
