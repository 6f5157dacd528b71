/** What is wrong with configuration or tool files: file, line, reason. Depends on nothing. */
package org.abell.problem;
