/**
 * A tool as its XML file describes it: an immutable model and its parser. Knows nothing of jobs,
 * users or requests.
 */
package org.abell.tool;
