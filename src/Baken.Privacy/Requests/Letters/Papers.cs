using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Baken.Privacy.Activities;

namespace Baken.Privacy.Requests;

/// <summary>What leaves the house on paper or as a file: a letter as HTML, and the package for the person. Everything in it is encoded.</summary>
internal static class Papers
{
    private const string Style =
        "body{font:11pt/1.5 sans-serif;max-width:42em;margin:3em auto;padding:0 1em;color:#111}"
        + "table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.3em .6em;border-bottom:1px solid #999}"
        + "h1{font-size:1.4em}h2{font-size:1.1em;margin-top:2em}";

    public static byte[] LetterPage(LetterContent letter) =>
        Page(letter.Subject, string.Concat(letter.Text.Split("\n\n").Select(part => $"<p>{Lines(part)}</p>\n")));

    /// <summary>The given findings, and only those, as JSON for a machine and as a page for a person, with the letter.</summary>
    public static byte[] Package(
        PersonRequest request,
        LetterContent letter,
        IReadOnlyList<Holding> given,
        IReadOnlyDictionary<string, ActivityText> activities,
        DateTimeOffset made
    )
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "brief.html", LetterPage(letter), made);
            Add(zip, "gegevens.html", Overview(request, given, activities), made);
            Add(zip, "gegevens.json", Json(request, given, activities), made);
        }

        return file.ToArray();
    }

    private static byte[] Overview(
        PersonRequest request,
        IReadOnlyList<Holding> given,
        IReadOnlyDictionary<string, ActivityText> activities
    )
    {
        var body = new StringBuilder();
        foreach (var holding in given)
        {
            body.Append(CultureInfo.InvariantCulture, $"<h2>{Text(holding.What)}</h2>\n<table>\n");
            foreach (var (name, value) in holding.Fields)
                body.Append(
                    CultureInfo.InvariantCulture,
                    $"<tr><th scope=\"row\">{Text(name)}</th><td>{Lines(value)}</td></tr>\n"
                );
            if (activities.TryGetValue(holding.Activity, out var activity))
            {
                Row("Waarvoor", activity.Purpose);
                Row("Grondslag", activity.LegalBasis);
                Row("Hoe lang bewaard", $"{activity.RetentionMonths} maanden");
                Row("Wie het kan krijgen", activity.Recipients);
                Row("Buiten de EU", activity.Transfers);
            }

            Row("Waar het vandaan komt", holding.Origin);
            Row("Aan wie het is gegeven", holding.Recipients.Count == 0 ? "aan niemand" : string.Join("\n", holding.Recipients));
            body.Append("</table>\n");
        }

        if (given.Count == 0)
            body.Append("<p>Er zijn geen gegevens.</p>\n");
        body.Append(
            "<h2>Uw rechten</h2>\n<p>U kunt vragen om verbetering, wissing of beperking, bezwaar maken tegen het gebruik, en een klacht indienen bij de "
                + "Autoriteit Persoonsgegevens (www.autoriteitpersoonsgegevens.nl). Er worden geen besluiten over u genomen door een computer alleen.</p>\n"
        );
        return Page($"Gegevens bij verzoek {request.Number}", body.ToString());

        void Row(string name, string value) =>
            body.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Text(name)}</th><td>{Lines(value)}</td></tr>\n");
    }

    private static byte[] Json(
        PersonRequest request,
        IReadOnlyList<Holding> given,
        IReadOnlyDictionary<string, ActivityText> activities
    )
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("verzoek", request.Number);
            json.WriteStartArray("gegevens");
            foreach (var holding in given)
            {
                json.WriteStartObject();
                json.WriteString("wat", holding.What);
                json.WriteStartObject("velden");
                foreach (var (name, value) in holding.Fields)
                    json.WriteString(name, value);
                json.WriteEndObject();
                if (activities.TryGetValue(holding.Activity, out var activity))
                {
                    json.WriteString("doel", activity.Purpose);
                    json.WriteString("grondslag", activity.LegalBasis);
                    json.WriteNumber("bewaartermijnInMaanden", activity.RetentionMonths);
                }

                json.WriteString("herkomst", holding.Origin);
                json.WriteStartArray("ontvangers");
                foreach (var recipient in holding.Recipients)
                    json.WriteStringValue(recipient);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return text.ToArray();
    }

    private static byte[] Page(string title, string body) =>
        Encoding.UTF8.GetBytes(
            $"""
            <!DOCTYPE html>
            <html lang="nl">
            <head><meta charset="utf-8"><title>{Text(title)}</title><style>{Style}</style></head>
            <body>
            <h1>{Text(title)}</h1>
            {body}</body>
            </html>

            """
        );

    private static void Add(ZipArchive zip, string name, byte[] content, DateTimeOffset made)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = made;
        using var stream = entry.Open();
        stream.Write(content);
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string Lines(string text) => Text(text).Replace("\n", "<br>\n", StringComparison.Ordinal);
}
