using Microsoft.AspNetCore.Components;

namespace Baken.Ui;

/// <summary>A column of a <see cref="DataTable{T}"/>: its title, how to sort by it, and what stands in its cells.</summary>
public sealed class Column<T> : ComponentBase
{
    [CascadingParameter]
    private DataTable<T>? Table { get; set; }

    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>In place of the title in the header; the title stays the accessible name of the sort link.</summary>
    [Parameter]
    public RenderFragment? Header { get; set; }

    /// <summary>Keep the title for screen readers only, such as over a column of buttons.</summary>
    [Parameter]
    public bool TitleHidden { get; set; }

    /// <summary>Figures: aligned to the end, in digits of one width.</summary>
    [Parameter]
    public bool Numeric { get; set; }

    /// <summary>The cell names the row.</summary>
    [Parameter]
    public bool RowHeader { get; set; }

    /// <summary>The column can be sorted by, under this key in the address.</summary>
    [Parameter]
    public string? SortKey { get; set; }

    /// <summary>The first sort is from high to low, as for figures; for a column of bars, which is not aligned as numbers are.</summary>
    [Parameter]
    public bool HighFirst { get; set; }

    /// <summary>The cell is not broken over lines.</summary>
    [Parameter]
    public bool NoWrap { get; set; }

    [Parameter, EditorRequired]
    public RenderFragment<T>? ChildContent { get; set; }

    internal string? CellClass =>
        (Numeric, NoWrap) switch
        {
            (true, _) => "baken-number",
            (false, true) => "baken-nowrap",
            (false, false) => null,
        };

    protected override void OnInitialized()
    {
        if (Table is null)
            throw new InvalidOperationException($"Column '{Title}' stands outside a DataTable.");
        Table.Add(this);
    }
}
