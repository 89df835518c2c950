namespace Baken.Ui;

/// <summary>A link in a navigation, tab or breadcrumb row. <c>Current</c> marks the page or section the reader is in.</summary>
public sealed record NavigationItem(string Text, string Href, bool Current = false, int? Count = null);
