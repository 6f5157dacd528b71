package org.abell.web.upload;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import me.desair.tus.server.exception.TusException;
import org.abell.web.caller.Caller;
import org.abell.web.protocol.ErrorCode;
import org.abell.web.protocol.Refusal;

/** Files that came in pieces, by the id of their upload. */
@RequestScoped
public class TusUploads {

  private final Caller caller;
  private final TusStore store;
  private final StagedFiles staged;
  private final ServletContext context;

  public TusUploads() {
    this(null, null, null, null);
  }

  @Inject
  public TusUploads(Caller caller, TusStore store, StagedFiles staged, ServletContext context) {
    this.caller = caller;
    this.store = store;
    this.staged = staged;
    this.context = context;
  }

  /** Takes the whole file out of its upload, which ends; it must be the caller's own. */
  ReceivedFile take(String session, String name) throws IOException {
    if (!session.matches("[\\w-]{1,64}")) {
      throw new Refusal(ErrorCode.PARAMETER_INVALID, "This is not the id of an upload.");
    }
    var service = store.service(context.getContextPath());
    var owner = Long.toString(caller.required().id());
    var uri = TusStore.uri(context.getContextPath()) + "/" + session;
    try {
      var info = service.getUploadInfo(uri, owner);
      if (info == null || info.isUploadInProgress()) {
        throw new Refusal(
            ErrorCode.PARAMETER_INVALID, "The upload %s is not complete.".formatted(session));
      }
      try (var content = service.getUploadedBytes(uri, owner)) {
        var file = new ReceivedFile(name, staged.write(content));
        service.deleteUpload(uri, owner);
        return file;
      }
    } catch (TusException e) {
      throw new Refusal(
          ErrorCode.PARAMETER_INVALID, "There is no upload %s of yours.".formatted(session));
    }
  }
}
