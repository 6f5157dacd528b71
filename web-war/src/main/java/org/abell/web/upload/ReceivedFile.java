package org.abell.web.upload;

/**
 * A file that came with a request and lies in the uploads folder.
 *
 * @param name what its owner calls it
 * @param staged its name in the uploads folder
 */
public record ReceivedFile(String name, String staged) {}
