using System.Globalization;

namespace RecordLinkage;

/// <summary>Reads an expression: or, and, not, comparisons, is null, calls, names and literals.</summary>
internal sealed class Parser
{
    private readonly string text;
    private readonly List<Token> tokens;
    private int next;

    private Parser(string text)
    {
        this.text = text;
        tokens = Lexer.Cut(text);
    }

    /// <exception cref="InvalidDataException">It is not such an expression; the message names what was not understood.</exception>
    public static Term Read(string text)
    {
        var parser = new Parser(text);
        var term = parser.Or();
        return parser.Here.Kind == TokenKind.End ? term : throw parser.NotUnderstood();
    }

    private Token Here => tokens[next];

    private InvalidDataException NotUnderstood() =>
        new($"'{(Here.Kind == TokenKind.End ? "(end)" : Here.Text)}' at place {Here.At + 1} is not understood in: {text}");

    private string From(int start) => text[tokens[start].At..Here.At].Trim();

    private Term Or() => Chain(And, "or");

    private Term And() => Chain(Negation, "and");

    private Term Chain(Func<Term> part, string word)
    {
        var start = next;
        var left = part();
        while (Here.Is(word))
        {
            next++;
            left = new BinaryTerm(word, left, part(), From(start));
        }

        return left;
    }

    private Term Negation()
    {
        var start = next;
        if (!Here.Is("not"))
            return Comparison();
        next++;
        return new NotTerm(Negation(), From(start));
    }

    private Term Comparison()
    {
        var start = next;
        var left = Difference();
        if (Here.Is("is"))
        {
            next++;
            var negated = Here.Is("not");
            if (negated)
                next++;
            Expect("null");
            return new NullTestTerm(left, negated, From(start));
        }

        if (Here.Kind == TokenKind.Symbol && Here.Text is "=" or "<=" or ">=" or "<" or ">" or "<>" or "!=")
        {
            var symbol = tokens[next++].Text;
            return new BinaryTerm(symbol, left, Difference(), From(start));
        }

        return left;
    }

    private Term Difference()
    {
        var start = next;
        var left = Atom();
        while (Here.Is("-") || Here.Is("/") || Here.Is("||"))
        {
            var symbol = tokens[next++].Text;
            left = new BinaryTerm(symbol, left, Atom(), From(start));
        }

        return left;
    }

    private Term Atom()
    {
        var start = next;
        var token = tokens[next];
        if (token.Is("("))
        {
            next++;
            var inner = Or();
            Expect(")");
            return inner;
        }

        next++;
        switch (token.Kind)
        {
            case TokenKind.Number
                when double.TryParse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number):
                return new NumberTerm(number, token.Text);
            case TokenKind.Text:
                return new TextTerm(token.Text, From(start));
            case TokenKind.Name when Here.Is("("):
                return Call(token.Text, start);
            case TokenKind.Name or TokenKind.QuotedName when Here.Is("."):
                next++;
                var name = tokens[next++];
                if (name.Kind is not (TokenKind.Name or TokenKind.QuotedName))
                    break;
                return new NameTerm(token.Text, name.Text, From(start));
            case TokenKind.Name or TokenKind.QuotedName:
                return new NameTerm(null, token.Text, From(start));
        }

        next--;
        throw NotUnderstood();
    }

    private CallTerm Call(string function, int start)
    {
        Expect("(");
        var arguments = new List<Term>();
        while (!Here.Is(")"))
        {
            arguments.Add(Or());
            if (!Here.Is(")"))
                Expect(",");
        }

        Expect(")");
        return new(function.ToLowerInvariant(), [.. arguments], From(start));
    }

    private void Expect(string symbol)
    {
        if (!Here.Is(symbol))
            throw NotUnderstood();
        next++;
    }
}
