using Microsoft.AspNetCore.Http.Metadata;

namespace Baken.Privacy.Parts;

/// <summary>
/// Takes files of this size, and keeps an uploaded file in memory while the request runs. By default the server puts it in a temporary file, where it would lie unencrypted.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class KeepInMemoryAttribute : Attribute, IFormOptionsMetadata, IRequestSizeLimitMetadata
{
    private const int Most = 32 * 1024 * 1024;

    public long? MaxRequestBodySize => Most;

    public bool? BufferBody => false;

    public int? MemoryBufferThreshold => Most;

    public long? BufferBodyLengthLimit => Most;

    public int? ValueCountLimit => 20;

    public int? KeyLengthLimit => null;

    public int? ValueLengthLimit => null;

    public int? MultipartBoundaryLengthLimit => null;

    public int? MultipartHeadersCountLimit => null;

    public int? MultipartHeadersLengthLimit => null;

    public long? MultipartBodyLengthLimit => Most;
}
