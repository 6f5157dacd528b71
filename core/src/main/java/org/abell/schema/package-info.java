/** The database schema and its migrations. */
package org.abell.schema;
