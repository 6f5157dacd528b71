/**
 * What kind of file a dataset is: the types and their kinship, telling a type from content, and
 * what is worth knowing about a file of a type. Knows files, neither jobs nor tools.
 */
package org.abell.datatype;
