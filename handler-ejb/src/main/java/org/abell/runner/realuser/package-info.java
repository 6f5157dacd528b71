/** Jobs under the system accounts of their users, by a helper that sudo lets the server call. */
package org.abell.runner.realuser;
