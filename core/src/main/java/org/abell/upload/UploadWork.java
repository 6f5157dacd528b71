package org.abell.upload;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.abell.datatype.Compression;
import org.abell.datatype.DamagedFile;
import org.abell.datatype.DatasetInspector;
import org.abell.datatype.Datatype;
import org.abell.datatype.Datatypes;
import org.abell.datatype.FilePrefix;
import org.abell.datatype.Sniffer;
import org.abell.datatype.ZipMembers;

/**
 * Makes a dataset's file of an uploaded one. The source is only read, and the target is written in
 * one step at the end, so the work can be done again after a crash.
 */
public final class UploadWork {

  private final Datatypes datatypes;
  private final Sniffer sniffer;
  private final DatasetInspector inspector;
  private final long maxBytes;

  /**
   * @param maxBytes how large a file may be, packed and unpacked
   */
  public UploadWork(Datatypes datatypes, long maxBytes) {
    this.datatypes = datatypes;
    this.sniffer = new Sniffer(datatypes);
    this.inspector = new DatasetInspector(datatypes);
    this.maxBytes = maxBytes;
  }

  /**
   * Unpacks, converts, tells the type, checks, and puts the result in place.
   *
   * @throws UploadRefused where the file cannot become a dataset; the target is untouched then
   */
  public UploadResult run(Path source, UploadOptions options, Path target)
      throws IOException, UploadRefused {
    if (!options.isAuto() && !datatypes.exists(options.extension())) {
      throw new UploadRefused("There is no type named '%s'.".formatted(options.extension()));
    }
    try (var staging = Staging.beside(target)) {
      return run(source, options, staging);
    } catch (DamagedFile e) {
      throw new UploadRefused("The compressed file is damaged or incomplete.");
    }
  }

  private UploadResult run(Path source, UploadOptions options, Staging staging)
      throws IOException, UploadRefused {
    var notes = new ArrayList<String>();
    var unpacked = unpack(source, options, staging, notes);
    var prefix = FilePrefix.of(unpacked);
    var file = unpacked;
    if (isPlainText(prefix, options) && (options.toPosixLines() || options.spaceToTab())) {
      file = staging.newFile();
      PosixText.rewrite(unpacked, file, options);
      prefix = FilePrefix.of(file);
    }
    var extension = options.isAuto() ? sniff(file, prefix, options, notes) : options.extension();
    check(prefix, extension, options, notes);
    var summary = inspector.inspect(file, extension);
    staging.publish(file);
    notes.add(0, "uploaded %s file".formatted(extension));
    return new UploadResult(extension, summary, String.join("\n", notes));
  }

  private Path unpack(Path source, UploadOptions options, Staging staging, List<String> notes)
      throws IOException, UploadRefused {
    var compression = Compression.of(source);
    boolean keep =
        compression == Compression.NONE
            || !options.autoDecompress()
            || staysPacked(source, options);
    if (!keep && compression == Compression.ZIP && ZipMembers.count(source) > 1) {
      notes.add("Warning: The zip file holds several files, only the first one was taken.");
    }
    try (var in = (keep ? Compression.NONE : compression).open(source)) {
      return staging.copy(in, maxBytes);
    }
  }

  private boolean staysPacked(Path source, UploadOptions options) throws IOException {
    return options.isAuto()
        ? sniffer.recognize(FilePrefix.of(source)).isPresent()
        : datatypes.find(options.extension()).filter(Datatype::isArchive).isPresent();
  }

  private boolean isPlainText(FilePrefix prefix, UploadOptions options) {
    boolean mayBeText =
        options.isAuto()
            || datatypes.find(options.extension()).filter(Datatype::isText).isPresent();
    return mayBeText && prefix.isPlain() && !prefix.isBinary();
  }

  private String sniff(Path file, FilePrefix prefix, UploadOptions options, List<String> notes)
      throws IOException {
    var found = sniffer.sniff(file);
    var suffix = options.name().substring(options.name().lastIndexOf('.') + 1);
    boolean named =
        found.equals("binary")
            && prefix.isBinary()
            && datatypes.isOfType(suffix, "binary")
            && !sniffer.knows(suffix);
    if (named) {
      notes.add("Warning: The type '%s' was taken from the file's name.".formatted(suffix));
    }
    return named ? suffix : found;
  }

  private void check(FilePrefix prefix, String extension, UploadOptions options, List<String> notes)
      throws UploadRefused {
    boolean text = prefix.isPlain() && !prefix.isBinary();
    if (text && !datatypes.isOfType(extension, "html") && HtmlCheck.hasActiveTags(prefix)) {
      throw new UploadRefused("The file contains active HTML but is not of type 'html'.");
    }
    if (!options.isAuto() && sniffer.contradicts(prefix, extension)) {
      notes.add(
          "Warning: The type is '%s' as chosen, but the content does not look like it."
              .formatted(extension));
    }
  }
}
