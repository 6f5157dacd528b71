/** A server's own life: becoming ready, saying that it is well, leaving in good order. */
package org.abell.lifecycle;
