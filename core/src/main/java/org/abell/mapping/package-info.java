/**
 * Where a job goes: tags and dynamic destinations resolved to one destination. Knows the facts of a
 * job and the configuration, but neither the job's entity nor the database.
 */
package org.abell.mapping;
