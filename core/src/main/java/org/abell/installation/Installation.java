package org.abell.installation;

import org.abell.dataset.ToolDatasets;
import org.abell.datatype.Datatypes;
import org.abell.ident.IdEncoding;
import org.abell.settings.Settings;
import org.abell.toolbox.ToolBox;

/**
 * What a server needs before it can do anything.
 *
 * @param settings abell.yml
 * @param ids the encoding of ids, the same on all servers
 * @param toolBox the tools; what is wrong with some of them is told beside the others
 * @param datatypes the datatypes it knows
 * @param sharedFolder where the data of all servers lie
 */
public record Installation(
    Settings settings,
    IdEncoding ids,
    ToolBox toolBox,
    Datatypes datatypes,
    SharedFolder sharedFolder) {

  /** Who reads files for tools, and where they lie. */
  public ToolDatasets toolDatasets() {
    return new ToolDatasets(ids, settings.dataDirectory());
  }
}
