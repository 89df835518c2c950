using System.ComponentModel;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Baken.Ui;

/// <summary>Renders its content after its earlier siblings have set themselves up: the columns come before the table.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Deferred : ComponentBase
{
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, ChildContent);
}
