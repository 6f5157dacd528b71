/** XML files read with the line of every element, so that a problem can name it. */
package org.abell.xml;
