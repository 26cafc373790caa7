package dev.penstock.sandbox.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.content.ByteBufferContentSource;
import org.eclipse.jetty.util.Promise;

/** Reads multipart/form-data (RFC 7578) from bytes, in memory. */
final class Multipart {

  private Multipart() {}

  static List<Part> read(String contentType, byte[] body) {
    String boundary = MultiPart.extractBoundary(contentType);
    if (boundary == null) {
      throw new ReplyException(Reply.text(400, "not multipart: " + contentType));
    }
    return parse(boundary, body);
  }

  private static List<Part> parse(String boundary, byte[] body) {
    MultiPartFormData.Parser parser = new MultiPartFormData.Parser(boundary);
    parser.setUseFilesForPartsWithoutFileName(false);
    parser.setMaxMemoryFileSize(-1);
    parser.setMaxLength(-1);
    parser.setMaxParts(-1);
    CompletableFuture<MultiPartFormData.Parts> parsed = new CompletableFuture<>();
    parser.parse(
        new ByteBufferContentSource(ByteBuffer.wrap(body)), Promise.Invocable.toPromise(parsed));
    try (MultiPartFormData.Parts parts = parsed.join()) {
      List<Part> result = new ArrayList<>();
      for (MultiPart.Part part : parts) {
        result.add(convert(part));
      }
      return result;
    } catch (CompletionException e) {
      throw new ReplyException(Reply.text(400, "broken multipart body: " + e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Part convert(MultiPart.Part part) throws IOException {
    ByteBuffer content = Content.Source.asByteBuffer(part.getContentSource());
    byte[] bytes = new byte[content.remaining()];
    content.get(bytes);
    return new Part(
        Optional.ofNullable(part.getName()).orElse(""),
        Optional.ofNullable(part.getFileName()),
        Optional.ofNullable(part.getHeaders().get(HttpHeader.CONTENT_TYPE)),
        bytes);
  }
}
