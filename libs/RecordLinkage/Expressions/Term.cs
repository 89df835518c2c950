namespace RecordLinkage;

/// <summary>A piece of an expression as it was written, before anyone has asked what it means.</summary>
internal abstract record Term(string Source);

/// <summary>A name, with what stands before its dot: <c>l.surname</c>.</summary>
internal sealed record NameTerm(string? Qualifier, string Name, string Source) : Term(Source);

internal sealed record NumberTerm(double Value, string Source) : Term(Source);

internal sealed record TextTerm(string Value, string Source) : Term(Source);

internal sealed record CallTerm(string Function, Term[] Arguments, string Source) : Term(Source);

internal sealed record BinaryTerm(string Operator, Term Left, Term Right, string Source) : Term(Source);

internal sealed record NotTerm(Term Of, string Source) : Term(Source);

internal sealed record NullTestTerm(Term Of, bool Negated, string Source) : Term(Source);
