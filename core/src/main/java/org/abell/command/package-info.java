/**
 * From a tool and checked values to what a job runs: the objects templates see, the rendered
 * command, the outputs, and the verdict over what came of it.
 */
package org.abell.command;
