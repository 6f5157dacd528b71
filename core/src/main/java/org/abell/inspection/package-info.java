/** Jobs that look at their own outputs: the program they start for it, its order, its answers. */
package org.abell.inspection;
