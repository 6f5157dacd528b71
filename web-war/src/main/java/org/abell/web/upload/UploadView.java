package org.abell.web.upload;

import java.util.List;

/** The form for uploads. */
public record UploadView(String text, String name, String error, List<String> extensions) {}
