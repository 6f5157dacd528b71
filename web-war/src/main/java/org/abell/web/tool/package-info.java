/** Tools: finding them, their forms, running them. */
package org.abell.web.tool;
