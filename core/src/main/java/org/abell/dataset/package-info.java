/** History items as tools see them, and who may hand which item to a tool. */
package org.abell.dataset;
