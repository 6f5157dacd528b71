/** News from the database: LISTEN on a connection of its own, in the words of the schema. */
package org.abell.notice;
