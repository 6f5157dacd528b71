package org.abell.web.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import me.desair.tus.server.TusFileUploadService;

/**
 * Uploads in pieces (tus.io, version 1.0.0). They lie in the folder that all web servers share, so
 * a piece may go to another server than the one before.
 */
@ApplicationScoped
public class TusStore {

  private static final Duration LIFETIME = Duration.ofDays(2);

  private final StagedFiles staged;
  private final AtomicReference<TusFileUploadService> service = new AtomicReference<>();

  public TusStore() {
    this(null);
  }

  @Inject
  public TusStore(StagedFiles staged) {
    this.staged = staged;
  }

  /** Where clients send pieces to. */
  static String uri(String contextPath) {
    return contextPath + "/api/upload/resumable_upload";
  }

  /** The service, made when the installation is ready. */
  TusFileUploadService service(String contextPath) throws IOException {
    if (service.get() == null) {
      var folder = staged.folder().resolve("tus");
      // The library cleans up these folders before it has made them.
      Files.createDirectories(folder.resolve("locks"));
      Files.createDirectories(folder.resolve("uploads"));
      var made =
          new TusFileUploadService()
              .withUploadUri(uri(contextPath))
              .withStoragePath(folder.toString())
              .withUploadExpirationPeriod(LIFETIME.toMillis());
      service.compareAndSet(null, made);
    }
    return service.get();
  }
}
