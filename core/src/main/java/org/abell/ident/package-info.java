/** Ids as clients see them. */
package org.abell.ident;
