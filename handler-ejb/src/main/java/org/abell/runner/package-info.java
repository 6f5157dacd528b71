/**
 * Where jobs run: starting, watching and stopping them, found again by token after a restart. Knows
 * nothing of the database.
 */
package org.abell.runner;
