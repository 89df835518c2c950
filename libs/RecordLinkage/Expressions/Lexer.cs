using System.Text;

namespace RecordLinkage;

internal enum TokenKind
{
    Name,
    QuotedName,
    Number,
    Text,
    Symbol,
    End,
}

internal readonly record struct Token(TokenKind Kind, string Text, int At)
{
    public bool Is(string text) =>
        Kind is TokenKind.Name or TokenKind.Symbol && string.Equals(Text, text, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Cuts an expression into names, numbers, texts and symbols; blanks and line ends part them and mean nothing.</summary>
internal static class Lexer
{
    private static readonly string[] TwoLetterSymbols = ["<=", ">=", "<>", "!=", "->", "||"];

    public static List<Token> Cut(string text)
    {
        var tokens = new List<Token>();
        var at = 0;
        while (true)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;
            if (at == text.Length)
            {
                tokens.Add(new(TokenKind.End, "", at));
                return tokens;
            }

            var start = at;
            if (text[at] is '"' or '`' or '\'')
                tokens.Add(new(text[start] == '\'' ? TokenKind.Text : TokenKind.QuotedName, Quoted(text, ref at), start));
            else if (char.IsLetter(text[at]) || text[at] == '_')
            {
                while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_'))
                    at++;
                tokens.Add(new(TokenKind.Name, text[start..at], start));
            }
            else if (char.IsAsciiDigit(text[at]))
            {
                while (
                    at < text.Length
                    && (
                        char.IsAsciiDigit(text[at])
                        || text[at] is '.' or 'e' or 'E'
                        || (text[at] is '-' or '+' && text[at - 1] is 'e' or 'E')
                    )
                )
                    at++;
                tokens.Add(new(TokenKind.Number, text[start..at], start));
            }
            else
            {
                at += TwoLetterSymbols.Any(symbol => text.AsSpan(start).StartsWith(symbol, StringComparison.Ordinal)) ? 2 : 1;
                tokens.Add(new(TokenKind.Symbol, text[start..at], start));
            }
        }
    }

    /// <summary>The text with single blanks and without quotes around names: equal for two spellings of one expression.</summary>
    public static string Normal(string text) =>
        string.Join(
            ' ',
            Cut(text)
                .SkipLast(1)
                .Select(token =>
                    token.Kind switch
                    {
                        TokenKind.Name or TokenKind.QuotedName => token.Text.ToLowerInvariant(),
                        TokenKind.Text => $"'{token.Text}'",
                        _ => token.Text,
                    }
                )
        );

    private static string Quoted(string text, ref int at)
    {
        var quote = text[at++];
        var value = new StringBuilder();
        while (at < text.Length)
        {
            if (text[at] != quote)
                value.Append(text[at++]);
            else if (at + 1 < text.Length && text[at + 1] == quote)
            {
                value.Append(quote);
                at += 2;
            }
            else
            {
                at++;
                return value.ToString();
            }
        }

        throw new InvalidDataException($"A quote is not closed: {text}");
    }
}
