/** Jobs as processes of this host, found again by token after a restart of the handler. */
package org.abell.runner.local;
