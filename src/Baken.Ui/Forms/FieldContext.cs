namespace Baken.Ui;

/// <summary>What an input must repeat to belong to its field: its id, its hint and error, and "true" for aria-invalid when it is wrong.</summary>
public sealed record FieldContext(string Id, string? DescribedBy, string? Invalid);

/// <summary>A fault in a form, with the id of the input it is about.</summary>
public sealed record FormFault(string Text, string? FieldId = null);
