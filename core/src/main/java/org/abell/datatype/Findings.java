package org.abell.datatype;

import jakarta.json.JsonObject;

/**
 * What reading a file through brought to light.
 *
 * @param metadata the elements that could be set; one that is missing is unset
 * @param blurb one line about the file
 */
record Findings(JsonObject metadata, String blurb) {}
