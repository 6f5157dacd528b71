/** What a server needs before it can work, and why it cannot yet. */
package org.abell.installation;
