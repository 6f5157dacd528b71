/**
 * From what a client sends to checked values: the request's inputs, the value tree, its stored form
 * and the description of a tool's form.
 */
package org.abell.toolinput;
