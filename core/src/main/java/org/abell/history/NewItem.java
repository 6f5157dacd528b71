package org.abell.history;

/**
 * An item to be added to a history.
 *
 * @param name what people see
 * @param extension the datatype it will have
 * @param dbkey genome build, {@code ?} where unknown
 * @param visible false for outputs that the tool hides
 */
public record NewItem(String name, String extension, String dbkey, boolean visible) {}
