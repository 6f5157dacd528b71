package org.abell.wiring;

import org.abell.ident.IdEncoding;
import org.abell.settings.Settings;

/**
 * What a server needs before it can do anything.
 *
 * @param settings abell.yml
 * @param ids the encoding of ids, the same on all servers
 */
public record Installation(Settings settings, IdEncoding ids) {}
