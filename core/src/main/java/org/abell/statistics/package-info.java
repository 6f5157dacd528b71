/**
 * What the job tier is doing, in numbers: how many jobs wait and how long, how many run where, how
 * many start and end. Reads only; each question is one statement on an index of unfinished or
 * recent jobs, so its cost does not grow with all that ever ran.
 */
package org.abell.statistics;
