/** Why jobs wait, in the words of pages. */
package org.abell.web.waiting;
