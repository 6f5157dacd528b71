/**
 * XML files read with the line of every element, so that a problem can name it; macros expanded.
 */
package org.abell.xml;
