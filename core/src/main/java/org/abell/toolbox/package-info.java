/** The tools a server offers: panel file, loaded tools, search. A reload makes a new toolbox. */
package org.abell.toolbox;
