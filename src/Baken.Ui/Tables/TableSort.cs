namespace Baken.Ui;

/// <summary>By which column a table is sorted, and which way.</summary>
public sealed record TableSort(string Key, bool Descending = false);
