package org.abell.tool;

/** A variable of the job's environment whose value is a template. */
public record EnvironmentVariable(String name, String template, boolean strip, int line) {}
