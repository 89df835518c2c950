using System.Text.Json;
using System.Text.Json.Serialization;
using Baken.Access;
using Baken.Kernel;

namespace Baken.Privacy.Requests;

/// <summary>What a request says about the person who asks. It is in the database only sealed.</summary>
internal sealed record RequestContent
{
    public required string Name { get; init; }

    public DateOnly? BirthDate { get; init; }

    public IReadOnlyList<string> Emails { get; init; } = [];

    public IReadOnlyList<string> Phones { get; init; } = [];

    public string Address { get; init; } = "";

    /// <summary>What is asked, in the words of the person.</summary>
    public required string Text { get; init; }

    /// <summary>What was seen when the identity was checked; never a number of a document.</summary>
    public string IdentityNote { get; init; } = "";

    public string ExtensionReason { get; init; } = "";

    public string DecisionReasons { get; init; } = "";

    public PersonQuestion Question => new(Name, BirthDate, Emails, Phones);
}

/// <summary>Seals and opens records as JSON, under the key of one thing.</summary>
internal sealed class SealedJson(IVault vault)
{
    public Task<byte[]> SealAsync<T>(string thing, T content, CancellationToken cancellation) =>
        vault.SealAsync(thing, JsonSerializer.SerializeToUtf8Bytes(content, typeof(T), SealedJsonContext.Default), cancellation);

    public async Task<Outcome<T>> OpenAsync<T>(string thing, byte[] content, CancellationToken cancellation)
    {
        var opened = await vault.OpenAsync(thing, content, cancellation);
        return opened.Refusal is { } refusal
            ? refusal
            : (T)JsonSerializer.Deserialize(opened.Value, typeof(T), SealedJsonContext.Default)!;
    }

    public Task<byte[]> SealBytesAsync(string thing, ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
        vault.SealAsync(thing, content, cancellation);

    public Task<Outcome<byte[]>> OpenBytesAsync(string thing, byte[] content, CancellationToken cancellation) =>
        vault.OpenAsync(thing, content, cancellation);

    /// <summary>Seals the content of a request anew, with a change.</summary>
    public async Task<Refusal?> ChangeAsync(
        PersonRequest request,
        Func<RequestContent, RequestContent> change,
        CancellationToken cancellation
    )
    {
        var content = await OpenAsync<RequestContent>(request.Reference, request.Content, cancellation);
        if (content.Refusal is { } refusal)
            return refusal;
        request.Content = await SealAsync(request.Reference, change(content.Value), cancellation);
        return null;
    }
}

[JsonSerializable(typeof(RequestContent))]
[JsonSerializable(typeof(Holding))]
[JsonSerializable(typeof(LetterContent))]
[JsonSerializable(typeof(RecipientContent))]
[JsonSerializable(typeof(FileContent))]
[JsonSerializable(typeof(string))]
internal sealed partial class SealedJsonContext : JsonSerializerContext;
