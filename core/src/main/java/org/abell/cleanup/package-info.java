/** Removes what jobs left for a while and nobody needs any more. */
package org.abell.cleanup;
