/**
 * Templates of tool files: parser, tree and rendering. Knows nothing of tools; the values come in
 * as a context.
 */
package org.abell.template;
