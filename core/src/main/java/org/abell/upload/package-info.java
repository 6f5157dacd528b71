/**
 * What happens to a file between the user who sends it and the dataset it becomes: fetching,
 * unpacking, line ends, the type, checks. Knows files, not jobs.
 */
package org.abell.upload;
