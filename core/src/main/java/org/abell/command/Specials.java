package org.abell.command;

import java.util.LinkedHashMap;
import java.util.Map;
import org.abell.tool.Tool;
import org.abell.toolinput.ToolValues;

/** The variables every command may use besides its own inputs and outputs. */
final class Specials {

  private Specials() {}

  static Map<String, Object> of(Tool tool, ToolValues values, JobSurroundings job) {
    Map<String, Object> found = new LinkedHashMap<>();
    var user = job.user();
    var dbkey = InputReferences.dbkey(values);
    found.put("__tool_directory__", tool.directory().toString());
    found.put("__root_dir__", job.rootDirectory().toString());
    found.put("GALAXY_ROOT_DIR", job.rootDirectory().toString());
    found.put("__tool_data_path__", job.toolDataDirectory().toString());
    found.put("GALAXY_DATA_INDEX_DIR", job.toolDataDirectory().toString());
    found.put("__new_file_path__", job.temporaryDirectory().toString());
    found.put("__local_working_directory__", job.workingDirectory().toString());
    found.put("__history_id__", job.encodedHistoryId());
    found.put("__galaxy_url__", job.url());
    found.put("__user_email__", SafeText.of(user.email()));
    found.put("__user_name__", SafeText.of(user.name()));
    found.put("__user_id__", user.id());
    found.put("userEmail", SafeText.of(user.email()));
    found.put("userId", user.id());
    found.put("__admin_users__", SafeText.of(String.join(",", job.adminUsers())));
    found.put("dbkey", SafeText.of(dbkey));
    found.put(
        "chromInfo",
        job.toolDataDirectory()
            .resolve("shared/ucsc/chrom/%s.len".formatted(safeName(dbkey)))
            .toString());
    return found;
  }

  /** A dbkey becomes part of a path, so it must not lead out of its folder. */
  private static String safeName(String dbkey) {
    return dbkey.matches("[A-Za-z0-9_.-]+") && !dbkey.startsWith(".") ? dbkey : "?";
  }
}
