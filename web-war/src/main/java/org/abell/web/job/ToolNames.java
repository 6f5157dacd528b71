package org.abell.web.job;

import org.abell.job.Job;
import org.abell.tool.Tool;
import org.abell.toolbox.ToolBox;
import org.abell.upload.UploadOrder;

/** What pages call the tool of a job; one that is not here any more is called by its id. */
final class ToolNames {

  private ToolNames() {}

  static String of(Job job, ToolBox tools) {
    return UploadOrder.TOOLS.contains(job.toolId())
        ? "Upload"
        : tools.find(job.toolId()).map(Tool::name).orElse(job.toolId());
  }
}
