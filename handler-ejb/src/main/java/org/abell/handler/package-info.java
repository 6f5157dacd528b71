/** The job tier: takes jobs, dispatches, watches and finishes them. Never calls the web tier. */
package org.abell.handler;
