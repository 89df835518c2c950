namespace Baken.Privacy.Requests;

/// <summary>A letter or document that came with a request. Its name and its bytes are sealed under the request.</summary>
internal sealed class Attachment
{
    public required Guid Id { get; init; }

    /// <summary>The request it belongs to; given when it is added to that.</summary>
    public Guid RequestId { get; private init; }

    /// <summary>A <see cref="FileContent"/>: what it is called.</summary>
    public required byte[] Name { get; init; }

    /// <summary>Found out from its bytes, never taken from who sent it.</summary>
    public required FileKind Kind { get; init; }

    public required int Bytes { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    public required AttachmentBytes Sealed { get; init; }
}

/// <summary>The bytes apart, so that a list of attachments does not read them.</summary>
internal sealed class AttachmentBytes
{
    public required Guid Id { get; init; }

    public required byte[] Content { get; init; }
}

internal sealed record FileContent(string Name);

internal enum FileKind
{
    Pdf,
    Png,
    Jpeg,
    Docx,
    Text,
}
