/** What a job leaves behind: streams, exit code, files, measures, and whether that is a success. */
package org.abell.result;
