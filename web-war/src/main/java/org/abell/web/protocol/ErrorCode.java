package org.abell.web.protocol;

/** Galaxy's error codes; with few exceptions the thousands of each are its HTTP status. */
public enum ErrorCode {
  MALFORMED_JSON(400_003),
  ATTRIBUTE_INVALID(400_004),
  PARAMETER_MISSING(400_007),
  PARAMETER_INVALID(400_008),
  MALFORMED_ID(400_009),
  AUTHENTICATION_FAILED(401_001),
  KEY_REQUIRED(403_001),
  NOT_ACCESSIBLE(403_002),
  NOT_OWNER(403_003),
  FORBIDDEN_BY_CONFIGURATION(403_004),
  INSUFFICIENT_PERMISSIONS(403_005),
  ADMIN_REQUIRED(403_006),
  TOOL_MISSING(404, 400_014),
  NOT_FOUND(404_001),
  CONFLICT(409_001),
  INTERNAL(500_001),
  NOT_IMPLEMENTED(501_001);

  private static final int THOUSAND = 1000;

  private final int status;
  private final int code;

  ErrorCode(int code) {
    this(code / THOUSAND, code);
  }

  ErrorCode(int status, int code) {
    this.status = status;
    this.code = code;
  }

  /** The status of HTTP that goes with it. */
  public int status() {
    return status;
  }

  /** The number that clients read. */
  public int code() {
    return code;
  }
}
