/** Who is asking: by API key or by the session of a browser, and what that person may do. */
package org.abell.web.caller;
